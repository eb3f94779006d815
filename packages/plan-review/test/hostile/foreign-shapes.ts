import type { PlannedResource } from '../plans';
import { added, allow, client, OTHER, OWN, policy, pool, removed, role, trust, type HostileEdit } from './edits';

const unknown = (change: PlannedResource, flags: object): PlannedResource => ({ ...change, unknown: flags });
const within = (module: string, change: PlannedResource): PlannedResource => ({
  ...change,
  address: `${module}.${change.address}`,
});
const state = { bucket: 'acme-prod-tfstate' };
const APP_CLIENT = {
  name: 'partners',
  user_pool_id: 'eu-central-1_a',
  allowed_oauth_flows: ['code'],
  callback_urls: ['https://app.acme.example/cb'],
  supported_identity_providers: ['Auth0'],
  explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
};
const newClient = (settings: object) =>
  added('aws_cognito_user_pool_client.partners', { ...APP_CLIENT, ...settings }, { id: true, client_secret: true });
const S3 = 'aws_s3_bucket_policy.a';

/** Risky changes in the code of other teams: modules, instances, new resources, unknown values, other types. */
export const FOREIGN_SHAPES: readonly HostileEdit[] = [
  [
    'a pool in a module, for each region',
    'mfa-weakened',
    'look',
    within('module.auth["eu"].module.x[0]', {
      ...pool({ mfa_configuration: 'ON' }, { mfa_configuration: 'OFF' }),
      address: 'aws_cognito_user_pool.main["eu"]',
    }),
  ],
  ['a count that becomes 0', 'identity-provider-lost', 'blocked', removed('aws_cognito_identity_provider.auth0[0]')],
  [
    'a pool that is created before the old one is deleted',
    'user-pool-lost',
    'blocked',
    { ...pool({ name: 'a' }, { name: 'b' }), actions: ['create', 'delete'] },
  ],
  [
    'a pool that leaves the state',
    'identity-forgotten',
    'look',
    { ...removed('aws_cognito_user_pool.main'), actions: ['forget'] },
  ],
  [
    'a new client that sends passwords',
    'password-flow-added',
    'look',
    newClient({ explicit_auth_flows: ['USER_PASSWORD_AUTH'] }),
  ],
  [
    'a new client for native users',
    'sign-in-providers-changed',
    'look',
    newClient({ supported_identity_providers: ['COGNITO'] }),
  ],
  ['a new client without TLS', 'url-insecure', 'look', newClient({ callback_urls: ['http://app.acme.example/cb'] })],
  [
    'a new client for a look-alike host',
    'url-outside',
    'look',
    newClient({ callback_urls: ['https://app.acme.example.evil.test/'] }),
  ],
  [
    'a new client with an unknown callback',
    'decided-at-apply',
    'look',
    unknown(newClient({ callback_urls: undefined }), { callback_urls: true }),
  ],
  [
    'a user name before the host',
    'url-outside',
    'look',
    client({ callback_urls: [] }, { callback_urls: ['https://app.acme.example@evil.test/'] }),
  ],
  [
    'a letter of another alphabet',
    'url-outside',
    'look',
    client({ callback_urls: [] }, { callback_urls: ['https://\u0430pp.acme.example/'] }),
  ],
  [
    'a new pool with self sign-up',
    'self-sign-up-opened',
    'look',
    added('aws_cognito_user_pool.b', { admin_create_user_config: [], mfa_configuration: 'ON' }),
  ],
  [
    'a statement that is not a list',
    'trust-open',
    'blocked',
    role(
      {},
      {
        assume_role_policy: JSON.stringify({
          Statement: { Effect: 'Allow', Principal: { AWS: ['*'] }, Action: 'sts:AssumeRole' },
        }),
      },
    ),
  ],
  ['a trust by wildcard', 'trust-widened', 'look', role({}, trust({ AWS: 'arn:aws:iam::*:root' }))],
  [
    'a trust policy with an exception list',
    'trust-open',
    'blocked',
    role({}, { assume_role_policy: policy({ Effect: 'Allow', NotPrincipal: { AWS: OWN }, Action: 'sts:AssumeRole' }) }),
  ],
  [
    'a trust policy that is a template',
    'policy-unreadable',
    'look',
    role({ assume_role_policy: '{}' }, { assume_role_policy: '${data.x.json}' }),
  ],
  [
    'an inline policy that is not known',
    'decided-at-apply',
    'look',
    added('aws_iam_role_policy.a', { role: 'users' }, { id: true, policy: true }),
  ],
  [
    'a policy that removes a denial',
    'permissions-widened',
    'look',
    {
      address: 'aws_iam_policy.a',
      before: {
        policy: policy(allow('s3:GetObject'), {
          Effect: 'Deny',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::a/secret/*',
        }),
      },
      after: { policy: policy(allow('s3:GetObject')) },
    },
  ],
  [
    'a workforce user',
    'other-access-changed',
    'look',
    added('aws_ssoadmin_account_assignment.a', { principal_type: 'USER' }),
  ],
  ['a trust anchor', 'other-access-changed', 'look', added('aws_rolesanywhere_trust_anchor.a', { enabled: true })],
  [
    'a key of an AWS user',
    'aws-user-changed',
    'look',
    added('aws_iam_access_key.a', { user: 'a' }, { id: true, secret: true }),
  ],
  [
    'a grant on a key',
    'key-weakened',
    'look',
    added('aws_kms_grant.a', { grantee_principal: `arn:aws:iam::${OTHER}:root` }),
  ],
  [
    'a secret for another account',
    'resource-shared',
    'look',
    added('aws_secretsmanager_secret_policy.a', {
      policy: policy(allow('secretsmanager:GetSecretValue', { Principal: { AWS: OTHER }, Resource: '*' })),
    }),
  ],
  [
    'a state bucket with an unknown policy',
    'state-storage-changed',
    'blocked',
    added(S3, state, { id: true, policy: true }),
  ],
  [
    'the state itself',
    'state-storage-changed',
    'blocked',
    added('aws_s3_object.a', { ...state, key: 'prod/federation.tfstate' }),
  ],
  [
    'a bucket with an unknown policy',
    'decided-at-apply',
    'look',
    added(S3, { bucket: 'acme-assets' }, { id: true, policy: true }),
  ],
  ['the lock table', 'state-storage-changed', 'blocked', removed('aws_dynamodb_table.a', { name: 'terraform-locks' })],
  [
    'a permission without a source',
    'trigger-permission-open',
    'look',
    added('aws_lambda_permission.a', {
      action: 'lambda:InvokeFunction',
      function_name: 'a',
      principal: 'cognito-idp.amazonaws.com',
    }),
  ],
  [
    'a permission with an unknown holder',
    'decided-at-apply',
    'look',
    added(
      'aws_lambda_permission.a',
      { action: 'lambda:InvokeFunction', function_name: 'a' },
      { id: true, principal: true },
    ),
  ],
  [
    'a delegation of the sign-in domain',
    'dns-record-changed',
    'look',
    added('aws_route53_record.a', { name: 'login.acme.example', type: 'NS', records: ['ns1.evil.example'] }),
  ],
  [
    'the name servers of the domain',
    'registration-changed',
    'look',
    {
      address: 'aws_route53domains_registered_domain.a',
      before: { name_server: [{ name: 'a' }] },
      after: { name_server: [{ name: 'b' }] },
    },
  ],
  ['the certificate', 'sign-in-certificate-changed', 'look', removed('aws_acm_certificate.login')],
  [
    'mail in the name of the domain',
    'resource-shared',
    'look',
    added('aws_ses_identity_policy.a', {
      policy: policy(allow('ses:SendEmail', { Principal: { AWS: OTHER }, Resource: '*' })),
    }),
  ],
  ['the identity of the sender', 'sender-changed', 'look', removed('aws_sesv2_email_identity.a')],
  [
    'a network rule of the tenant',
    'attack-protection-weakened',
    'look',
    { address: 'auth0_network_acl.a', before: { active: true }, after: { active: false } },
  ],
  [
    'the firewall of the pool',
    'protection-removed',
    'look',
    removed('aws_wafv2_web_acl_association.a', { resource_arn: `arn:aws:cognito-idp:eu-central-1:${OWN}:userpool/a` }),
  ],
];
