import {
  arnForm,
  EMAIL_TEXT,
  FaultError,
  parseArn,
  partitionOfRegion,
  POLICY_ARN,
  QUOTAS,
  SMS_TEXT,
  TAG_KEY,
  TAG_VALUE,
  throwFaults,
  type Fault,
} from '@auth0-cognito/contract';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';

import { fault } from '../faults';

/** Result of a check: nothing, one fault or several. */
export type Findings = Fault | undefined | readonly Findings[];

/** Whether a value is a literal, which can be checked before Terraform runs. */
export function isLiteral<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null && !Token.isUnresolved(value);
}

/** Path of a property in a fault: the construct's path, then the property's. */
export const at = (construct: Construct, property: string) => `${construct.node.path}.${property}`;

/** Findings as one list. */
export function flat(findings: Findings): Fault[] {
  const found: Fault[] = [];
  const collect = (part: Findings) => {
    if (Array.isArray(part)) part.forEach(collect);
    else if (part !== undefined) found.push(part as Fault);
  };
  collect(findings);
  return found;
}

/** Throws all faults of the props of a construct in one error. */
export function refuse(construct: Construct, findings: Findings): void {
  throwFaults(construct.node.path, flat(findings));
}

/** Makes synthesis fail with faults that can be checked only after all constructs exist. */
export function refuseAtSynth(construct: Construct, findings: () => Findings): void {
  construct.node.addValidation({
    validate: () => flat(findings()).map((found) => new FaultError(construct.node.path, [found]).message),
  });
}

/** A fault if a literal does not match. */
export function matching<T extends string>(
  value: T | undefined,
  pattern: RegExp,
  whenNot: (value: T) => Fault,
): Fault | undefined {
  // The pattern is tested first: most values match, and it is faster than the test for a token.
  return value === undefined || pattern.test(value) || !isLiteral(value) ? undefined : whenNot(value);
}

/** A fault if a secret is a literal: it would be in version control, the synthesized JSON and the plan. */
export function secret(path: string, value: string | undefined): Fault | undefined {
  return isLiteral(value) ? fault.ERR_SECRET_LITERAL({ path }) : undefined;
}

/** A fault if a value that synthesis needs is a token. */
export function needsLiteral(path: string, value: unknown): Fault | undefined {
  return Token.isUnresolved(value) ? fault.ERR_TOKEN_NOT_ALLOWED({ path }) : undefined;
}

/** Faults for values that the list contains more than once. */
export function distinct(path: string, values: readonly string[] | undefined): Fault[] {
  // A single value can be a token for a complete list.
  if (!values || values.length < 2) return [];
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const repeated = seen.has(value);
    seen.add(value);
    return repeated ? [fault.ERR_DUPLICATE({ path: `${path}[${index}]`, received: value })] : [];
  });
}

/** A fault unless the number is whole and within the bounds. */
export function within(path: string, value: number | undefined, least: number, most: number): Fault | undefined {
  const isWithin = value === undefined || (Number.isInteger(value) && value >= least && value <= most);
  if (isWithin || !isLiteral(value)) return undefined;
  return fault.ERR_NUMBER_RANGE({ path, received: value, least, most });
}

/** Placeholder of a link in faults. */
const LINK = '{##the text of the link##}';

/** What Cognito requires of a message. */
export interface MessageShape {
  /** Maximum number of characters. */
  readonly longest: number;
  /** Placeholders that it must contain. */
  readonly holds?: readonly (string | RegExp)[];
  /** Characters that Cognito accepts in it, and their names. */
  readonly characters?: readonly [pattern: RegExp, allowed: string];
}

/** Characters of an email or of its subject. */
export const IN_EMAIL = [
  EMAIL_TEXT,
  'letters, marks, numbers, punctuation, symbols, spaces and line breaks: no format characters such as those that join emoji',
] as const;

/** Characters of an SMS with a code. */
export const IN_SMS = [SMS_TEXT, 'one line'] as const;

