import { accountOfArn, regionOfArn, type Json, type JsonObject } from '@auth0-cognito/contract';
import { leaves } from '../json';
import type { Resource, Subject } from '../subject';

const OWN_ARNS = ['arn', 'user_pool_arn', 'identity_pool_arn'];

const ownArn = (side: JsonObject | null): string | undefined =>
  OWN_ARNS.map((key) => side?.[key]).find(
    (value): value is string => typeof value === 'string' && accountOfArn(value) !== undefined,
  );

const found = new WeakMap<Subject, { readonly account?: string; readonly region?: string }>();

/** The account and region of the environment: those that its outputs name, or those of the resources that exist. */
function ofEnvironment(subject: Subject): { readonly account?: string; readonly region?: string } {
  const known = found.get(subject);
  if (known) return known;
  const of = (value: Json | undefined) =>
    [...leaves(value)].flatMap(({ value: leaf }) => (typeof leaf === 'string' ? [leaf] : []));
  // What an output was before the plan: a plan cannot choose its own account.
  const listed = Object.values(subject.outputs).flatMap((output) =>
    of(output.before ?? ('before' in output ? undefined : output.value)),
  );
  const arns = [...listed, ...subject.resources.flatMap(({ before }) => ownArn(before) ?? [])];
  const account = arns.map(accountOfArn).find((each) => each !== undefined);
  const region = arns
    .filter((arn) => /:cognito-idp:/.test(arn))
    .map(regionOfArn)
    .find((each) => each !== undefined);
  const result = { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
  found.set(subject, result);
  return result;
}

/** The account in which a resource is, undefined where the plan does not tell. */
export function accountOf(
  subject: Subject,
  { before, values }: Pick<Resource, 'before' | 'values'>,
): string | undefined {
  const arn = ownArn(before) ?? ownArn(values);
  return (arn === undefined ? undefined : accountOfArn(arn)) ?? ofEnvironment(subject).account;
}

/** The region in which a resource is, undefined where the plan does not tell. */
export function regionOf(
  subject: Subject,
  { before, values }: Pick<Resource, 'before' | 'values'>,
): string | undefined {
  const arn = ownArn(before) ?? ownArn(values);
  return (arn === undefined ? undefined : regionOfArn(arn)) ?? ofEnvironment(subject).region;
}
