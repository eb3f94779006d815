import type { JsonObject } from '@auth0-cognito/contract';
import type { PlanParts, Stage } from '../../src';

/** One change: address, before and after; without `before` it is created, without `after` deleted. */
export interface Change {
  readonly address: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
  readonly actions?: readonly string[];
}

export interface Row {
  readonly rule: string;
  /** Title of the row. */
  readonly when: string;
  readonly changes: readonly Change[];
  readonly stage?: Stage;
  /** Other parts of the plan. */
  readonly plan?: Partial<PlanParts>;
  /** Address of the finding; by default that of the first change. */
  readonly address?: string;
}

/** Short title of a row. */
export const row = (rule: string, when: string, ...changes: readonly Change[]): Row => ({ rule, when, changes });

export const POOL = 'aws_cognito_user_pool.main';
export const IDP = 'aws_cognito_identity_provider.auth0';
export const DOMAIN = 'aws_cognito_user_pool_domain.main';
export const CLIENT = 'aws_cognito_managed_user_pool_client.web';
export const PLAIN = 'aws_cognito_user_pool_client.web';
export const APPLICATION = 'auth0_client.app';
export const LIST = 'auth0_trigger_actions.list';
export const REPLACED = ['delete', 'create'];

export const update = (address: string, before: JsonObject, after: JsonObject): Change => ({ address, before, after });
export const replace = (address: string): Change => ({
  address,
  before: { name: 'a' },
  after: { name: 'b' },
  actions: REPLACED,
});
export const remove = (address: string): Change => ({ address, before: { name: 'a' } });
export const create = (address: string, after: JsonObject = { name: 'a' }): Change => ({ address, after });

export const trust = (condition?: JsonObject): JsonObject => ({
  assume_role_policy: JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        ...(condition && { Condition: condition }),
      },
    ],
  }),
});
export const AUD = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:pool' } };
export const document = (variable: string): Change => ({
  address: 'data.aws_iam_policy_document.trust',
  actions: ['read'],
  after: {
    statement: [
      {
        principals: [{ type: 'Federated', identifiers: ['x'] }],
        condition: [{ test: 'StringEquals', variable, values: [] }],
      },
    ],
  },
});

export const LOST = [
  ['user-pool-lost', POOL],
  ['identity-provider-lost', IDP],
  ['sign-in-address-lost', DOMAIN],
  ['application-lost', APPLICATION],
  ['app-client-lost', PLAIN],
  ['app-client-lost', CLIENT],
  ['identity-pool-lost', 'aws_cognito_identity_pool.main'],
] as const;
