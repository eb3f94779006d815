import { reviewPlan } from '../src';
import { added, client, GITHUB, GUESTS, identity, pool, POOL } from './hostile/edits';
import { outputsOf, planText, type PlannedResource } from './plans';

const OUTPUTS = { ...outputsOf('app.acme.example'), user_pool_arn: POOL.arn };
const EVIL = 'https://evil.example/cb';
const OWN = 'https://app.acme.example/cb';
const HOOK = 'arn:aws:lambda:eu-central-1:999999999999:function:hook';

type Expressions = Readonly<Record<string, unknown>>;
const constant = (value: unknown) => ({ constant_value: value });
const refersTo = (...references: readonly string[]) => ({ references });

async function rulesOf(changes: readonly PlannedResource[], configuration: Readonly<Record<string, Expressions>> = {}) {
  const resources = Object.entries(configuration).map(([address, expressions]) => ({
    address,
    type: address.replace('data.', '').split('.')[0],
    expressions,
  }));
  const more = { configuration: { root_module: { resources } } };
  const review = await reviewPlan(planText({ changes, outputs: OUTPUTS, more }), { environment: 'prod' });
  return { rules: review.risks.map(({ rule }) => rule), text: JSON.stringify(review) };
}

const unknown = (change: PlannedResource, flags: unknown): PlannedResource => ({ ...change, unknown: flags });
const WEB = 'aws_cognito_managed_user_pool_client.web';
const TRUST = 'data.aws_iam_policy_document.trust';
const TRUSTED = { 'aws_iam_role.users': { assume_role_policy: refersTo(`${TRUST}.json`, TRUST) } };
const newRole = added('aws_iam_role.users', { name: 'users' }, { assume_role_policy: true });
const document = (unknownPart: unknown, ...statements: readonly object[]): PlannedResource => ({
  address: TRUST,
  actions: ['read'],
  after: { statement: statements },
  unknown: { json: true, statement: unknownPart },
});
const statement = (type: string, identifiers: readonly (string | null)[], ...condition: readonly object[]) => ({
  effect: 'Allow',
  actions: ['sts:AssumeRoleWithWebIdentity'],
  principals: [{ type, identifiers }],
  condition,
});
const AUD = { test: 'StringEquals', variable: `${GUESTS}:aud`, values: [null] };
const UNKNOWN_AUD = [{ condition: [{ values: [true] }] }];

