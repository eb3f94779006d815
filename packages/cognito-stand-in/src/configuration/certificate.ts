import type { JsonObject, Operations, Scope } from '../aws/api';
import type { DnsDirectory } from '../moto/dns-directory';

interface ValidationRecord {
  readonly Name: string;
  readonly Type: string;
}

/**
 * Certificates. moto issues one without looking; here, as at AWS, one that is validated by DNS is issued once its records
 * are in their hosted zone. A name outside the account's zones cannot be checked, so moto's answer is used.
 */
export function certificateOperations(dns: (scope: Scope) => DnsDirectory): Operations {
  return {
    // The model has no empty list of tags.
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
          if (!record || !(await zones.knows(record.Name))) return true;
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
