import { UNKNOWN } from '../../src';
import { create, DOMAIN, POOL, row, update, type Row } from './rows';

const OWN = '111111111111';
const OTHER = '999999999999';

const PERMISSION = 'aws_lambda_permission.a';
const permission = (settings: Readonly<Record<string, string>> = {}) =>
  create(PERMISSION, {
    ...{ action: 'lambda:InvokeFunction', function_name: 'hook', principal: 'cognito-idp.amazonaws.com' },
    ...settings,
  });
const pool = (account: string) => `arn:aws:cognito-idp:eu-central-1:${account}:userpool/eu-central-1_a`;
const mail = (account: string) => ({
  email_configuration: [{ source_arn: `arn:aws:ses:eu-central-1:${account}:identity/acme.example` }],
});
const messages = (account: string) => ({
  sms_configuration: [{ sns_caller_arn: `arn:aws:iam::${account}:role/sms` }],
});
const certificate = (account: string) => ({ certificate_arn: `arn:aws:acm:us-east-1:${account}:certificate/a` });
const logs = (account: string) => ({
  log_configurations: [
    { firehose_configuration: [{ stream_arn: `arn:aws:firehose:eu-central-1:${account}:deliverystream/a` }] },
  ],
});
const issuers = (account: string) => ({ openid_connect_provider_arns: [`arn:aws:iam::${account}:oidc-provider/a`] });
const LINKS = 'aws_lambda_function.links';
const linksOf = (...providers: readonly string[]) => ({
  environment: [{ variables: { LINKED_PROVIDERS: JSON.stringify(providers) } }],
});
const LOGS = 'aws_cognito_log_delivery_configuration.a';
const IDENTITY = 'aws_cognito_identity_pool.a';

const TEMPLATE = '${jsonencode(local.policy)}';
const BUCKET = 'aws_s3_bucket_policy.a';

/** Access of other accounts, permissions in a new resource, and policies that cannot be read. */
export const FOUND: readonly Row[] = [
  row('user-links-added', 'one more provider', update(LINKS, linksOf('Auth0'), linksOf('Auth0', 'Partners'))),
  row('user-links-added', 'a new function of an environment that exists', create(LINKS, linksOf('Auth0'))),
  row('trigger-permission-open', 'a permission without a source', permission()),
  row('trigger-permission-open', 'the user pool of another account', permission({ source_arn: pool(OTHER) })),
  row('decided-at-apply', 'who may run a function', permission({ principal: UNKNOWN, source_arn: pool(OWN) })),
  row('sender-changed', 'a new pool of which another account sends the mail', create(POOL, mail(OTHER))),
  row('sign-in-factors-changed', 'a new pool of which another account sends codes', create(POOL, messages(OTHER))),
  row('sign-in-certificate-changed', 'a new domain with one of another account', create(DOMAIN, certificate(OTHER))),
  row('client-telemetry-changed', 'events of sign-in go to another account', create(LOGS, logs(OTHER))),
  row(
    'client-telemetry-changed',
    'sign-in events go to another account',
    update(LOGS, logs(OWN), { log_configurations: [] }),
  ),
  row('identity-pool-sources-changed', 'a new one with an issuer of another account', create(IDENTITY, issuers(OTHER))),
  row(
    'policy-unreadable',
    'a template in a trust',
    update('aws_iam_role.a', { assume_role_policy: '{}' }, { assume_role_policy: TEMPLATE }),
  ),
  row(
    'policy-unreadable',
    'a template in a policy',
    create('aws_iam_role_policy.a', { role: 'users', policy: TEMPLATE }),
  ),
  row('policy-unreadable', 'a template in a role', create('aws_iam_role.a', { inline_policy: [{ policy: TEMPLATE }] })),
  row('policy-unreadable', 'who may use a bucket', create(BUCKET, { bucket: 'acme-data', policy: TEMPLATE })),
  row('decided-at-apply', 'who may use a bucket', create(BUCKET, { bucket: 'acme-data', policy: UNKNOWN })),
  row(
    'state-storage-changed',
    'a policy that is not known',
    create(BUCKET, { bucket: 'acme-tfstate', policy: UNKNOWN }),
  ),
  row(
    'state-storage-changed',
    'a policy that is no longer known',
    update(BUCKET, { bucket: 'acme-tfstate', policy: '{}' }, { bucket: 'acme-tfstate', policy: UNKNOWN }),
  ),
];

export const ALLOWED: readonly Row[] = [
  row('user-links-added', 'one provider less', update(LINKS, linksOf('Auth0', 'Partners'), linksOf('Auth0'))),
  row('user-links-added', 'another function', create(LINKS, { environment: [{ variables: { A: '1' } }] })),
  row('trigger-permission-open', 'the user pool', permission({ source_arn: pool(OWN) })),
  row('trigger-permission-open', 'a user pool of the same plan', permission({ source_arn: UNKNOWN })),
  row('decided-at-apply', 'the user pool of a permission', permission({ source_arn: UNKNOWN })),
  row('sender-changed', 'a new pool with mail of the same account', create(POOL, mail(OWN))),
  row('sign-in-factors-changed', 'a new pool with codes of the same account', create(POOL, messages(OWN))),
  row('sign-in-certificate-changed', 'a new domain', create(DOMAIN, certificate(OWN))),
  row('client-telemetry-changed', 'a record of sign-in', create(LOGS, logs(OWN))),
  row('identity-pool-sources-changed', 'a new one with an issuer of the same account', create(IDENTITY, issuers(OWN))),
  row('policy-unreadable', 'a policy as JSON', create('aws_iam_role_policy.a', { policy: '{"Statement":[]}' })),
  row(
    'policy-unreadable',
    'an unreadable policy that does not change',
    update('aws_iam_role.a', { assume_role_policy: 'x' }, { assume_role_policy: 'x' }),
  ),
  row(
    'decided-at-apply',
    'AWS defaults of a new role and key',
    ...[
      create('aws_iam_role.a', { name: 'jobs', inline_policy: UNKNOWN, managed_policy_arns: UNKNOWN }),
      create('aws_kms_key.a', { policy: UNKNOWN }),
    ],
  ),
];
