import { create, remove, row, update, type Row } from './rows';

const USER_POOL = 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_a';
const HOOK = 'arn:aws:lambda:eu-central-1:111111111111:function:hook';
const REGISTERED = 'aws_route53domains_registered_domain.main';
const firewall = (arn: string) => ({
  address: 'aws_wafv2_web_acl_association.a',
  before: { resource_arn: arn, web_acl_arn: 'arn:aws:wafv2:eu-central-1:111111111111:regional/webacl/a' },
});

/** Deleted parts that the sign-in needs, and disabled parts that protect it. */
export const FOUND: readonly Row[] = [
  row(
    'registration-changed',
    'other name servers',
    update(REGISTERED, { name_server: [{ name: 'ns-1.awsdns.com' }] }, { name_server: [{ name: 'ns1.evil.example' }] }),
  ),
  row('registration-changed', 'no lock', update(REGISTERED, { transfer_lock: true }, { transfer_lock: false })),
  row(
    'mfa-weakened',
    'a new pool without a second factor',
    create('aws_cognito_user_pool.b', { mfa_configuration: 'OFF' }),
  ),
  row(
    'state-storage-changed',
    'the state object',
    create('aws_s3_object.a', { bucket: 'acme-tfstate', key: 'prod.tfstate' }),
  ),
  {
    ...row('trigger-code-changed', 'the function of a trigger goes', {
      address: 'aws_lambda_function.a',
      before: { arn: HOOK },
    }),
    plan: { triggers: [HOOK] },
  },
  row('sign-in-certificate-changed', 'the certificate goes', remove('aws_acm_certificate.login')),
  row('sign-in-certificate-changed', 'the domain of the tenant goes', remove('auth0_custom_domain.main')),
  row('dns-record-changed', 'the zone goes', remove('aws_route53_zone.main')),
  row('sender-changed', 'the domain of the sender goes', remove('aws_ses_domain_identity.main')),
  row('sender-changed', 'the address of the sender goes', remove('aws_sesv2_email_identity.main')),
  row('sender-changed', 'another service sends text messages', create('auth0_phone_provider.main', { name: 'twilio' })),
  row('application-weakened', 'the credentials go', remove('auth0_client_credentials.app')),
  row('protection-removed', 'the firewall of the user pool', firewall(USER_POOL)),
  row('protection-removed', 'the network rule of the tenant', remove('auth0_network_acl.main')),
  row(
    'attack-protection-weakened',
    'the network rule of the tenant',
    update('auth0_network_acl.main', { active: true }, { active: false }),
  ),
  row('state-storage-changed', 'the table of its locks', {
    address: 'aws_dynamodb_table.a',
    before: { name: 'acme-terraform-locks' },
  }),
  row(
    'connection-added',
    'administrators of customers add connections',
    create('auth0_self_service_profile.main', { name: 'a' }),
  ),
  row(
    'other-access-changed',
    'a workforce user',
    create('aws_ssoadmin_account_assignment.a', { principal_type: 'USER', target_type: 'AWS_ACCOUNT' }),
  ),
  row(
    'other-access-changed',
    'users with a certificate',
    create('aws_rolesanywhere_trust_anchor.a', { name: 'a', enabled: true }),
  ),
];

export const ALLOWED: readonly Row[] = [
  row('registration-changed', 'a renewal', update(REGISTERED, { auto_renew: false }, { auto_renew: true })),
  row(
    'mfa-weakened',
    'a new pool with a second factor',
    create('aws_cognito_user_pool.b', { mfa_configuration: 'OPTIONAL' }),
  ),
  {
    ...row('mfa-weakened', 'a new pool of developers', create('aws_cognito_user_pool.b', { mfa_configuration: 'OFF' })),
    stage: 'development',
  },
  row(
    'state-storage-changed',
    'a file of an application',
    create('aws_s3_object.a', { bucket: 'acme-assets', key: 'a' }),
  ),
  row('trigger-code-changed', 'a function of no trigger goes', {
    address: 'aws_lambda_function.a',
    before: { arn: HOOK },
  }),
  row('sign-in-certificate-changed', 'a certificate is replaced', {
    ...update('aws_acm_certificate.login', { domain_name: 'a.test' }, { domain_name: 'a.test' }),
    actions: ['create', 'delete'],
  }),
  row(
    'application-weakened',
    'the application is removed, which another rule reports',
    ...[remove('auth0_client_credentials.app'), remove('auth0_client.app')],
  ),
  row(
    'protection-removed',
    'the firewall of another resource',
    firewall('arn:aws:apigateway:eu-central-1::/restapis/a/stages/live'),
  ),
  row(
    'attack-protection-weakened',
    'the network rule of the tenant still blocks',
    update('auth0_network_acl.main', { active: false }, { active: true }),
  ),
  row('state-storage-changed', 'a table of locks of doors', {
    address: 'aws_dynamodb_table.a',
    before: { name: 'acme-door-locks' },
  }),
  row('other-access-changed', 'nothing of it', create('aws_sqs_queue.a')),
  row(
    'boundary-changed',
    'a new boundary',
    update(
      'aws_iam_role.a',
      { permissions_boundary: '' },
      { permissions_boundary: 'arn:aws:iam::111111111111:policy/a' },
    ),
  ),
];
