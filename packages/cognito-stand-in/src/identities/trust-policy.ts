import { identityPoolPrincipal, isObject, type JsonObject } from '@auth0-cognito/contract';
import { operationNotRehearsed } from '../aws/not-rehearsed';

/** What a role's trust policy is asked about: the condition keys of identity pools. */
export interface TrustRequest {
  /** Region of the identity pool. */
  readonly region: string;
  /** Identity pool id. */
  readonly aud: string;
  /** `authenticated` or `unauthenticated`, and the providers. */
  readonly amr: readonly string[];
  /** Identity id. */
  readonly sub: string;
}

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

  const principal = identityPoolPrincipal(request.region);
  const values = {
    [`${principal}:aud`]: [request.aud],
    [`${principal}:amr`]: request.amr,
    [`${principal}:sub`]: [request.sub],
  }[key];
  if (!values) return ifExists !== undefined || isNegated;
  const matches = (value: string) => list(wanted).some((entry) => test(String(entry), value)) !== isNegated;
  return quantifier === 'ForAllValues' ? values.every(matches) : values.some(matches);
}

function statementApplies(statement: JsonObject, request: TrustRequest): boolean {
  const principals = isObject(statement.Principal) ? list(statement.Principal.Federated) : [];
  if (!principals.includes(identityPoolPrincipal(request.region))) return false;
  if (!list(statement.Action).some((action) => like(String(action).toLowerCase(), ACTION.toLowerCase()))) return false;

  const conditions = isObject(statement.Condition) ? statement.Condition : {};
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).every(([key, wanted]) => conditionHolds(operator, key, wanted, request)),
  );
}

/**
 * Whether a role trusts Cognito to hand it to this identity. Throws where the policy uses an operator that is not rehearsed.
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
