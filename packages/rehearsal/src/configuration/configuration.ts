import { ACCOUNT_ID, isIdentityType, throwFaults, type Fault } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { readPrerequisites } from './prerequisites';
import type { Prerequisite } from './prerequisites';
import { blocksOf, literal } from './terraform-json';
import type { Block, TerraformJson } from '@auth0-cognito/checkout';

/** The properties of an environment that a rehearsal needs, from its synthesized JSON. */
export interface Configuration {
  /** 12 digits. */
  readonly accountId: string;
  /** Region of the default AWS provider. */
  readonly region: string;
  readonly backend: { readonly bucket: string; readonly key: string; readonly region: string };
  /** Tenant domains of the Auth0 providers. */
  readonly auth0Domains: readonly string[];
  /** Hosts of Auth0 custom domains, with the domains of their tenants. */
  readonly auth0CustomDomains: ReadonlyMap<string, string>;
  /** Hosts of Cognito custom domains. */
  readonly cognitoCustomDomains: readonly string[];
  /** Providers that Terraform needs: source (`hashicorp/aws`) to version constraint. */
  readonly requiredProviders: Readonly<Record<string, string>>;
  /** Variables with the credentials of the Auth0 providers, if these do not all use the default variables. */
  readonly credentialVariables: readonly { readonly name: string; readonly holds: 'clientId' | 'clientSecret' }[];
  readonly prerequisites: readonly Prerequisite[];
  /** Addresses of resources that do not affect sign-in: they are applied to moto, and no check reads them. */
  readonly unchecked: readonly string[];
}

const REGISTRY = /^registry\.(terraform\.io|opentofu\.org)\//;

/** Finds a block's provider among those of its kind; `provider` is `aws` or `aws.alias`. */
function providerOf(block: Block, providers: readonly Block[]): Block | undefined {
  const [, alias] = typeof block.provider === 'string' ? block.provider.split('.') : [];
  return providers.find((provider) => provider.alias === alias);
}

/** Name of the variable, if a value is only a reference to one. */
const variableOf = (value: unknown) =>
  typeof value === 'string' ? /^\$\{var\.([\w-]+)\}$/.exec(value)?.[1] : undefined;

function credentialVariables(providers: readonly Block[]): Configuration['credentialVariables'] {
  return providers.flatMap((provider) => {
    const [id, secret] = [variableOf(provider.client_id), variableOf(provider.client_secret)];
    return [
      ...(id ? [{ name: id, holds: 'clientId' as const }] : []),
      ...(secret ? [{ name: secret, holds: 'clientSecret' as const }] : []),
    ];
  });
}

/** Host of each issuer that the user pool trusts, and the tenant of its application. */
function issuers(json: TerraformJson, tenantOf: (block: Block) => string): [host: string, tenant: string][] {
  return blocksOf(json.resource, 'aws_cognito_identity_provider').flatMap(({ block }) => {
    const details = (block.provider_details ?? {}) as Block;
    const issuer = literal(details.oidc_issuer);
    const [, data, name = ''] = /^\$\{(data\.)?auth0_client\.([\w-]+)\./.exec(String(details.client_id)) ?? [];
    const application = (data === undefined ? json.resource : json.data)?.auth0_client?.[name] ?? {};
    return issuer === undefined ? [] : [[new URL(issuer).host, tenantOf(application)]];
  });
}

/**
 * Reads a stack's JSON.
 *
 * @throws FaultError with everything that prevents a rehearsal of the environment.
 */
export function readConfiguration(environment: string, json: TerraformJson): Configuration {
  const faults: Fault[] = [];
  const aws = json.provider?.aws ?? [];
  const auth0 = json.provider?.auth0 ?? [];

  const accounts = new Set(
    aws.flatMap(({ allowed_account_ids: ids }) => (Array.isArray(ids) ? (ids as unknown[]) : [])),
  );
  const [accountId] = [...accounts].map(literal);
  if (accounts.size !== 1 || !ACCOUNT_ID.test(accountId ?? '')) faults.push(fault.ERR_REHEARSAL_ACCOUNT_UNKNOWN());

  const { bucket, key, region } = json.terraform?.backend?.s3 ?? {};
  const backend = { bucket: literal(bucket) ?? '', key: literal(key) ?? '', region: literal(region) ?? '' };
  if (!backend.bucket || !backend.key || !backend.region) {
    faults.push(fault.ERR_REHEARSAL_BACKEND({ received: Object.keys(json.terraform?.backend ?? {}) }));
  }

  const auth0Domains = auth0.flatMap(({ domain }) => literal(domain) ?? []);
  if (auth0Domains.length === 0 || auth0Domains.length < auth0.length)
    faults.push(fault.ERR_REHEARSAL_TENANT_UNKNOWN({ received: auth0 }));

  const defaultRegion = literal(aws.find(({ alias }) => alias === undefined)?.region) ?? backend.region;
  const places = {
    region: (block: Block) => literal(providerOf(block, aws)?.region) ?? defaultRegion,
    tenant: (block: Block) => literal(providerOf(block, auth0)?.domain) ?? auth0Domains[0] ?? '',
  };
  const { prerequisites, faults: unsupported } = readPrerequisites(json, places);
  throwFaults(`configuration of ${environment}`, [...faults, ...unsupported]);

  const cognitoDomains = blocksOf(json.resource, 'aws_cognito_user_pool_domain').flatMap(
    ({ block }) => literal(block.domain) ?? [],
  );
  return {
    accountId: accountId ?? '',
    region: defaultRegion,
    backend,
    auth0Domains: [...new Set(auth0Domains)],
    auth0CustomDomains: new Map(issuers(json, places.tenant).filter(([host]) => !auth0Domains.includes(host))),
    // A prefix has no dot.
    cognitoCustomDomains: cognitoDomains.filter((domain) => domain.includes('.')),
    requiredProviders: Object.fromEntries(
      Object.values(json.terraform?.required_providers ?? {}).map(({ source, version }) => [
        source.replace(REGISTRY, ''),
        version ?? '>= 0',
      ]),
    ),
    credentialVariables: credentialVariables(auth0),
    prerequisites,
    unchecked: Object.entries(json.resource ?? {})
      .filter(([type]) => !isIdentityType(type))
      .flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`)),
  };
}
