import { reviewPlan } from '../src';
import { outputsOf, planText, type PlannedResource } from './plans';

const POOL = 'aws_cognito_user_pool.main';
const CLIENT = 'aws_cognito_managed_user_pool_client.web';
const IDP = 'aws_cognito_identity_provider.auth0';
const APPLICATION = 'auth0_client.app';
const CALLBACK = 'https://app.acme.example/callback';

const update = (address: string, before: object, after: object): PlannedResource => ({ address, before, after });
const create = (address: string, after: object, unknown: object = { id: true }): PlannedResource => ({
  address,
  after,
  unknown,
});
const tags = (address: string) => update(address, { tags: { team: 'a' } }, { tags: { team: 'b' } });

const PUBLIC_CLIENT = {
  name_pattern: '^mobile$',
  user_pool_id: 'eu-central-1_pool',
  allowed_oauth_flows: ['code'],
  allowed_oauth_flows_user_pool_client: true,
  allowed_oauth_scopes: ['openid', 'email'],
  callback_urls: ['https://app.acme.example/mobile'],
  supported_identity_providers: ['Auth0'],
  explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  enable_token_revocation: true,
  prevent_user_existence_errors: 'ENABLED',
  access_token_validity: 60,
  token_validity_units: [{ access_token: 'minutes' }],
  write_attributes: ['email', 'name'],
};

/** Edits of ordinary days: what a reviewer is asked for, and nothing more. */
const EDITS: readonly (readonly [what: string, status: string, changes: readonly PlannedResource[]])[] = [
  ['nothing', 'nothing', []],
  ['a provider upgrade without changes', 'nothing', [{ ...tags(POOL), actions: ['no-op'] }]],
  ['tags of everything', 'safe', [tags(POOL), tags('aws_iam_role.users'), tags('aws_cognito_identity_pool.main')]],
  ['the description of a role', 'safe', [update('aws_iam_role.users', { description: '' }, { description: 'Users' })]],
  ['the name of the Auth0 application', 'safe', [update(APPLICATION, { name: 'a' }, { name: 'b' })]],
  [
    'the logo of the Auth0 application',
    'safe',
    [update(APPLICATION, { logo_uri: 'https://a.test/1' }, { logo_uri: 'https://a.test/2' })],
  ],
  [
    'a callback of the own host',
    'safe',
    [update(CLIENT, { callback_urls: [CALLBACK] }, { callback_urls: [CALLBACK, 'https://app.acme.example/next'] })],
  ],
  [
    'a new public client with PKCE',
    'safe',
    [create('aws_cognito_managed_user_pool_client.mobile', PUBLIC_CLIENT, { id: true, client_secret: true })],
  ],
  [
    'a scope that is removed',
    'safe',
    [update(CLIENT, { allowed_oauth_scopes: ['openid', 'email'] }, { allowed_oauth_scopes: ['openid'] })],
  ],
  [
    'a standard scope that is added',
    'safe',
    [update(CLIENT, { allowed_oauth_scopes: ['openid'] }, { allowed_oauth_scopes: ['openid', 'profile'] })],
  ],
  [
    'a name that is mapped',
    'safe',
    [update(IDP, { attribute_mapping: { username: 'sub' } }, { attribute_mapping: { username: 'sub', name: 'name' } })],
  ],
  [
    'shorter tokens',
    'safe',
    [
      update(
        CLIENT,
        { access_token_validity: 60, token_validity_units: [{ access_token: 'minutes' }] },
        { access_token_validity: 15, token_validity_units: [{ access_token: 'minutes' }] },
      ),
    ],
  ],
  [
    'longer passwords',
    'safe',
    [update(POOL, { password_policy: [{ minimum_length: 12 }] }, { password_policy: [{ minimum_length: 16 }] })],
  ],
  [
    'a second factor for everybody',
    'safe',
    [update(POOL, { mfa_configuration: 'OPTIONAL' }, { mfa_configuration: 'ON' })],
  ],
  [
    'a custom attribute',
    'safe',
    [update(POOL, { schema: [{ name: 'team' }] }, { schema: [{ name: 'team' }, { name: 'squad' }] })],
  ],
  [
    'other words of a mail',
    'safe',
    [update(POOL, { email_verification_message: 'Code {####}' }, { email_verification_message: 'Your code: {####}' })],
  ],
  [
    'a rotated secret',
    'safe',
    [
      {
        ...update(
          IDP,
          { provider_details: { client_secret: 'made-up-secret-1' } },
          { provider_details: { client_secret: 'made-up-secret-2' } },
        ),
        beforeSensitive: { provider_details: { client_secret: true } },
        afterSensitive: { provider_details: { client_secret: true } },
      },
    ],
  ],
  [
    'self sign-up that is closed',
    'safe',
    [
      update(
        POOL,
        { admin_create_user_config: [{ allow_admin_create_user_only: false }] },
        { admin_create_user_config: [{ allow_admin_create_user_only: true }] },
      ),
    ],
  ],
  [
    'guests that are shut out',
    'safe',
    [
      update(
        'aws_cognito_identity_pool.main',
        { allow_unauthenticated_identities: true },
        { allow_unauthenticated_identities: false },
      ),
    ],
  ],
  [
    'fewer permissions',
    'safe',
    [
      update(
        'aws_iam_role_policy.users',
        { policy: '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}]}' },
        { policy: '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}]}' },
      ),
    ],
  ],
  ['how long a DNS answer is kept', 'safe', [update('aws_route53_record.login', { ttl: 60 }, { ttl: 300 })]],
  ['a queue of the team', 'safe', [create('aws_sqs_queue.jobs', { name: 'jobs' })]],
  [
    'an application that moves to another host',
    'look',
    [
      update(
        CLIENT,
        { callback_urls: [CALLBACK], logout_urls: ['https://app.acme.example/'] },
        { callback_urls: ['https://new.acme.example/callback'], logout_urls: ['https://new.acme.example/'] },
      ),
    ],
  ],
  [
    'a callback that is removed',
    'look',
    [update(CLIENT, { callback_urls: [CALLBACK, 'https://app.acme.example/old'] }, { callback_urls: [CALLBACK] })],
  ],
  ['other claims', 'look', [update('auth0_action.claims', { code: 'a' }, { code: 'b' })]],
  ['a setting that no rule knows', 'look', [update(POOL, { brand_new_setting: 'a' }, { brand_new_setting: 'b' })]],
];

