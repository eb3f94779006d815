import { changes, settingsRule } from '../settings';

const PROVIDER = ['aws_cognito_identity_provider'];
const SOURCE = [
  'oidc_issuer',
  'authorize_url',
  'token_url',
  'jwks_uri',
  'attributes_url',
  'MetadataURL',
  'MetadataFile',
];

/** The servers at these URLs determine the identity of users; another username claim gives every user another identity. */
export const identitySourceChanged = settingsRule(
  {
    id: 'identity-source-changed',
    severity: 'critical',
    title: 'another service identifies users, or another attribute does',
    help: 'make sure that the new issuer is yours, and that it has the same users with the same IDs',
  },
  [
    ...SOURCE.map((key) => ({
      types: PROVIDER,
      setting: `provider_details.${key}`,
      worse: changes(),
      allowed: 'the same source of identity',
    })),
    {
      types: PROVIDER,
      setting: 'attribute_mapping.username',
      worse: changes(),
      allowed: 'the same source of identity',
    },
  ],
  // Another rule judges a replacement.
  ({ actions }) => !actions.includes('create'),
);

/** How Cognito uses the provider, and for which users. */
export const providerChanged = settingsRule(
  {
    id: 'provider-changed',
    severity: 'high',
    title: 'the settings of an identity provider change, or other users are sent to it',
    help: 'check that sign-in works with the new settings, and that only your e-mail domains are sent to the provider',
  },
  [
    ...[
      'client_id',
      'attributes_request_method',
      'IDPSignout',
      'IDPInit',
      'EncryptedResponses',
      'RequestSigningAlgorithm',
      'api_version',
      'team_id',
      'key_id',
    ].map((key) => ({
      types: PROVIDER,
      setting: `provider_details.${key}`,
      worse: changes(),
      allowed: 'the same setting',
    })),
    { types: PROVIDER, setting: 'idp_identifiers', worse: changes(), allowed: 'the same domains' },
  ],
  ({ actions }) => !actions.includes('create'),
);
