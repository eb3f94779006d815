import { defaultStateKey, parseSubjectPrefix, throwFaults, type Fault, type Reach } from '@auth0-cognito/contract';
import type * as z from 'zod';

import * as errors from './errors';
import { bootstrapSchema, type Bootstrap, type BootstrapEnvironment } from './schema';

/** State below this prefix belongs to bootstrap itself. */
export const BOOTSTRAP_PREFIX = 'bootstrap/';

const pathText = (path: readonly PropertyKey[]) =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at > 0 ? '.' : ''}${String(key)}`)).join('') ||
  'bootstrap';

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );

/** The faults of one issue that zod found. */
function issueFaults(issue: z.core.$ZodIssue, input: unknown): readonly Fault[] {
  const received = valueAt(input, issue.path);
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      errors.fault('ERR_BOOTSTRAP_UNKNOWN_KEY', pathText([...issue.path, key]), valueAt(received, [key])),
    );
  if (issue.code === 'invalid_key') return [errors.fault('ERR_BOOTSTRAP_NAME', path, issue.path.at(-1))];
  const own = errors.isCode(issue.message) ? issue.message : undefined;
  if (received === undefined) return [errors.missing(path, own)];
  return [errors.fault(own ?? 'ERR_BOOTSTRAP_INVALID', path, received)];
}

/** A fault for each value that another place has already. */
function repeated(code: errors.BootstrapCode, values: readonly (readonly [path: string, value: string])[]): Fault[] {
  const seen = new Set<string>();
  return values.flatMap(([path, value]) => {
    if (seen.has(value)) return [errors.fault(code, path, value)];
    seen.add(value);
    return [];
  });
}

/** Key of an environment's state in its bucket. */
export const stateKeyOf = (name: string, { stateKey }: { readonly stateKey?: string | undefined }) =>
  stateKey ?? defaultStateKey(name);

/** Names are compared by letter: GitHub's tokens hold them as the repository is written, and IAM's StringEquals knows no case. */
const subjectFaults = ({ repository, subClaimPrefix }: Bootstrap): readonly Fault[] =>
  parseSubjectPrefix(subClaimPrefix)?.repository === repository
    ? []
    : [errors.fault('ERR_BOOTSTRAP_SUBJECT_REPOSITORY', 'subClaimPrefix', subClaimPrefix)];
/** What an environment's deploys may use. Its own tenant is always among the issuers. */
export const reachOfEnvironment = ({ tenant, reach = {} }: Pick<BootstrapEnvironment, 'tenant' | 'reach'>): Reach => ({
  issuers: [...new Set([tenant, ...(reach.issuers ?? [])])],
  customDomains: reach.customDomains ?? [],
  hostedZones: reach.hostedZones ?? [],
  dnsNames: reach.dnsNames ?? [],
  functions: reach.functions ?? [],
  roles: reach.roles ?? [],
});

/** What accounts and environments would take from each other. */
function acrossFaults({ accounts }: Bootstrap): readonly Fault[] {
  const environments = accounts.flatMap(({ stateBucket, environments: its }, at) =>
    Object.entries(its).map(([name, environment]) => ({
      name,
      path: `accounts[${at}].environments.${name}`,
      state: stateKeyOf(name, environment),
      bucket: stateBucket,
    })),
  );
  return [
    ...repeated(
      'ERR_BOOTSTRAP_ACCOUNT_TWICE',
      accounts.map(({ account }, at) => [`accounts[${at}].account`, account] as const),
    ),
    ...repeated(
      'ERR_BOOTSTRAP_BUCKET_TWICE',
      accounts.map(({ stateBucket }, at) => [`accounts[${at}].stateBucket`, stateBucket] as const),
    ),
    ...repeated(
      'ERR_BOOTSTRAP_ENVIRONMENT_TWICE',
      environments.map(({ path, name }) => [path, name] as const),
    ),
    ...repeated(
      'ERR_BOOTSTRAP_STATE_KEY_TWICE',
      environments.map(({ path, bucket, state }) => [`${path}.stateKey`, `${bucket}/${state}`] as const),
    ),
    ...environments
      .filter(({ state }) => state.startsWith(BOOTSTRAP_PREFIX))
      .map(({ path, state }) => errors.fault('ERR_BOOTSTRAP_STATE_KEY', `${path}.stateKey`, state)),
  ];
}

/**
 * Checks accounts. Throws one `FaultError` with every fault, each with code, path, what was received, what is allowed and the
 * fix.
 */
export function defineBootstrap(input: unknown): Bootstrap {
  const { error, data } = bootstrapSchema.safeParse(input);
  throwFaults('bootstrap', error?.issues.flatMap((issue) => issueFaults(issue, input)) ?? []);
  if (!data) throw new TypeError('accounts without faults are a bootstrap');
  throwFaults('bootstrap', [...subjectFaults(data), ...acrossFaults(data)]);
  return data;
}