/** Faults of a message that Cognito sends. */
export function message(
  path: string,
  text: string | undefined,
  { longest, holds = [], characters }: MessageShape,
): Fault[] {
  if (!isLiteral(text)) return [];
  const length = text.length >= 1 && text.length <= longest ? [] : [fault.ERR_TEXT_LENGTH({ path, text, longest })];
  const missing = holds.filter((part) => (typeof part === 'string' ? !text.includes(part) : !part.test(text)));
  const isWritable = characters?.[0].test(text) ?? true;
  return [
    ...length,
    ...(isWritable ? [] : [fault.ERR_TEXT_CHARACTERS({ path, received: text, allowed: characters?.[1] ?? '' })]),
    ...missing.map((part) =>
      fault.ERR_PLACEHOLDER_MISSING({ path, received: text, placeholder: typeof part === 'string' ? part : LINK }),
    ),
  ];
}

/** Place of a user pool. Unknown parts are not compared. */
export interface Place {
  /** Region of the pool. */
  readonly region?: string | undefined;
  /** Id of the AWS account. */
  readonly account?: string | undefined;
}

/** Required place of a resource. */
export interface ArnPlace extends Place {
  /**
   * Regions in which it can be.
   *
   * @default - the region of the pool
   */
  readonly regions?: readonly string[];
}

/** A fault unless the text is an ARN of the service, such as `lambda`, and its resource is in a place that the pool can use. */
export function arn(
  path: string,
  value: string | undefined,
  [service, resource]: readonly [service: string, resource: string],
  place: ArnPlace = {},
): Fault | undefined {
  if (!isLiteral(value)) return undefined;
  return (
    matching(value, arnForm(service, resource), (text) => fault.ERR_ARN_INVALID({ path, received: text, service })) ??
    elsewhere(path, value, place)
  );
}

/**
 * A fault if an ARN is of another partition, region or account. Global resources have no region, and those of AWS have no
 * account of a customer.
 */
function elsewhere(path: string, value: string, place: ArnPlace): Fault | undefined {
  const parts = parseArn(value);
  if (!parts) return undefined;
  const poolRegion = isLiteral(place.region) ? place.region : undefined;
  const regions = place.regions ?? (poolRegion === undefined ? [parts.region] : [poolRegion]);
  const partition = poolRegion === undefined ? parts.partition : partitionOfRegion(poolRegion).name;
  const account = isLiteral(place.account) ? place.account : parts.account;
  const isThere =
    parts.partition === partition &&
    (parts.region === '' || regions.includes(parts.region)) &&
    (parts.account === account || parts.account === 'aws');
  if (isThere) return undefined;
  const region = parts.region === '' ? '' : regions.join(' or ');
  return fault.ERR_ARN_PLACE({
    path,
    received: value,
    allowed: `arn:${partition}:${parts.service}:${region}:${account}:…`,
  });
}

/** Faults of tags that AWS refuses. */
export function tags(path: string, values: Readonly<Record<string, string>> | undefined): Fault[] {
  if (!isLiteral(values)) return [];
  const names = Object.keys(values);
  const tooMany =
    names.length > QUOTAS.tags ? [fault.ERR_LIST_TOO_LONG({ path, length: names.length, most: QUOTAS.tags })] : [];
  const unusable = Object.entries(values).filter(
    ([name, value]) => !TAG_KEY.test(name) || (isLiteral(value) && !TAG_VALUE.test(value)),
  );
  return [
    ...tooMany,
    ...unusable.map(([name, value]) =>
      fault.ERR_TAG_INVALID({ path: `${path}.${name}`, received: TAG_KEY.test(name) ? value : name }),
    ),
  ];
}

/** A fault unless the text is the ARN of an IAM policy, of the account or of AWS. */
export function policyArn(path: string, value: string | undefined, place: Place = {}): Fault | undefined {
  return (
    matching(value, POLICY_ARN, (text) => fault.ERR_ARN_INVALID({ path, received: text, service: 'iam' })) ??
    (isLiteral(value) ? elsewhere(path, value, place) : undefined)
  );
}
