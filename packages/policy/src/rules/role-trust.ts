import { shown, IDENTITY_POOL_PRINCIPALS, cognitoGuide } from '@auth0-cognito/contract';
import { statementsOf, type Statement } from '../iam';
import { isExpression } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

const isWeb = ({ allows, actions }: Statement) =>
  allows && actions.some((action) => /^sts:(AssumeRoleWithWebIdentity|\*)$|^\*$/.test(action));

const endsWith = (conditions: Statement['conditions'], suffix: string) =>
  [...conditions].find(([variable]) => variable.endsWith(suffix))?.[1] ?? [];

/** Text of the problem of a statement that trusts web identity tokens; undefined if there is none. */
function problem({ principals, conditions }: Statement): string | undefined {
  if (principals.length === 0 || principals.includes('*')) return 'anybody may assume it';
  const audience = endsWith(conditions, ':aud');
  if (audience.length === 0 || audience.some((value) => value.includes('*'))) return `aud: ${shown(audience)}`;
  if (!principals.some((principal) => IDENTITY_POOL_PRINCIPALS.includes(principal))) return undefined;
  const methods = endsWith(conditions, ':amr');
  const isKnown = methods.length > 0 && methods.every((method) => /^(un)?authenticated$/.test(method));
  const isPool = audience.every((value) => isExpression(value) || /^[a-z0-9-]+:[0-9a-f-]{36}$/.test(value));
  if (!isPool) return `aud: ${shown(audience)}`;
  return isKnown ? undefined : `amr: ${shown(methods)}`;
}

export const roleTrust: Rule = {
  id: 'role-trust',
  severity: 'critical',
  reads: ['configuration'],
  title: 'users of another identity pool or application could assume this role',
  help: 'add conditions to the trust policy: aud (the identity pool’s ID) and amr (authenticated or unauthenticated)',
  source: cognitoGuide('role-trust-and-permissions'),
  check: (subject) =>
    ofType(subject, 'aws_iam_role').flatMap(({ address, values }) => {
      const statements = statementsOf(subject, values.assume_role_policy);
      const problems = statements?.filter(isWeb).flatMap((statement) => problem(statement) ?? []) ?? [
        'a trust policy that can’t be read',
      ];
      return problems.map((received) => ({
        address: `${address}.assume_role_policy`,
        received,
        allowed: 'conditions on aud and amr of one identity pool',
      }));
    }),
};
