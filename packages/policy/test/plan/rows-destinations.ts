import { SENSITIVE_CHANGED } from '../../src';
import { APPLICATION, CLIENT, create, DOMAIN, POOL, remove, row, update, type Row } from './rows';

const RECORD = 'aws_route53_record.login';
const mail = (key: string, value: string) => ({ email_configuration: [{ [key]: value }] });
const message = (text: string) => ({ verification_message_template: [{ email_message: text }] });

export const FOUND: readonly Row[] = [
  row(
    'url-removed',
    'a callback',
    update(
      CLIENT,
      { callback_urls: ['https://app.acme.example/a', 'https://app.acme.example/b'] },
      { callback_urls: ['https://app.acme.example/a'] },
    ),
  ),
  row(
    'url-removed',
    'an origin in Auth0',
    update(APPLICATION, { web_origins: ['https://app.acme.example'] }, { web_origins: [] }),
  ),
  row(
    'url-removed',
    'several URLs of one host are one finding',
    update(
      CLIENT,
      { callback_urls: ['https://old.test/a'], logout_urls: ['https://old.test/'] },
      { callback_urls: [], logout_urls: [] },
    ),
  ),
  row(
    'url-outside',
    'six URLs that move to one host are one finding',
    update(
      CLIENT,
      {
        callback_urls: ['https://a.test/1', 'https://a.test/2', 'https://a.test/3'],
        logout_urls: ['https://a.test/1', 'https://a.test/2', 'https://a.test/3'],
      },
      {
        callback_urls: ['https://b.test/1', 'https://b.test/2', 'https://b.test/3'],
        logout_urls: ['https://b.test/1', 'https://b.test/2', 'https://b.test/3'],
      },
    ),
  ),
  row(
    'dns-record-changed',
    'another target',
    update(
      RECORD,
      { name: 'login.acme.example', records: ['192.0.2.1'] },
      { name: 'login.acme.example', records: ['203.0.113.1'] },
    ),
  ),
  row(
    'dns-record-changed',
    'a new record',
    create(RECORD, { name: 'login.acme.example', type: 'A', records: ['203.0.113.1'] }),
  ),
  row('dns-record-changed', 'it goes', remove(RECORD)),
  row(
    'sign-in-certificate-changed',
    'the certificate of the domain',
    update(DOMAIN, { certificate_arn: 'a' }, { certificate_arn: 'b' }),
  ),
  row(
    'sign-in-certificate-changed',
    'a custom domain of Auth0',
    create('auth0_custom_domain.a', { domain: 'id.acme.example' }),
  ),
  row(
    'managed-login-without-style',
    'version 2',
    update(DOMAIN, { managed_login_version: 1 }, { managed_login_version: 2 }),
  ),
  row(
    'managed-login-disabled',
    'version 1',
    update(DOMAIN, { managed_login_version: 2 }, { managed_login_version: 1 }),
  ),
  row(
    'sender-changed',
    'another sender',
    update(POOL, mail('from_email_address', 'login@acme.example'), mail('from_email_address', 'login@evil.test')),
  ),
  row('sender-changed', 'another SES identity', update(POOL, mail('source_arn', 'a'), mail('source_arn', 'b'))),
  row('message-link-outside', 'in a mail', update(POOL, message('{####}'), message('{####} https://evil.test/login'))),
  row(
    'message-link-outside',
    'an invitation of a new pool',
    create(POOL, {
      admin_create_user_config: [
        { invite_message_template: [{ email_message: '{username} {####} http://evil.test' }] },
      ],
    }),
  ),
  row(
    'message-link-outside',
    'a script in the page',
    update('auth0_pages.p', { login: [{ html: '' }] }, { login: [{ html: '<script>1</script>' }] }),
  ),
  row('messages-changed', 'other words', update(POOL, message('Code {####}'), message('Your code: {####}'))),
];

export const ALLOWED: readonly Row[] = [
  row(
    'url-removed',
    'a URL moves to another host',
    update(CLIENT, { callback_urls: ['https://old.test/a'] }, { callback_urls: ['https://new.test/a'] }),
  ),
  row(
    'url-removed',
    'the list is masked',
    update(CLIENT, { callback_urls: ['https://old.test/a'] }, { callback_urls: SENSITIVE_CHANGED }),
  ),
  row(
    'dns-record-changed',
    'the record validates a certificate',
    create(RECORD, { type: 'CNAME', records: ['_x.acm-validations.aws.'] }),
  ),
  row(
    'dns-record-changed',
    'another TTL',
    update(RECORD, { ttl: 60, records: ['192.0.2.1'] }, { ttl: 300, records: ['192.0.2.1'] }),
  ),
  row(
    'sign-in-certificate-changed',
    'a new certificate',
    create('aws_acm_certificate.a', { domain_name: 'login.acme.example' }),
  ),
  row(
    'managed-login-without-style',
    'managed login with a style',
    update(DOMAIN, { managed_login_version: 1 }, { managed_login_version: 2 }),
    create('aws_cognito_managed_login_branding.a'),
  ),
  row(
    'managed-login-disabled',
    'managed login remains enabled',
    update(DOMAIN, { managed_login_version: 2 }, { managed_login_version: 2, tags: {} }),
  ),
  row(
    'sender-changed',
    'a default is read back',
    update(POOL, { email_configuration: [] }, mail('from_email_address', '')),
  ),
  row(
    'message-link-outside',
    'a link to the environment’s host',
    update(POOL, message('{####}'), message('{####} https://app.acme.example/help')),
  ),
  row('messages-changed', 'a new pool', create(POOL, message('Code {####}'))),
];
