import { isObject, shown } from '@auth0-cognito/contract';
import { referred } from '../expressions';
import { statementsOf } from '../iam';
import { at } from '../json';
import type { Rule } from '../rule';
import { ofType, type Resource, type Subject } from '../subject';

/** The value of `amr` that the trust policy of a role requires. */
function kindOf(subject: Subject, { values }: Resource): string | undefined {
  const conditions = (statementsOf(subject, values.assume_role_policy) ?? []).flatMap((statement) => [
    ...statement.conditions,
  ]);
  return conditions.find(([variable]) => variable.endsWith(':amr'))?.[1].join();
}

/** Guests must not get the role of signed-in users. */
export const roleAttachment: Rule = {
  id: 'role-attachment',
  severity: 'critical',
  reads: ['configuration'],
  title: 'users would get the wrong AWS role, or none',
  help: 'attach a role that trusts amr authenticated as authenticated, and one that trusts unauthenticated as unauthenticated',
  source: 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html',
  check: (subject) => {
    const attachments = ofType(subject, 'aws_cognito_identity_pool_roles_attachment');
    const pools = ofType(subject, 'aws_cognito_identity_pool');
    const attached = attachments.flatMap(({ values }) =>
      referred(subject, values.identity_pool_id, 'aws_cognito_identity_pool'),
    );
    return [
      ...pools
        .filter((pool) => !attached.includes(pool))
        .map(({ address }) => ({
          address,
          received: 'no roles',
          allowed: 'an aws_cognito_identity_pool_roles_attachment',
        })),
      ...attachments.flatMap(({ address, values }) => {
        const roles = isObject(values.roles) ? values.roles : {};
        return [
          ...(roles.authenticated === undefined
            ? [{ address: `${address}.roles.authenticated`, received: 'nothing', allowed: 'a role' }]
            : []),
          ...Object.entries(roles).flatMap(([kind, arn]) =>
            referred(subject, arn, 'aws_iam_role')
              .filter((role) => kindOf(subject, role) !== kind)
              .map((role) => ({
                address: `${address}.roles.${kind}`,
                received: `${role.address}, which trusts ${shown(kindOf(subject, role))}`,
                allowed: `a role that trusts ${kind}`,
              })),
          ),
        ];
      }),
      ...pools
        .filter(({ values }) => values.allow_unauthenticated_identities === true)
        .filter(
          ({ address }) =>
            !attachments.some(
              ({ values }) =>
                at(values, 'roles', 'unauthenticated') !== undefined &&
                JSON.stringify(values.identity_pool_id).includes(address),
            ),
        )
        .map(({ address }) => ({
          address: `${address}.allow_unauthenticated_identities`,
          received: 'true, without a role for guests',
          allowed: 'false, or a role for guests',
        })),
    ];
  },
};
