import { identityPoolPrincipal, isObject, type JsonObject } from '@auth0-cognito/contract';
import { operationNotRehearsed } from '../aws/not-rehearsed';

/** A token for which a role is assumed, as the role's trust policy sees it. */
export interface TrustRequest {
  /** Federated principal: the identity pools of a region, or the ARN of an IAM OIDC provider. */
  readonly principal: string;
  /** Values of the token by condition key, such as `cognito-identity.amazonaws.com:aud`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Claims of a token that conditions read. */
interface Claims {
  readonly aud: string;
  /** Of identity pools: `authenticated` or `unauthenticated`, and the providers. */
  readonly amr?: readonly string[];
  readonly sub: string;
}

const valuesOf = (prefix: string, { aud, amr, sub }: Claims) => ({
  [`${prefix}:aud`]: [aud],
  [`${prefix}:sub`]: [sub],
  ...(amr && { [`${prefix}:amr`]: amr }),
});

/** A token of an identity pool: `aud` is the pool's id, `sub` the identity's. */
export function identityPoolTrust(region: string, claims: Required<Claims>): TrustRequest {
  const principal = identityPoolPrincipal(region);
  return { principal, values: valuesOf(principal, claims) };
}

/** A token of an IAM OIDC provider, whose keys begin with its URL without the scheme. */
export const openIdConnectTrust = (arn: string, url: string, claims: Claims): TrustRequest => ({
  principal: arn,
  values: valuesOf(url, claims),
});

const ACTION = 'sts:AssumeRoleWithWebIdentity';

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** `*` and `?` as IAM means them. */
function like(pattern: string, value: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

const TESTS: Readonly<Record<string, (wanted: string, value: string) => boolean>> = {
  StringEquals: (wanted, value) => wanted === value,
  StringEqualsIgnoreCase: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
  StringLike: like,
};

function conditionHolds(operator: string, key: string, wanted: unknown, request: TrustRequest): boolean {
  const [, quantifier, name = '', ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  const isNegated = name.startsWith('StringNot');
  const test = TESTS[isNegated ? name.replace('StringNot', 'String') : name];
  if (!test) throw operationNotRehearsed(`condition operator ${operator} in a trust policy`);

  const values = request.values[key];
  if (!values) return ifExists !== undefined || isNegated;
  const matches = (value: string) => list(wanted).some((entry) => test(String(entry), value)) !== isNegated;
  return quantifier === 'ForAllValues' ? values.every(matches) : values.some(matches);
}

function statementApplies(statement: JsonObject, request: TrustRequest): boolean {
  const principals = isObject(statement.Principal) ? list(statement.Principal.Federated) : [];
  if (!principals.includes(request.principal)) return false;
  if (!list(statement.Action).some((action) => like(String(action).toLowerCase(), ACTION.toLowerCase()))) return false;

  const conditions = isObject(statement.Condition) ? statement.Condition : {};
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).every(([key, wanted]) => conditionHolds(operator, key, wanted, request)),
  );
}

/**
 * Whether a role trusts the principal of a token to assume it for this token. Throws where the policy uses an operator that is not rehearsed.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function roleTrusts(trustPolicy: unknown, request: TrustRequest): boolean {
  const statements = isObject(trustPolicy) ? list(trustPolicy.Statement).filter(isObject) : [];
  const applying = statements.filter((statement) => statementApplies(statement, request));
  return (
    applying.some((statement) => statement.Effect === 'Allow') &&
    !applying.some((statement) => statement.Effect === 'Deny')
  );
}