describe('a partly unknown setting', () => {
  test.each<
    [what: string, rule: string, changes: readonly PlannedResource[], configuration?: Record<string, Expressions>]
  >([
    [
      'a callback on another host next to an unknown one',
      'url-outside',
      [
        unknown(client({ callback_urls: [OWN] }, { callback_urls: [OWN, EVIL, null] }), {
          callback_urls: [false, false, true],
        }),
      ],
    ],
    [
      'a known callback before an unknown one',
      'url-insecure',
      [
        unknown(client({ callback_urls: [OWN] }, { callback_urls: ['http://app.acme.example/cb', null] }), {
          callback_urls: [false, true],
        }),
      ],
    ],
    [
      'an unknown list that is a constant',
      'url-outside',
      [unknown(client({ callback_urls: [OWN] }, {}), { callback_urls: true })],
      { [WEB]: { callback_urls: constant([OWN, EVIL]) } },
    ],
    [
      'an unknown list with a constant item',
      'url-outside',
      [unknown(client({ callback_urls: [OWN] }, {}), { callback_urls: true })],
      { [WEB]: { callback_urls: [constant(EVIL), refersTo('aws_x.y')] } },
    ],
    [
      'an unknown list in JSON syntax: templates are not constants',
      'url-outside',
      [unknown(client({ callback_urls: [OWN] }, {}), { callback_urls: true })],
      { [WEB]: { callback_urls: { ...constant([EVIL, 'https://${aws_x.y.host}/']), ...refersTo('aws_x.y.host') } } },
    ],
    [
      'an unknown item of a new list',
      'decided-at-apply',
      [
        added(
          WEB,
          { supported_identity_providers: ['COGNITO', null] },
          { supported_identity_providers: [false, true] },
        ),
      ],
      { [WEB]: { supported_identity_providers: refersTo('aws_x.y') } },
    ],
    [
      'an unknown setting in a block of a new resource',
      'decided-at-apply',
      [
        added(
          'aws_cognito_user_pool.main',
          { admin_create_user_config: [{}] },
          { admin_create_user_config: [{ allow_admin_create_user_only: true }] },
        ),
      ],
      {
        'aws_cognito_user_pool.main': {
          admin_create_user_config: [{ allow_admin_create_user_only: refersTo('aws_x.y') }],
        },
      },
    ],
    [
      'an unknown item of a constant list',
      'url-outside',
      [unknown(client({ callback_urls: [OWN] }, { callback_urls: [OWN, null] }), { callback_urls: [false, true] })],
      { [WEB]: { callback_urls: constant([OWN, EVIL]) } },
    ],
    [
      'an unknown resource in a module with an instance key',
      'url-outside',
      [{ address: `${WEB}["a"]`, before: { callback_urls: [OWN] }, after: {}, unknown: true }],
      { [WEB]: { callback_urls: constant([EVIL]), name: refersTo('aws_x.y') } },
    ],
    [
      'a constant of a block whose other settings are unknown',
      'foreign-trigger-added',
      [unknown(pool({ lambda_config: [] }, {}), { lambda_config: true })],
      {
        'aws_cognito_user_pool.main': {
          lambda_config: [{ pre_sign_up: constant(HOOK), post_confirmation: refersTo('aws_x.y') }],
        },
      },
    ],
    [
      'a block of a set in another order than in the configuration',
      'identity-pool-sources-changed',
      [
        unknown(
          identity(
            { cognito_identity_providers: [] },
            {
              cognito_identity_providers: [
                { client_id: 'a', server_side_token_check: null },
                { client_id: 'b', server_side_token_check: true },
              ],
            },
          ),
          { cognito_identity_providers: [{ server_side_token_check: true }, {}] },
        ),
      ],
      {
        'aws_cognito_identity_pool.main': {
          cognito_identity_providers: [
            { client_id: constant('b'), server_side_token_check: constant(true) },
            { client_id: constant('a'), server_side_token_check: constant(false) },
          ],
        },
      },
    ],
    [
      'a document that allows everyone',
      'trust-open',
      [newRole, document([{ resources: true }], statement('AWS', ['*']))],
      TRUSTED,
    ],
    [
      'a document that allows guests',
      'trust-widened',
      [newRole, document(UNKNOWN_AUD, statement('Federated', [GUESTS], AUD))],
      TRUSTED,
    ],
    [
      'a document that allows any repository',
      'trust-widened',
      [newRole, document(UNKNOWN_AUD, statement('Federated', [GITHUB], AUD))],
      TRUSTED,
    ],
    [
      'a document that is unknown in the plan and known in the configuration',
      'trust-open',
      [newRole, { address: TRUST, actions: ['read'], after: {}, unknown: { json: true, statement: true } }],
      {
        ...TRUSTED,
        [TRUST]: {
          statement: [
            { principals: [{ type: constant('AWS'), identifiers: constant(['*']) }], resources: refersTo('aws_x.y') },
          ],
        },
      },
    ],
    [
      'a document with broad permissions',
      'permissions-broad',
      [
        added('aws_iam_role_policy.a', { role: 'users' }, { policy: true }),
        document([{ resources: true }], { effect: 'Allow', actions: ['iam:*'] }),
      ],
      { 'aws_iam_role_policy.a': { policy: refersTo(`${TRUST}.json`, TRUST) } },
    ],
  ])('%s: %s', async (_, rule, changes, ...[configuration]) => {
    expect((await rulesOf(changes, configuration)).rules).toContain(rule);
  });

  test('is found in a plan with sorted keys, which begins with the configuration', async () => {
    const change = unknown(client({ callback_urls: [OWN] }, {}), { callback_urls: true });
    const resource = {
      address: WEB,
      type: 'aws_cognito_managed_user_pool_client',
      expressions: { callback_urls: constant([EVIL]) },
    };
    const configuration = { root_module: { resources: [resource] } };
    const plan = JSON.parse(planText({ changes: [change], outputs: OUTPUTS })) as Record<string, unknown>;
    const review = await reviewPlan(JSON.stringify(Object.assign({ configuration: null }, plan, { configuration })), {
      environment: 'prod',
    });

    expect(review.risks.map(({ rule }) => rule)).toEqual(['url-outside']);
  });

  test('is not decided at apply if the provider chooses it in a block of a new resource', async () => {
    const application = added(
      'auth0_client.app',
      { jwt_configuration: [{ alg: 'RS256' }] },
      { jwt_configuration: [{ lifetime_in_seconds: true }] },
    );
    const configuration = { 'auth0_client.app': { jwt_configuration: [{ alg: refersTo('var.alg') }] } };

    expect((await rulesOf([application], configuration)).rules).not.toContain('decided-at-apply');
  });

  test('is decided at apply only if its configuration is not constant', async () => {
    const change = [unknown(client({ callback_urls: [OWN] }, {}), { callback_urls: true })];

    expect((await rulesOf(change, { [WEB]: { callback_urls: constant([OWN]) } })).rules).toEqual([]);
    for (const expression of [refersTo('aws_x.y'), constant([OWN, 'https://${aws_x.y.host}/'])]) {
      expect((await rulesOf(change, { [WEB]: { callback_urls: expression } })).rules).toEqual(['decided-at-apply']);
    }
  });

  test('is only decided at apply in a trust policy that requires the audience and a signed-in user', async () => {
    const AMR = { test: 'ForAnyValue:StringLike', variable: `${GUESTS}:amr`, values: ['authenticated'] };
    const changes = [newRole, document(UNKNOWN_AUD, statement('Federated', [GUESTS], AUD, AMR))];

    expect((await rulesOf(changes, TRUSTED)).rules).toEqual(['decided-at-apply']);
  });

  test('is not shown if its constant is flagged as sensitive or has the name of a secret', async () => {
    const idp = added('aws_cognito_identity_provider.a', { provider_name: 'A' }, { provider_details: true });
    const details = constant({ client_secret: 's3cr3t-by-name', oidc_issuer: 'https://evil.example' });
    const flagged = { ...idp, afterSensitive: { provider_details: true } };
    const of = async (change: PlannedResource) =>
      (await rulesOf([change], { 'aws_cognito_identity_provider.a': { provider_details: details } })).text;

    expect(await of(idp)).toContain('https://evil.example');
    expect(await of(idp)).not.toContain('s3cr3t-by-name');
    expect(await of(flagged)).not.toContain('evil.example');
  });
});
