import { type Fault, parseArn } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { blocksOf, literal, literals } from './terraform-json';
import type { Block, TerraformJson } from '@auth0-cognito/checkout';

/** A prerequisite of an environment: an object that it references and does not create. Regions are where it is. */
export type Prerequisite =
  | { readonly kind: 'state-bucket'; readonly bucket: string; readonly region: string }
  | { readonly kind: 'kms-key'; readonly alias: string; readonly region: string }
  | { readonly kind: 'hosted-zone'; readonly name: string; readonly isPrivate: boolean }
  /** A zone of which the environment has only the id; the name is derived from its records. */
  | { readonly kind: 'hosted-zone-by-id'; readonly id: string; readonly name: string }
  | { readonly kind: 'ses-identity'; readonly identity: string; readonly region: string }
  | { readonly kind: 'certificate'; readonly domain: string; readonly region: string }
  /** A function, and its version or alias. */
  | { readonly kind: 'lambda'; readonly name: string; readonly qualifier?: string; readonly region: string }
  | { readonly kind: 'iam-oidc-provider'; readonly url: string }
  /** A managed policy of the account; its path starts and ends with a slash. */
  | { readonly kind: 'iam-policy'; readonly name: string; readonly path: string }
  /** A pool with the custom attributes of the configuration. */
  | {
      readonly kind: 'user-pool';
      readonly name: string;
      readonly region: string;
      readonly attributes: readonly string[];
    }
  | { readonly kind: 'auth0-connection'; readonly domain: string; readonly name: string }
  | { readonly kind: 'auth0-client'; readonly domain: string; readonly name: string };

/** Region or tenant of the provider of a block. */
export interface Places {
  readonly region: (block: Block) => string;
  readonly tenant: (block: Block) => string;
}

type Reader = (block: Block, places: Places) => Prerequisite | undefined;

const nothing: Reader = () => undefined;

