import { OTHER, POOL, on, pool, client, domain, added, removed, policy, allow, type HostileEdit } from './edits';

export const DESTINATIONS_AND_PROTECTION: readonly HostileEdit[] = [
  [
    'a callback on another host',
    'url-outside',
    'look',
    client(
      { callback_urls: ['https://app.acme.example/a'] },
      { callback_urls: ['https://app.acme.example/a', 'https://x.test/a'] },
    ),
  ],
  [
    'a logout URL that is removed',
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
    'another sender of mail',
    'sender-changed',
    'look',
    pool(
      { email_configuration: [{ source_arn: 'arn:aws:ses:eu-central-1:111111111111:identity/acme.example' }] },
      { email_configuration: [{ source_arn: 'arn:aws:ses:eu-central-1:111111111111:identity/x.test' }] },
    ),
  ],
  [
    'another link in a mail',
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
    'another policy of the state bucket',
    'state-storage-changed',
    'blocked',
    added('aws_s3_bucket_policy.a', {
      bucket: 'acme-tfstate',
      policy: policy(allow('s3:GetObject', { Principal: '*', Resource: '*' })),
    }),
  ],
  [
    'no versions of the state',
    'state-storage-changed',
    'blocked',
    on('aws_s3_bucket_versioning.a', { bucket: 'acme-tfstate' })(
      { versioning_configuration: [{ status: 'Enabled' }] },
      { versioning_configuration: [{ status: 'Suspended' }] },
    ),
  ],
  [
    'another key of the state',
    'state-storage-changed',
    'blocked',
    removed('aws_kms_key.a', { description: 'changed Terraform state' }),
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
    'a queue for every account',
    'resource-shared',
    'look',
    on('aws_sqs_queue.a')(
      { policy: '' },
      { policy: policy(allow('sqs:SendMessage', { Principal: '*', Resource: '*' })) },
    ),
  ],
  [
    'a stage with fewer protections',
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
    'an attachment that leaves the state',
    'identity-forgotten',
    'look',
    { ...removed('aws_cognito_identity_pool_roles_attachment.a'), actions: ['forget'] },
  ],
  [
    'risk rules of a pool that are removed',
    'protection-removed',
    'look',
    removed('aws_cognito_risk_configuration.a', { user_pool_id: POOL.id }),
  ],
  [
    'a domain that is removed',
    'sign-in-address-lost',
    'blocked',
    removed('aws_cognito_user_pool_domain.main', { domain: 'login.acme.example' }),
  ],
];
