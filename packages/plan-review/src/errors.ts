import { FaultError, shown, type Fault } from '@auth0-cognito/contract';

const SHOW = 'run terraform show -json on the saved plan file and pass its whole output';

const fault = (code: string, path: string, received: string, allowed: string, fix: string): Fault => ({
  code: `ERR_PLAN_${code}`,
  path,
  received,
  allowed,
  fix,
});

/** What can be wrong with a plan, before anything of it is believed. Nothing of the plan's values is repeated. */
export const planFaults = {
  empty: () => fault('EMPTY', 'plan', 'nothing', 'a plan as JSON', SHOW),
  notJson: (offset: number) =>
    fault('NOT_JSON', `plan, byte ${offset}`, 'something that is not JSON', 'a plan as JSON', SHOW),
  truncated: (bytes: number) =>
    fault('TRUNCATED', `plan, byte ${bytes}`, 'the end of the input', 'the rest of the JSON document', SHOW),
  trailing: (offset: number) =>
    fault('TRAILING', `plan, byte ${offset}`, 'more after the document', 'one JSON document', SHOW),
  duplicate: (path: string) =>
    fault('DUPLICATE_KEY', path, 'the same key twice', 'each key once', 'pass what terraform printed, unedited'),
  tooDeep: (path: string, deepest: number) =>
    fault('TOO_DEEP', path, `more than ${deepest} levels`, `at most ${deepest} levels`, 'simplify the value'),
  tooLarge: (path: string, largest: number) =>
    fault(
      'TOO_LARGE',
      path,
      `more than ${largest} bytes in one value`,
      `at most ${largest} bytes`,
      'simplify the value',
    ),
  notAPlan: () =>
    fault(
      'NOT_A_PLAN',
      'plan',
      'a JSON document without planned changes',
      'a plan, not a state or a log',
      'name the saved plan file: terraform show -json plan.tfplan',
    ),
  formatVersion: (received: unknown) =>
    fault(
      'FORMAT_VERSION',
      'format_version',
      typeof received === 'string' ? shown(received.slice(0, 20)) : 'no version',
      '1.x',
      'review with a release that knows this format, or plan with a Terraform that writes 1.x',
    ),
  shape: (path: string, allowed: string) =>
    fault('SHAPE', path, 'something else', allowed, 'pass what terraform printed, unedited'),
};

/** Throws one error for a plan that can't be read. */
export function unreadable(...faults: [Fault, ...Fault[]]): never {
  throw new FaultError('plan', faults);
}

/** What can be wrong with a line that accepts a critical risk. */
export const acknowledgementFault = (line: number, code: 'SHAPE' | 'RULE' | 'BLANKET', received: string): Fault => ({
  code: `ERR_ACKNOWLEDGEMENT_${code}`,
  path: `line ${line}`,
  received: shown(received),
  allowed:
    code === 'RULE'
      ? 'the id of a rule that finds critical risks'
      : '{environment} {rule} {address}, without a wildcard',
  fix: 'copy the line from the review of the plan',
});

/** A reviewed plan that can't be compared with. */
export const reviewedFault = (received: string): Fault => ({
  code: 'ERR_REVIEWED_FINGERPRINT',
  path: 'reviewed',
  received: shown(received),
  allowed: 'sha256: and 64 hexadecimal digits',
  fix: 'copy the fingerprint from the review of the plan',
});

/** What can be wrong with what is said about a plan. */
export const optionFaults = {
  environment: (received: string): Fault => ({
    code: 'ERR_REVIEW_ENVIRONMENT',
    path: 'environment',
    received: shown(received),
    allowed: 'letters, digits, hyphens and underscores, at most 64',
    fix: 'give the name of the environment’s folder',
  }),
  commit: (received: string): Fault => ({
    code: 'ERR_REVIEW_COMMIT',
    path: 'commit',
    received: shown(received),
    allowed: '7 to 64 hexadecimal digits',
    fix: 'give the commit that was planned',
  }),
  runUrl: (received: string): Fault => ({
    code: 'ERR_REVIEW_RUN_URL',
    path: 'runUrl',
    received: shown(received),
    allowed: 'an https address',
    fix: 'give the address of the run that planned',
  }),
  limit: (received: number, smallest: number): Fault => ({
    code: 'ERR_REVIEW_LIMIT',
    path: 'limit',
    received: `${received} characters`,
    allowed: `at least ${smallest} characters for these reviews`,
    fix: 'raise the limit or write one comment per environment',
  }),
};
