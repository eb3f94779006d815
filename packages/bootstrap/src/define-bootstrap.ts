import {
  defaultStateKey,
  isObject,
  parseSubjectPrefix,
  pathText,
  REPOSITORY,
  throwFaults,
  valueAt,
  type Fault,
  type Reach,
} from '@auth0-cognito/contract';
import type * as z from 'zod';

import { fault, isBootstrapCode, type BootstrapCode } from './faults';
import { extraPolicyFaults } from './permissions/extra-policies';
import { bootstrapSchema, type Bootstrap, type BootstrapEnvironment } from './schema';

/** Prefix of the state keys of bootstrap itself. */
export const BOOTSTRAP_PREFIX = 'bootstrap/';

/** The faults of one zod issue. */
function issueFaults(issue: z.core.$ZodIssue, input: unknown): readonly Fault[] {
  const received = valueAt(input, issue.path);
  const path = pathText(issue.path, 'bootstrap');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      fault.ERR_BOOTSTRAP_UNKNOWN_KEY({
        path: pathText([...issue.path, key], 'bootstrap'),
        received: valueAt(received, [key]),
      }),
    );
  if (issue.code === 'invalid_key') return [fault.ERR_BOOTSTRAP_NAME({ path, received: issue.path.at(-1) })];
  const own = fault[isBootstrapCode(issue.message) ? issue.message : 'ERR_BOOTSTRAP_INVALID']({ path, received });
  return [received === undefined ? fault.ERR_BOOTSTRAP_MISSING({ path, allowed: own.allowed, fix: own.fix }) : own];
}

/** A value and its path. */
interface Located {
  readonly path: string;
  readonly value: unknown;
}

/** A fault for each value that repeats an earlier one. */
function repeated(code: BootstrapCode, values: readonly Located[]): Fault[] {
  const seen = new Set<unknown>();
  return values.flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    if (seen.has(value)) return [fault[code]({ path, received: value })];
    seen.add(value);
    return [];
  });
}

/** Key of an environment's state in its bucket. */
export const stateKeyOf = (name: string, { stateKey }: { readonly stateKey?: string | undefined }) =>
  stateKey ?? defaultStateKey(name);

/** IAM compares subjects with case, so the repository must be spelled as in the tokens of GitHub. */
function subjectFaults(input: unknown): readonly Fault[] {
  const repository = valueAt(input, ['repository']);
  const subject = valueAt(input, ['subClaimPrefix']);
  const parsed = typeof subject === 'string' ? parseSubjectPrefix(subject) : undefined;
  return !parsed || typeof repository !== 'string' || !REPOSITORY.test(repository) || parsed.repository === repository
    ? []
    : [fault.ERR_BOOTSTRAP_SUBJECT_REPOSITORY({ path: 'subClaimPrefix', received: subject })];
}

/** Resources that an environment's deploys may use. The issuers always include its own tenant. */
export const reachOfEnvironment = ({ tenant, reach = {} }: Pick<BootstrapEnvironment, 'tenant' | 'reach'>): Reach => ({
  issuers: [...new Set([tenant, ...(reach.issuers ?? [])])],
  customDomains: reach.customDomains ?? [],
  hostedZones: reach.hostedZones ?? [],
  dnsNames: reach.dnsNames ?? [],
  functions: reach.functions ?? [],
  roles: reach.roles ?? [],
});

/** The entries of a record whose values are objects. Empty for any other input. */
const recordsIn = (value: unknown) =>
  isObject(value) ? Object.entries(value).flatMap(([key, each]) => (isObject(each) ? [{ key, each }] : [])) : [];

/** Faults of values that must be unique across accounts and environments. Malformed parts are skipped. */
function acrossFaults(input: unknown): readonly Fault[] {
  const listed = valueAt(input, ['accounts']);
  const accounts = (Array.isArray(listed) ? (listed as readonly unknown[]) : []).flatMap((each, at) =>
    isObject(each) ? [{ path: `accounts[${at}]`, each }] : [],
  );
  const environments = accounts.flatMap(({ path, each: { stateBucket, environments: its } }) =>
    recordsIn(its).map(({ key, each: { stateKey } }) => ({
      name: key,
      path: `${path}.${pathText(['environments', key], '')}`,
      bucket: stateBucket,
      state: stateKey === undefined || typeof stateKey === 'string' ? stateKeyOf(key, { stateKey }) : undefined,
    })),
  );
  const ofAccounts = (key: string) => accounts.map(({ path, each }) => ({ path: `${path}.${key}`, value: each[key] }));
  return [
    ...repeated('ERR_BOOTSTRAP_ACCOUNT_TWICE', ofAccounts('account')),
    ...repeated('ERR_BOOTSTRAP_BUCKET_TWICE', ofAccounts('stateBucket')),
    ...repeated(
      'ERR_BOOTSTRAP_ENVIRONMENT_TWICE',
      environments.map(({ path, name }) => ({ path, value: name })),
    ),
    ...repeated(
      'ERR_BOOTSTRAP_STATE_KEY_TWICE',
      environments.flatMap(({ path, bucket, state }) =>
        typeof bucket === 'string' && state !== undefined
          ? [{ path: `${path}.stateKey`, value: `${bucket}/${state}` }]
          : [],
      ),
    ),
    ...environments
      .filter(({ state }) => state?.startsWith(BOOTSTRAP_PREFIX))
      .map(({ path, state }) => fault.ERR_BOOTSTRAP_STATE_KEY({ path: `${path}.stateKey`, received: state })),
  ];
}

/**
 * Checks accounts. Throws one `FaultError` with all faults, each with its code, path, received value, allowed values and fix.
 */
export function defineBootstrap(input: unknown): Bootstrap {
  const { error, data } = bootstrapSchema.safeParse(input);
  const shape = error?.issues.flatMap((issue) => issueFaults(issue, input)) ?? [];
  const known = new Set(shape.map(({ path }) => path));
  const across = [...subjectFaults(input), ...acrossFaults(input)].filter(({ path }) => !known.has(path));
  throwFaults('bootstrap', [...shape, ...across, ...(data ? extraPolicyFaults(data) : [])]);
  if (!data) throw new TypeError('accounts without faults are a bootstrap');
  return data;
}
