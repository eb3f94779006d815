import { sendsPassword } from '@auth0-cognito/contract';
import type { Resource, Subject } from '../../subject';
import { CLIENT_TYPES, remaining, touched } from '../changes';
import { becomes, anyOf, ranksLower, addsItems, removesItems, settingsRule } from '../settings';
import { isSame } from '../values';

const poolOf = ({ before = null, values }: Pick<Resource, 'values'> & Partial<Resource>) =>
  before?.user_pool_id ?? values.user_pool_id;

const isOwned = ({ type, values }: Resource, subject: Subject): boolean =>
  isOwnedBy({ type, values }, remaining(subject, 'aws_cognito_managed_user_pool_client'));

/** Whether a plain app client only creates an id, because another resource of the plan manages its settings. */
export function isOwnedBy({ type, values }: Pick<Resource, 'type' | 'values'>, owners: readonly Resource[]): boolean {
  const { name } = values;
  if (type !== 'aws_cognito_user_pool_client' || typeof name !== 'string') return false;
  const pattern = `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
  return owners.some(
    (owner) => owner.values.name_pattern === pattern && isSame(owner.values.user_pool_id, values.user_pool_id),
  );
}

/** False for a client whose settings another resource of the plan manages. */
export const ownSettings = (resource: Resource, subject: Subject) => !isOwned(resource, subject);

/** Identity providers of the client's user pool that the plan adds, removes or renames. Other rules report them. */
const providersOf = (client: Resource, subject: Subject) =>
  touched(subject, 'aws_cognito_identity_provider')
    .filter(({ actions }) => !actions.includes('update'))
    .filter((provider) => isSame(poolOf(provider), poolOf(client)))
    .flatMap(({ before, values }) => [before?.provider_name, values.provider_name])
    .filter((name) => typeof name === 'string');

/** If the identity providers of a client change, native users can get access that only Auth0 users had, or Auth0 users lose access. */
export const signInProvidersChanged = settingsRule(
  {
    id: 'sign-in-providers-changed',
    severity: 'high',
    title: 'an application signs users in through other identity providers than before',
    help: 'check that the application’s users are exactly those who should sign in',
  },
  [
    {
      types: CLIENT_TYPES,
      setting: 'supported_identity_providers',
      worse: anyOf(
        addsItems(
          (provider, { resource, subject }) =>
            (resource.before !== null || provider === 'COGNITO') && !providersOf(resource, subject).includes(provider),
        ),
        removesItems((provider, { resource, subject }) => !providersOf(resource, subject).includes(provider)),
      ),
      allowed: 'the same identity providers',
    },
    {
      types: CLIENT_TYPES,
      setting: 'allowed_oauth_flows_user_pool_client',
      worse: ranksLower([false, true], false),
      allowed: 'true, or the hosted sign-in stops',
    },
  ],
  ownSettings,
);

const isUnset = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** Flows of the Cognito API bypass the hosted sign-in and Auth0. Another rule judges the flows that send a password. */
export const nativeFlowAdded = settingsRule(
  {
    id: 'native-flow-added',
    severity: 'high',
    title: 'an application can sign users in directly by the Cognito API, without the hosted sign-in and Auth0',
    help: 'remove the flow; the hosted sign-in needs ALLOW_REFRESH_TOKEN_AUTH only',
  },
  [
    {
      types: CLIENT_TYPES,
      setting: 'explicit_auth_flows',
      worse: anyOf(
        addsItems((flow) => !sendsPassword(flow) && flow !== 'ALLOW_REFRESH_TOKEN_AUTH'),
        // Cognito's default without a list: refresh tokens, SRP and custom flows.
        ({ old, next }) =>
          Array.isArray(old) && old.length > 0 && isUnset(next) ? ['falls back to all but passwords'] : [],
      ),
      allowed: 'ALLOW_REFRESH_TOKEN_AUTH',
    },
  ],
  ownSettings,
);

export const refreshRotationLost = settingsRule(
  {
    id: 'refresh-rotation-lost',
    severity: 'high',
    title: 'a stolen refresh token can be used repeatedly until it expires',
    help: 'keep refresh token rotation; to disable it for an app client, set refreshTokenRotation to "disabled": an apply that removes the block fails',
  },
  [
    {
      types: CLIENT_TYPES,
      setting: 'refresh_token_rotation.feature',
      worse: ranksLower(['DISABLED', 'ENABLED'], 'DISABLED'),
      allowed: 'ENABLED',
    },
    {
      types: ['auth0_client'],
      setting: 'refresh_token.rotation_type',
      worse: ranksLower(['non-rotating', 'rotating'], 'non-rotating'),
      allowed: 'rotating',
    },
    {
      types: ['auth0_client'],
      setting: 'refresh_token.expiration_type',
      worse: becomes(['non-expiring']),
      allowed: 'expiring',
    },
    ...['infinite_token_lifetime', 'infinite_idle_token_lifetime'].map((key) => ({
      types: ['auth0_client'],
      setting: `refresh_token.${key}`,
      worse: becomes([true]),
      allowed: 'false',
    })),
  ],
);
