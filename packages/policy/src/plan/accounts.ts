import { accountOfArn, regionOfArn, type Json, type JsonObject } from '@auth0-cognito/contract';
import { leaves } from '../json';
import type { Resource, Subject } from '../subject';
import { holds } from './values';

const OWN_ARNS = ['arn', 'user_pool_arn', 'identity_pool_arn'];

const arnIn = (side: JsonObject | null, keys: readonly string[]): string | undefined =>
  keys
    .map((key) => side?.[key])
    .find((value): value is string => typeof value === 'string' && accountOfArn(value) !== undefined);

const ownArn = (side: JsonObject | null) => arnIn(side, OWN_ARNS);

interface Home {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

const found = new WeakMap<Subject, Home>();

/**
 * The account and region of the environment: those of its outputs before the plan, of its resources that exist, and then those of its
 * providers. Resources that the plan adds are ignored, so that a plan cannot change the account.
 */
function accountOfEnvironment(subject: Subject): Home {
  const known = found.get(subject);
  if (known) return known;
  const textsOf = (value: Json | undefined) =>
    [...leaves(value)].flatMap(({ value: leaf }) => (typeof leaf === 'string' ? [leaf] : []));
  const listed = Object.values(subject.outputs).flatMap((output) =>
    textsOf(output.before ?? ('before' in output ? undefined : output.value)),
  );
  const arns = [...listed, ...subject.resources.flatMap(({ before }) => ownArn(before) ?? [])];
  const first = (read: (arn: string) => string | undefined, from: readonly string[]) =>
    from.map(read).find((each) => each !== undefined);
  const result = {
    account: first(accountOfArn, arns) ?? subject.plan?.home?.account,
    region:
      first(
        regionOfArn,
        arns.filter((arn) => arn.includes(':cognito-idp:')),
      ) ?? subject.plan?.home?.region,
  };
  found.set(subject, result);
  return result;
}

type Place = Pick<Resource, 'before' | 'values' | 'type'>;

/** Accounts or regions for a resource: from its own ARN, from the environment, and from the ARN of the function of a permission. */
function placeOf(subject: Subject, { before, values, type }: Place, read: (arn: string) => string | undefined) {
  const arn = ownArn(before) ?? ownArn(values);
  const own = arn === undefined ? undefined : read(arn);
  const functionName = type === 'aws_lambda_permission' ? arnIn(values, ['function_name']) : undefined;
  return {
    own,
    ofFunction: functionName === undefined ? undefined : read(functionName),
    home: accountOfEnvironment(subject),
  };
}

/** The account of a resource; undefined if the plan does not show it. */
export function accountOf(subject: Subject, resource: Place): string | undefined {
  const { own, home, ofFunction } = placeOf(subject, resource, accountOfArn);
  return own ?? home.account ?? ofFunction;
}

/** The region of a resource; undefined if the plan does not show it. */
export function regionOf(subject: Subject, resource: Place): string | undefined {
  const { own, home, ofFunction } = placeOf(subject, resource, regionOfArn);
  return own ?? home.region ?? ofFunction;
}

/** The account of an ARN, or the id of an account. */
const accountIn = (text: string) => accountOfArn(text) ?? (/^\d{12}$/.test(text) ? text : undefined);

/**
 * Text of the accounts in a new value that differ from that of the resource. Lists every account if that of the resource is unknown.
 *
 * @param value - a text, or anything that contains texts
 */
export function otherAccounts(value: Json | undefined, resource: Resource, subject: Subject): readonly string[] {
  const own = accountOf(subject, resource);
  const accounts = [...leaves(value)].flatMap(({ value: leaf }) =>
    typeof leaf === 'string' && !holds(resource.before, leaf) ? (accountIn(leaf) ?? []) : [],
  );
  return [...new Set(accounts)]
    .filter((account) => account !== own)
    .map(
      (account) => `account ${account}${own === undefined ? ', and the account of the environment is not known' : ''}`,
    );
}
