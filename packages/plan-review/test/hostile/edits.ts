import type { PlannedResource } from '../plans';

/** One hostile edit of an existing environment: a title, the rule that must find it, and the verdict. */
export type HostileEdit = readonly [what: string, rule: string, status: 'look' | 'blocked', change: PlannedResource];

export const OTHER = '999999999999';
export const OWN = '111111111111';
export const ROLE = { arn: `arn:aws:iam::${OWN}:role/users` };
export const HOOK = `arn:aws:lambda:eu-central-1:${OTHER}:function:hook`;
export const POOL = { id: 'eu-central-1_a', arn: `arn:aws:cognito-idp:eu-central-1:${OWN}:userpool/eu-central-1_a` };

export const on =
  (address: string, common: object = {}) =>
  (before: object, after: object): PlannedResource => ({
    address,
    before: { ...common, ...before },
    after: { ...common, ...after },
  });
export const pool = on('aws_cognito_user_pool.main', POOL);
export const client = on('aws_cognito_managed_user_pool_client.web');
export const idp = on('aws_cognito_identity_provider.auth0', { provider_name: 'Auth0', provider_type: 'OIDC' });
export const identity = on('aws_cognito_identity_pool.main');
export const role = on('aws_iam_role.users', ROLE);
export const application = on('auth0_client.app');
export const connection = on('auth0_connection.users', { strategy: 'auth0' });
export const domain = on('aws_cognito_user_pool_domain.main', { domain: 'login.acme.example' });
export const added = (address: string, after: object, unknown: object = { id: true }): PlannedResource => ({
  address,
  after,
  unknown,
});
export const removed = (address: string, before: object = { name: 'a' }): PlannedResource => ({ address, before });

export const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
export const allow = (action: string, more: object = { Resource: '*' }) => ({
  Effect: 'Allow',
  Action: action,
  ...more,
});
export const trust = (principal: object, condition?: object) => ({
  assume_role_policy: policy(
    allow('sts:AssumeRole', { Principal: principal, ...(condition && { Condition: condition }) }),
  ),
});
export const GITHUB = `arn:aws:iam::${OWN}:oidc-provider/token.actions.githubusercontent.com`;
export const GUESTS = 'cognito-identity.amazonaws.com';