/** The prerequisite of each supported data source; undefined if a required argument is not a literal. */
const DATA_SOURCES: Readonly<Record<string, Reader>> = {
  // These need no existing object.
  auth0_tenant: nothing,
  aws_caller_identity: nothing,
  aws_iam_policy_document: nothing,
  aws_partition: nothing,
  aws_region: nothing,
  auth0_client: ({ name, ...block }, { tenant }) => {
    const text = literal(name);
    return text === undefined ? undefined : { kind: 'auth0-client', domain: tenant(block), name: text };
  },
  auth0_connection: ({ name, ...block }, { tenant }) => {
    const text = literal(name);
    return text === undefined ? undefined : { kind: 'auth0-connection', domain: tenant(block), name: text };
  },
  aws_acm_certificate: ({ domain, ...block }, { region }) => {
    const text = literal(domain);
    return text === undefined ? undefined : { kind: 'certificate', domain: text, region: region(block) };
  },
  aws_cognito_user_pools: ({ name, ...block }, { region }) => {
    const text = literal(name);
    return text === undefined ? undefined : { kind: 'user-pool', name: text, region: region(block), attributes: [] };
  },
  aws_iam_openid_connect_provider: ({ url, arn }) => {
    const text = literal(url) ?? literal(arn)?.replace(/^.*:oidc-provider\//, 'https://');
    return text === undefined ? undefined : { kind: 'iam-oidc-provider', url: text };
  },
  aws_kms_alias: ({ name, ...block }, { region }) => {
    const text = literal(name);
    return text === undefined ? undefined : { kind: 'kms-key', alias: text, region: region(block) };
  },
  aws_route53_zone: ({ name, private_zone: isPrivate }) => {
    const text = literal(name);
    return text === undefined ? undefined : { kind: 'hosted-zone', name: text, isPrivate: isPrivate === true };
  },
};

/** Services with resources that can be referenced by ARN and must exist. Other ARNs are of resources of the stack, or are not read. */
const ARNS: Readonly<Record<string, (resource: string, region: string, account: string) => Prerequisite | undefined>> =
  {
    iam: (resource, _region, account) => {
      // Policies of AWS itself exist in every account.
      if (account === 'aws') return undefined;
      const [, url] = /^oidc-provider\/(.+)$/.exec(resource) ?? [];
      if (url !== undefined) return { kind: 'iam-oidc-provider', url: `https://${url}` };
      const [, path = '', name] = /^policy(\/(?:.+\/)?)([^/]+)$/.exec(resource) ?? [];
      return name === undefined ? undefined : { kind: 'iam-policy', name, path };
    },
    // A key id is not resolved by the services that use it; an alias is.
    kms: (resource, region) =>
      resource.startsWith('alias/') ? { kind: 'kms-key', alias: resource, region } : undefined,
    lambda: (resource, region) => {
      const [, name, qualifier] = /^function:([^:]+)(?::([^:]+))?$/.exec(resource) ?? [];
      return name === undefined ? undefined : { kind: 'lambda', name, ...(qualifier && { qualifier }), region };
    },
    ses: (resource, region) => {
      const [, identity] = /^identity\/(.+)$/.exec(resource) ?? [];
      return identity === undefined ? undefined : { kind: 'ses-identity', identity, region };
    },
  };

function namedByArn(text: string): Prerequisite | undefined {
  const { service = '', region = '', account = '', resource = '' } = parseArn(text) ?? {};
  return /[*\s]/.test(resource) ? undefined : ARNS[service]?.(resource, region, account);
}

const parentOf = (name: string) => name.slice(name.indexOf('.') + 1);

/** Zones that records reference by id. The name of the zone is assumed to be the parent of the shortest record name. */
function zonesById(json: TerraformJson): Prerequisite[] {
  const names = new Map<string, string[]>();
  for (const { block } of blocksOf(json.resource, 'aws_route53_record')) {
    const [id, name] = [literal(block.zone_id), literal(block.name)];
    if (id && name) names.set(id, [...(names.get(id) ?? []), name]);
  }
  return [...names].map(([id, [first = '', ...others]]) => {
    const shortest = others.reduce((best, name) => (name.length < best.length ? name : best), first);
    return { kind: 'hosted-zone-by-id', id, name: parentOf(shortest) };
  });
}

/** Names of the custom attributes that clients and identity providers use, without their prefix. */
function customAttributes({ resource }: TerraformJson): readonly string[] {
  const names = [...JSON.stringify(resource ?? {}).matchAll(/"custom:([^"\\]+)"/g)].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

/** Prerequisites of the backend, the data sources and the ARNs of a configuration, each once, and faults for unsupported ones. */
export function readPrerequisites(json: TerraformJson, places: Places) {
  const found: Prerequisite[] = [];
  const faults: Fault[] = [];
  for (const type of Object.keys(json.data ?? {})) {
    for (const { address, block } of blocksOf(json.data, type)) {
      const reader = DATA_SOURCES[type];
      const prerequisite = reader?.(block, places);
      if (prerequisite?.kind === 'user-pool') found.push({ ...prerequisite, attributes: customAttributes(json) });
      else if (prerequisite) found.push(prerequisite);
      else if (reader !== nothing)
        faults.push(fault.ERR_REHEARSAL_DATA_SOURCE({ path: `data.${address}`, supported: Object.keys(DATA_SOURCES) }));
    }
  }
  const backend = json.terraform?.backend?.s3;
  const { bucket, region, kms_key_id: key } = backend ?? {};
  if (literal(bucket) && literal(region)) {
    found.push({ kind: 'state-bucket', bucket: bucket as string, region: region as string });
    if (literal(key)?.startsWith('alias/'))
      found.push({ kind: 'kms-key', alias: key as string, region: region as string });
  }
  const named = literals([json.resource, backend]).flatMap((text) => namedByArn(text) ?? []);
  const unique = new Map([...found, ...zonesById(json), ...named].map((each) => [JSON.stringify(each), each]));
  return { prerequisites: [...unique.values()], faults };
}