const reviewed = (changes: readonly PlannedResource[]) =>
  reviewPlan(planText({ changes, outputs: outputsOf('app.acme.example') }), { environment: 'prod' });

describe('everyday edits', () => {
  test.each(EDITS)('%s: %s', async (_, status, changes) => {
    const review = await reviewed(changes);

    expect({ status: review.status, reasons: status === 'safe' ? review.reasons : [] }).toEqual({
      status,
      reasons: [],
    });
  });

  test('six addresses that move to one host are one entry', async () => {
    const paths = ['/a', '/b', '/c'];
    const at = (host: string) => {
      const urls = paths.map((path) => `https://${host}${path}`);
      return { callback_urls: urls, logout_urls: urls };
    };

    const { risks } = await reviewed([update(CLIENT, at('app.acme.example'), at('new.acme.example'))]);

    expect(risks.map(({ rule }) => rule)).toEqual(['url-outside']);
  });

  test('settings that no rule judges are shown with their values, and other types are listed', async () => {
    const review = await reviewed([
      update(POOL, { brand_new_setting: 'a' }, { brand_new_setting: 'b' }),
      create('auth0_log_stream.a', { name: 'a' }),
      create('aws_sqs_queue.jobs', { name: 'jobs' }),
    ]);

    expect(review.unjudged.map(({ address }) => address)).toEqual([POOL, 'auth0_log_stream.a']);
    expect(review.unjudged[0]?.attributes).toEqual([{ path: 'brand_new_setting', before: '"a"', after: '"b"' }]);
    expect(review.otherTypes).toEqual([{ type: 'aws_sqs_queue', count: 1 }]);
  });
});

describe('what a review sees besides resources', () => {
  const of = async (more: Readonly<Record<string, unknown>>) => {
    const review = await reviewPlan(planText({ more }), { environment: 'prod' });
    return { rules: review.risks.map(({ rule }) => rule), status: review.status, fingerprint: review.fingerprint };
  };

  test.each([
    ['action-invoked', { action_invocations: [{ address: 'action.x.a', type: 'x', name: 'a', config_values: {} }] }],
    ['check-failed', { checks: [{ address: { to_display: 'check.a' }, status: 'fail', instances: [] }] }],
    ['plan-part-unknown', { destroy_everything: { really: true } }],
  ])('%s needs a look, and is another plan', async (rule, more) => {
    const [found, nothing] = [await of(more), await of({})];

    expect(found.rules).toEqual([rule]);
    expect(found.status).toBe('look');
    expect(found.fingerprint).not.toBe(nothing.fingerprint);
  });

  test('a check that holds and a part that is empty are nothing', async () => {
    const more = { checks: [{ address: { to_display: 'check.a' }, status: 'pass' }], future_part: [], other: null };

    expect((await of(more)).status).toBe('nothing');
  });

  test('a deferred replacement of the pool is judged like any other, and is not counted as done', async () => {
    const change = { actions: ['delete', 'create'], before: { name: 'a' }, after: { name: 'b' } };
    const resource = { address: POOL, mode: 'managed', type: 'aws_cognito_user_pool', name: 'main', change };
    const more = { deferred_changes: [{ reason: 'provider_config_unknown', resource_change: resource }] };

    const review = await reviewPlan(planText({ more }), { environment: 'prod' });

    expect(review.risks.map(({ rule }) => rule)).toEqual(['user-pool-lost', 'change-deferred']);
    expect(review.counts.replace).toBe(0);
  });

  test('two plans that hide different callbacks are two plans; two secrets are one', async () => {
    const hiding = async (key: string, value: string) => {
      const change = { ...update(CLIENT, { [key]: 'x' }, { [key]: value }), afterSensitive: { [key]: true } };
      return (await reviewed([change])).fingerprint;
    };

    expect(await hiding('default_redirect_uri', 'https://a.test')).not.toBe(
      await hiding('default_redirect_uri', 'https://b.test'),
    );
    expect(await hiding('client_secret', '1234')).toBe(await hiding('client_secret', '5678'));
  });
});
