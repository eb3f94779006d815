import { OTHER, POOL, on, pool, client, domain, added, removed, policy, allow, type HostileEdit } from './edits';

export const DESTINATIONS_AND_PROTECTION: readonly HostileEdit[] = [
  [
    'a callback of another host',
    'url-outside',
    'look',
    client(
      { callback_urls: ['https://app.acme.example/a'] },
      { callback_urls: ['https://app.acme.example/a', 'https://x.test/a'] },
    ),
  ],
  [
    'a logout URL that goes',
    'url-removed',
    'look',
    client(
      { logout_urls: ['https://app.acme.example/a', 'https://app.acme.example/b'] },
      { logout_urls: ['https://app.acme.example/a'] },
    ),
  ],
  [
    'a DNS record',
    'dns-record-changed',
    'look',
    on('aws_route53_record.login', { name: 'login.acme.example', type: 'CNAME' })(
      { records: ['a.cloudfront.net'] },
      { records: ['x.test'] },
    ),
  ],
  [
    'a certificate',
    'sign-in-certificate-changed',
    'look',
    domain(
      { certificate_arn: 'arn:aws:acm:us-east-1:111111111111:certificate/a' },
      { certificate_arn: 'arn:aws:acm:us-east-1:111111111111:certificate/b' },
    ),
  ],
  [
    'the sender of mail',
    'sender-changed',
    'look',
    pool(
      { email_configuration: [{ source_arn: 'arn:aws:ses:eu-central-1:111111111111:identity/acme.example' }] },
      { email_configuration: [{ source_arn: 'arn:aws:ses:eu-central-1:111111111111:identity/x.test' }] },
    ),
  ],
  [
    'a link in a mail',
    'message-link-outside',
    'look',
    pool(
      { email_verification_message: 'Code {####}' },
      { email_verification_message: 'Code {####}, see https://x.test' },
    ),
  ],
  [
    'managed login without a style',
    'managed-login-without-style',
    'look',
    domain({ managed_login_version: 1 }, { managed_login_version: 2 }),
  ],
  [
    'the policy of the state',
    'state-storage-changed',
    'blocked',
    added('aws_s3_bucket_policy.a', {
      bucket: 'acme-tfstate',
      policy: policy(allow('s3:GetObject', { Principal: '*', Resource: '*' })),
    }),
  ],
  [
    'versions of the state',
    'state-storage-changed',
    'blocked',
    on('aws_s3_bucket_versioning.a', { bucket: 'acme-tfstate' })(
      { versioning_configuration: [{ status: 'Enabled' }] },
      { versioning_configuration: [{ status: 'Suspended' }] },
    ),
  ],
  [
    'the key of the state',
    'state-storage-changed',
    'blocked',
    removed('aws_kms_key.a', { description: 'terraform state' }),
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
    'a queue for everybody',
    'resource-shared',
    'look',
    on('aws_sqs_queue.a')(
      { policy: '' },
      { policy: policy(allow('sqs:SendMessage', { Principal: '*', Resource: '*' })) },
    ),
  ],
  [
    'a stage that falls',
    'stage-lowered',
    'look',
    pool({ tags: { stage: 'production' } }, { tags: { stage: 'development' } }),
  ],
  [
    'no protection against deletion',
    'deletion-protection-lost',
    'look',
    pool({ deletion_protection: 'ACTIVE' }, { deletion_protection: 'INACTIVE' }),
  ],
  [
    'an attachment that is forgotten',
    'identity-forgotten',
    'look',
    { ...removed('aws_cognito_identity_pool_roles_attachment.a'), actions: ['forget'] },
  ],
  [
    'the risk rules of a pool that go',
    'protection-removed',
    'look',
    removed('aws_cognito_risk_configuration.a', { user_pool_id: POOL.id }),
  ],
  [
    'a domain that goes',
    'sign-in-address-lost',
    'blocked',
    removed('aws_cognito_user_pool_domain.main', { domain: 'login.acme.example' }),
  ],
];
