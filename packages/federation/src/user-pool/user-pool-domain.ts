import {
  CERTIFICATE_REGION,
  isAmazonHost,
  isAuth0TenantHost,
  partitionOfRegion,
  prefixDomainHost,
  QUOTAS,
  type UserPoolTier,
} from '@auth0-cognito/contract';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain';

import * as checks from '../checks';
import { fault } from '../faults';

import { DnsValidatedCertificate } from './dns-validated-certificate';
import { DomainRecords } from './domain-records';
import type { IUserPool } from './user-pool-ref';
import { shapeOf } from '../shape';

/** Which sign-in pages a domain shows. */
export interface ManagedLogin {
  /**
   * 1 for the classic sign-in pages, 2 for managed login. With 2, the pages show nothing until a style exists: set `loginBranding`,
   * which requires version 6 of the AWS provider.
   *
   * @default 1
   */
  readonly managedLoginVersion?: 1 | 2;
}

/** A host of Amazon's: `{prefix}.auth.{region}.amazoncognito.com`. */
export interface PrefixDomain extends ManagedLogin {
  /** First label of the host, unique in the region among all AWS customers. */
  readonly prefix: string;
}

/** A custom host. Its parent domain needs an address record. */
export interface CustomDomain extends ManagedLogin {
  /** The host: `login.example.com`. */
  readonly customDomain: string;
  /**
   * ARN of a certificate for the host, in us-east-1.
   *
   * @default - with `hostedZoneId`, a certificate is created and validated; required without
   */
  readonly certificateArn?: string;
  /**
   * Id of the Route 53 hosted zone for the alias records of the host, and for the records that validate its certificate.
   *
   * @default - no records are created
   */
  readonly hostedZoneId?: string;
  /**
   * IPv4 address for a new address record of the parent domain in `hostedZoneId`. Cognito requires that the parent domain has an address
   * record; any address is sufficient.
   *
   * @default - no record is created: the parent domain has one
   */
  readonly parentAddress?: string;
}

/** Values of a {@link UserPoolDomain}. */
export type UserPoolDomainSettings = PrefixDomain | CustomDomain;

/** @internal */
export const userPoolDomainShape = shapeOf<UserPoolDomainSettings>()((z) => {
  const managedLoginVersion = z.union([z.literal(1), z.literal(2)]).optional();
  return z.union([
    z.strictObject({ prefix: z.string(), managedLoginVersion }),
    z.strictObject({
      customDomain: z.string(),
      certificateArn: z.text,
      hostedZoneId: z.text,
      parentAddress: z.text,
      managedLoginVersion,
    }),
  ]);
});

/** Host of the sign-in pages. @internal */
export const hostOfPages = (domain: UserPoolDomainSettings, region: string): string =>
  'prefix' in domain ? prefixDomainHost(domain.prefix, region) : domain.customDomain;

/** Props of a {@link UserPoolDomain}. */
export type UserPoolDomainProps = UserPoolDomainSettings & {
  readonly userPool: IUserPool;
  /**
   * AWS provider of us-east-1, where the certificate of a custom domain has to be.
   *
   * @default - a custom domain takes a certificate by ARN
   */
  readonly usEast1Provider?: TerraformProvider;
};

/**
 * Defines the host of a user pool's sign-in pages and OAuth endpoints: a prefix of Amazon's domain, or a custom domain
 * with its certificate and records.
 */
export class UserPoolDomain extends Construct {
  /** Bare host name, known at synth. */
  readonly host: string;
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoUserPoolDomain;

  constructor(scope: Construct, id: string, props: UserPoolDomainProps) {
    super(scope, id);
    checks.refuse(
      this,
      checkUserPoolDomain(this.node.path, props, {
        hasUsEast1Provider: props.usEast1Provider !== undefined,
        place: { region: props.userPool.region },
        tier: props.userPool.tier,
      }),
    );
    const common = { userPoolId: props.userPool.userPoolId, managedLoginVersion: props.managedLoginVersion ?? 1 };

    this.host = hostOfPages(props, props.userPool.region);
    if ('prefix' in props) {
      this.resource = new CognitoUserPoolDomain(this, 'Resource', { ...common, domain: props.prefix });
      return;
    }

    const { hostedZoneId, usEast1Provider, parentAddress } = props;
    const certificateArn =
      props.certificateArn ??
      (hostedZoneId && usEast1Provider
        ? new DnsValidatedCertificate(this, 'Certificate', { host: this.host, hostedZoneId, provider: usEast1Provider })
            .arn
        : undefined);
    const records = hostedZoneId
      ? new DomainRecords(this, 'Records', { host: this.host, hostedZoneId, parentAddress })
      : undefined;
    this.resource = new CognitoUserPoolDomain(this, 'Resource', {
      ...common,
      domain: this.host,
      certificateArn,
      ...(records?.parent && { dependsOn: [records.parent] }),
    });
    records?.aliasTo(this.resource);
  }
}

