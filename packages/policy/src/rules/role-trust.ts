import { shown } from '@auth0-cognito/contract';
import { referred } from '../expressions';
import { at, block, blocks, isExpression, isObject, list, texts, type Json, type JsonObject } from '../json';
import type { Rule } from '../rule';
import { ofType, type Resource, type Subject } from '../subject';

const IDENTITY_POOLS = 'cognito-identity.amazonaws.com';

/** A statement of a trust policy, whichever way it is written. */
interface Statement {
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  /** Values by variable, of all operators. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
}

const fromDocument = (statement: JsonObject): Statement => ({
  principals: isObject(statement.Principal)
    ? Object.values(statement.Principal).flatMap((who) => texts(who))
    : texts(statement.Principal),
  actions: texts(statement.Action),
  conditions: new Map(
    Object.values(isObject(statement.Condition) ? statement.Condition : {}).flatMap((tests) =>
      Object.entries(isObject(tests) ? tests : {}).map(([variable, values]) => [variable, texts(values)] as const),
    ),
  ),
});

const fromDataSource = (statement: JsonObject): Statement => ({
  principals: blocks(statement.principals).flatMap(({ identifiers }) => texts(identifiers)),
  actions: texts(statement.actions),
  conditions: new Map(blocks(statement.condition).map(({ variable, values }) => [String(variable), texts(values)])),
});

/** The statements of a role's trust policy: JSON text, or a reference to a policy document. Nothing where it can't be read. */
function statements(subject: Subject, role: Resource): readonly Statement[] | undefined {
  const policy = role.values.assume_role_policy;
  const documents = referred(subject, policy, 'aws_iam_policy_document');
  if (documents.length > 0) return documents.flatMap(({ values }) => blocks(values.statement).map(fromDataSource));
  if (typeof policy !== 'string') return undefined;
  try {
    return list(at(JSON.parse(policy) as Json, 'Statement')).map((statement) => fromDocument(block(statement)));
  } catch {
    // Not JSON: an expression that Terraform evaluates, which nobody can review here.
    return undefined;
  }
}

const isWeb = ({ actions }: Statement) =>
  actions.some((action) => /^sts:(AssumeRoleWithWebIdentity|\*)$|^\*$/.test(action));

const endsWith = (conditions: Statement['conditions'], suffix: string) =>
  [...conditions].find(([variable]) => variable.endsWith(suffix))?.[1] ?? [];

/** What is wrong with a statement that lets somebody with a token in. */
function problem({ principals, conditions }: Statement): string | undefined {
  if (principals.length === 0 || principals.includes('*')) return 'anybody may assume it';
  const audience = endsWith(conditions, ':aud');
  if (audience.length === 0 || audience.some((value) => value.includes('*'))) return `aud: ${shown(audience)}`;
  if (!principals.includes(IDENTITY_POOLS)) return undefined;
  const methods = endsWith(conditions, ':amr');
  const isKnown =
    methods.length > 0 && methods.every((method) => method === 'authenticated' || method === 'unauthenticated');
  const isOwnPool = audience.every((value) => isExpression(value) || /^[a-z0-9-]+:[0-9a-f-]{36}$/.test(value));
  if (!isOwnPool) return `aud: ${shown(audience)}`;
  return isKnown ? undefined : `amr: ${shown(methods)}`;
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html */
export const roleTrust: Rule = {
  id: 'role-trust',
  severity: 'critical',
  reads: ['configuration', 'plan'],
  title: 'people of another identity pool or application could take this role',
  help: 'condition the trust policy on aud (the identity pool’s id) and on amr (authenticated or unauthenticated)',
  check: (subject) =>
    ofType(subject, 'aws_iam_role').flatMap((role) => {
      const found = statements(subject, role);
      // In a plan, a policy that is known only after apply is judged in the configuration.
      if (found === undefined && subject.source === 'plan') return [];
      const problems = found?.filter(isWeb).flatMap((statement) => problem(statement) ?? []) ?? [
        'a trust policy that can’t be read',
      ];
      return problems.map((received) => ({
        address: `${role.address}.assume_role_policy`,
        received,
        allowed: 'conditions on aud and amr of one identity pool',
      }));
    }),
};
