import type { JsonObject, Operations, Scope } from '../aws/api';
import type { DnsDirectory } from '../moto/dns-directory';

interface ValidationRecord {
  readonly Name: string;
  readonly Type: string;
}

/**
 * Certificates. moto issues every certificate at once. Here, as in AWS, a certificate with DNS validation is issued once its
 * records are in their hosted zone. For a name outside the zones of the account, moto's response is used.
 */
export function certificateOperations(dns: (scope: Scope) => DnsDirectory): Operations {
  return {
    // The service model does not allow an empty list of tags.
    'acm:ListTagsForCertificate': async (_input, call) => {
      const { Tags: tags, ...rest } = await call.next();
      return { ...rest, ...((tags as JsonObject[] | undefined)?.length ? { Tags: tags } : {}) };
    },

    'acm:DescribeCertificate': async (_input, call) => {
      const certificate = (await call.next()).Certificate as JsonObject;
      const options = (certificate.DomainValidationOptions ?? []) as JsonObject[];
      if (certificate.Type !== 'AMAZON_ISSUED' || !options.length) return { Certificate: certificate };

      const zones = dns(call);
      const validated = await Promise.all(
        options.map(async (option) => {
          const record = option.ResourceRecord as ValidationRecord | undefined;
          if (!record || !(await zones.hasZoneOf(record.Name))) return true;
          return zones.has(record.Name, 'CNAME');
        }),
      );
      const { IssuedAt, ...rest } = certificate;
      const issued = validated.every(Boolean);
      return {
        Certificate: {
          ...rest,
          Status: issued ? 'ISSUED' : 'PENDING_VALIDATION',
          ...(issued ? { IssuedAt: IssuedAt ?? Date.now() / 1000 } : {}),
          DomainValidationOptions: options.map((option, index) => ({
            ...option,
            ValidationStatus: validated[index] ? 'SUCCESS' : 'PENDING_VALIDATION',
          })),
        },
      };
    },
  };
}
