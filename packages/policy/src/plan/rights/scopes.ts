import { texts, block } from '../../json';
import type { Finding, Rule } from '../../rule';
import { blocks } from '../../json';
import { CLIENT_TYPES, added, remaining } from '../changes';
import { changes, removesItems, settingsRule } from '../settings';
import { isKnown, isSame } from '../values';

/** Tokens with this scope can change the attributes and password settings of a user in Cognito, and delete the account. */
const SELF_SERVICE = 'aws.cognito.signin.user.admin';

const isMachine = (flows: readonly string[]) => flows.includes('client_credentials');
/** Settings of a grant that determine who has it. */
const GRANT_SETTINGS = [
  'client_id',
  'allow_any_organization',
  'organization_usage',
  'subject_type',
  'allow_all_scopes',
];
const MANAGEMENT = /\/api\/v2\/?$/;

export const selfServiceScopeAdded: Rule = {
  id: 'self-service-scope-added',
  severity: 'high',
  reads: ['plan'],
  title: 'the user’s token lets an application change or delete the user’s account',
  help: `remove the scope ${SELF_SERVICE}, unless the application manages accounts`,
  judges: Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['allowed_oauth_scopes']])),
  check: (subject) =>
    remaining(subject, ...CLIENT_TYPES)
      .filter((client) => added(client, 'allowed_oauth_scopes').includes(SELF_SERVICE))
      .map(({ address }) => ({ address, received: `gains ${SELF_SERVICE}`, allowed: 'scopes without it' })),
};

/** A machine client has no user: with its secret alone, a program gets tokens. */
export const machineAccessAdded: Rule = {
  id: 'machine-access-added',
  severity: 'high',
  reads: ['plan'],
  title: 'a program can get tokens with its secret alone, or gets more scopes',
  help: 'check who has the secret, and that each scope is needed',
  judges: {
    ...Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['allowed_oauth_flows']])),
    auth0_client_grant: ['*'],
  },
  check: (subject) => [
    ...remaining(subject, ...CLIENT_TYPES)
      .filter((client) => added(client, 'allowed_oauth_flows').includes('client_credentials'))
      .map(({ address }): Finding => ({
        address,
        received: 'allowed_oauth_flows gains client_credentials',
        allowed: 'code',
      })),
    ...remaining(subject, ...CLIENT_TYPES)
      .filter(
        ({ before, values }) =>
          before !== null &&
          isMachine(texts(values.allowed_oauth_flows)) &&
          isMachine(texts(before.allowed_oauth_flows)),
      )
      .flatMap((client) => {
        const scopes = added(client, 'allowed_oauth_scopes');
        return scopes.length === 0
          ? []
          : [{ address: client.address, received: `gains ${scopes.join(', ')}`, allowed: 'the same scopes' }];
      }),
    ...remaining(subject, 'auth0_client_grant').flatMap((grant): Finding[] => {
      const scopes = added(grant, 'scopes');
      const audience = String(grant.values.audience ?? 'an API');
      const isNew = grant.before === null || grant.before.audience !== grant.values.audience;
      const widened = GRANT_SETTINGS.filter(
        (key) => key in grant.values && !isSame(grant.before?.[key], grant.values[key]),
      );
      if (!isNew && widened.length > 0) {
        return [
          {
            address: grant.address,
            received: `${widened.join(', ')} of the grant changes`,
            allowed: 'the same permissions',
          },
        ];
      }
      if (!isNew && (scopes.length === 0 || !MANAGEMENT.test(audience))) return [];
      const what = MANAGEMENT.test(audience) ? 'the Auth0 Management API' : audience;
      return [
        {
          address: grant.address,
          received: `may use ${what}: ${scopes.join(', ') || 'no scopes'}`,
          allowed: 'the same permissions',
        },
      ];
    }),
  ],
};

const scopesOf = (side: Parameters<typeof block>[0]) =>
  blocks(side).map(({ scope_name: name, value }) => String(name ?? value ?? ''));

/** Applications that request a removed scope are refused. */
export const scopeRemoved: Rule = {
  id: 'scope-removed',
  severity: 'notice',
  reads: ['plan'],
  title: 'a scope is removed: applications that request it can’t sign users in',
  help: 'first make sure that no application requests the scope',
  judges: {
    ...Object.fromEntries(CLIENT_TYPES.map((type) => [type, ['allowed_oauth_scopes']])),
    aws_cognito_resource_server: ['scope'],
  },
  check: (subject) => [
    ...remaining(subject, ...CLIENT_TYPES).flatMap(({ address, before, values }) => {
      if (before === null || !Array.isArray(values.allowed_oauth_scopes)) return [];
      const has = texts(values.allowed_oauth_scopes);
      const gone = texts(before.allowed_oauth_scopes).filter((scope) => isKnown(scope) && !has.includes(scope));
      return gone.length === 0
        ? []
        : [{ address, received: `loses ${gone.join(', ')}`, allowed: 'scopes that applications request' }];
    }),
    ...remaining(subject, 'aws_cognito_resource_server').flatMap(({ address, before, values }) => {
      if (before === null || !Array.isArray(values.scope)) return [];
      const gone = scopesOf(before.scope).filter((scope) => !scopesOf(values.scope).includes(scope));
      return gone.length === 0
        ? []
        : [{ address, received: `loses ${gone.join(', ')}`, allowed: 'scopes that applications request' }];
    }),
  ],
};

/** Requirements of an Auth0 API for its tokens. */
export const apiChanged = settingsRule(
  {
    id: 'api-changed',
    severity: 'high',
    title: 'tokens for an API are valid for longer, issued to more applications, or signed differently',
    help: 'check the settings with the owners of the API',
  },
  [
    ...[
      'token_lifetime',
      'token_lifetime_for_web',
      'allow_offline_access',
      'skip_consent_for_verifiable_first_party_clients',
      'signing_alg',
      'enforce_policies',
      'token_dialect',
      'identifier',
      'token_encryption',
      'proof_of_possession',
      'subject_type_authorization',
      'verification_location',
      'consent_policy',
      'authorization_details',
    ].map((setting) => ({
      types: ['auth0_resource_server'],
      setting,
      worse: changes(),
      allowed: 'the same setting',
    })),
    { types: ['auth0_resource_server_scopes'], setting: 'scopes', worse: removesItems(), allowed: 'the same scopes' },
    { types: ['aws_cognito_resource_server'], setting: 'identifier', worse: changes(), allowed: 'the same identifier' },
  ],
);