/** What the faults of a domain also depend on. */
export interface CertificateContext {
  /** A certificate can be created for a custom domain. */
  readonly hasUsEast1Provider: boolean;
}

/** What the faults of a domain depend on besides its settings. */
export interface DomainContext extends CertificateContext {
  readonly place: checks.Place;
  /** Feature plan of the pool; undefined where it is not known. */
  readonly tier: UserPoolTier | undefined;
}

/** Faults of a domain's settings. @internal */
export function checkUserPoolDomain(
  path: string,
  settings: UserPoolDomainSettings,
  context: DomainContext,
): checks.Findings {
  const managedLogin =
    settings.managedLoginVersion === 2
      ? checks.feature(`${path}.managedLoginVersion`, context.tier, 'managedLogin', 'managed login')
      : undefined;
  if (!('prefix' in settings)) return [managedLogin, checkCustomDomain(path, settings, context)];
  return [
    managedLogin,
    checks.domainPrefix(`${path}.prefix`, settings.prefix),
    checks.needsLiteral(`${path}.prefix`, settings.prefix),
    'customDomain' in settings
      ? fault.ERR_DOMAIN_AMBIGUOUS({ path: `${path}.customDomain`, received: String(settings.customDomain) })
      : undefined,
  ];
}

function checkCustomDomain(
  path: string,
  props: CustomDomain,
  { hasUsEast1Provider, place }: DomainContext,
): checks.Findings {
  const { region } = place;
  if (checks.isLiteral(region) && !partitionOfRegion(region).hasCustomDomains) {
    return fault.ERR_CUSTOM_DOMAIN_UNSUPPORTED({ path: `${path}.customDomain`, received: props.customDomain });
  }
  const { certificateArn, hostedZoneId } = props;
  const inUsEast1 = new RegExp(`:acm:${CERTIFICATE_REGION}:`);
  const zone = `${path}.hostedZoneId`;
  const address = `${path}.parentAddress`;
  return [
    checks.host(`${path}.customDomain`, props.customDomain) ??
      topLevel(`${path}.customDomain`, props.customDomain) ??
      ownersHost(`${path}.customDomain`, props.customDomain),
    checks.isLiteral(props.customDomain) && props.customDomain.length > QUOTAS.domainLength
      ? fault.ERR_TEXT_LENGTH({ path: `${path}.customDomain`, text: props.customDomain, longest: QUOTAS.domainLength })
      : undefined,
    checks.needsLiteral(`${path}.customDomain`, props.customDomain),
    checks.arn(`${path}.certificateArn`, certificateArn, ['acm', 'certificate/.+']) ??
      checks.matching(certificateArn, inUsEast1, (arn) =>
        fault.ERR_CERTIFICATE_REGION({ path: `${path}.certificateArn`, received: arn }),
      ) ??
      checks.arn(`${path}.certificateArn`, certificateArn, ['acm', 'certificate/.+'], {
        ...place,
        regions: [CERTIFICATE_REGION],
      }),
    checks.matching(hostedZoneId, /^Z[0-9A-Z]{1,31}$/, (id) =>
      fault.ERR_HOSTED_ZONE_INVALID({ path: zone, received: id }),
    ),
    !certificateArn && !hostedZoneId ? fault.ERR_CERTIFICATE_MISSING({ path: `${path}.certificateArn` }) : undefined,
    !certificateArn && hostedZoneId && !hasUsEast1Provider
      ? fault.ERR_US_EAST_1_PROVIDER_MISSING({ path: `${path}.usEast1Provider` })
      : undefined,
    checks.matching(props.parentAddress, /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/, (value) =>
      fault.ERR_IPV4_INVALID({ path: address, received: value }),
    ),
    props.parentAddress && !hostedZoneId
      ? fault.ERR_PARENT_ADDRESS_WITHOUT_ZONE({ path: address, received: props.parentAddress })
      : undefined,
  ];
}

/** A fault where a host belongs to Amazon or Auth0: no other customer has a certificate of it. */
function ownersHost(path: string, host: string): checks.Findings {
  if (!checks.isLiteral(host)) return undefined;
  const owner = (isAuth0TenantHost(host) && 'Auth0') || (isAmazonHost(host) && 'Amazon');
  return owner ? fault.ERR_DOMAIN_IN_USE({ path, received: host, owner }) : undefined;
}

/**
 * A fault where the parent of a host is a top-level domain, or a suffix such as `co.uk` below which others register: Cognito looks for an
 * address of the parent, which such a domain cannot have.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
 */
function topLevel(path: string, host: string): checks.Findings {
  if (!checks.isLiteral(host)) return undefined;
  // Only here: the list of public suffixes takes 40 ms to load, which a prefix domain does not need.
  // oxlint-disable-next-line typescript/no-require-imports -- a check is synchronous
  const { getPublicSuffix } = require('tldts') as typeof import('tldts');
  const parent = host.slice(host.indexOf('.') + 1);
  return getPublicSuffix(parent) === parent ? fault.ERR_DOMAIN_TOP_LEVEL({ path, received: host }) : undefined;
}
