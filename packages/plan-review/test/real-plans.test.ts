import { exitCodeOf, renderHtml, renderJson, renderMarkdown, reviewPlan } from '../src';
import { FAKE_SECRET } from './fixture-text';
import { FIXTURES, fixture, reviewOf, type Fixture } from './fixtures';
import { commentFaults, pageFaults } from './markup-checks';
import { inPieces } from './plans';

/** Addresses as a reader sees them, without the suffix that synthesis appends. */
const short = (address: string) =>
  address.replace(/\.Federation_(Federations_auth0_)?/, ' ').replace(/_[0-9A-F]{8}$/, '');

interface Expected {
  readonly status: string;
  readonly exitCode: number;
  readonly counts: Readonly<Record<string, number>>;
  /** `severity rule address`. */
  readonly risks: readonly string[];
  /** Unexpected changes outside Terraform: address and settings. */
  readonly drift: readonly string[];
}

const safe = { status: 'safe', exitCode: 0, risks: [], drift: [] };
const blocked = { status: 'blocked', exitCode: 3, drift: [] };

const EXPECTED: Readonly<Record<Fixture, Expected>> = {
  create: {
    ...safe,
    status: 'look',
    exitCode: 2,
    counts: { create: 12, outputs: 16 },
    risks: [
      'high decided-at-apply auth0_client Application',
      'high decided-at-apply aws_cognito_identity_provider IdentityProvider',
      'high decided-at-apply aws_cognito_managed_user_pool_client WebClient',
      'high decided-at-apply aws_iam_openid_connect_provider IamOidcProvider',
      'high decided-at-apply aws_iam_role IdentityPool_AuthenticatedRole',
      'high url-outside auth0_client Application',
    ],
  },
  'no-changes': { ...safe, status: 'nothing', counts: {} },
  'url-changed': { ...safe, counts: { update: 2, outputs: 5 } },
  'provider-renamed': {
    ...blocked,
    counts: { replace: 1, update: 1, outputs: 2 },
    risks: ['critical identity-provider-lost aws_cognito_identity_provider IdentityProvider'],
  },
  'pool-replaced': {
    ...blocked,
    counts: { replace: 5, update: 2, outputs: 6 },
    risks: [
      'critical app-client-lost aws_cognito_managed_user_pool_client WebClient',
      'critical app-client-lost aws_cognito_user_pool_client WebClient_Reservation',
      'critical identity-provider-lost aws_cognito_identity_provider IdentityProvider',
      'critical sign-in-address-lost aws_cognito_user_pool_domain Domain',
      'critical user-pool-lost aws_cognito_user_pool UserPool',
      'high decided-at-apply auth0_client Application',
    ],
  },
  'schema-edited': {
    ...blocked,
    counts: { update: 1 },
    risks: ['critical pool-schema-changed aws_cognito_user_pool UserPool'],
  },
  'secret-rotated': {
    ...safe,
    counts: { update: 1 },
    risks: ['notice secret-rotated aws_cognito_identity_provider IdentityProvider'],
    drift: ['auth0_client_credentials Application_Credentials: client_secret'],
  },
  drift: {
    ...safe,
    counts: { update: 1 },
    drift: ['aws_iam_role IdentityPool_AuthenticatedRole: max_session_duration'],
  },
  imported: { ...safe, counts: { import: 1 } },
  moved: { ...safe, counts: { move: 1 } },
  forgotten: {
    ...safe,
    status: 'look',
    exitCode: 2,
    counts: { forget: 1 },
    risks: ['high identity-forgotten aws_cognito_identity_pool_roles_attachment IdentityPool_Roles'],
  },
  destroyed: {
    ...blocked,
    counts: { delete: 12, outputs: 16 },
    risks: [
      'critical app-client-lost aws_cognito_managed_user_pool_client WebClient',
      'critical app-client-lost aws_cognito_user_pool_client WebClient_Reservation',
      'critical application-lost auth0_client Application',
      'critical identity-pool-lost aws_cognito_identity_pool IdentityPool',
      'critical identity-provider-lost aws_cognito_identity_provider IdentityProvider',
      'critical sign-in-address-lost aws_cognito_user_pool_domain Domain',
      'critical user-pool-lost aws_cognito_user_pool UserPool',
      'high connection-switched auth0_connection_client Connections_database',
      'high iam-provider-changed aws_iam_openid_connect_provider IamOidcProvider',
      'high roles-of-users-changed aws_cognito_identity_pool_roles_attachment IdentityPool_Roles',
    ],
  },
  risky: {
    ...blocked,
    counts: { replace: 1, create: 1, update: 8, outputs: 2 },
    risks: [
      'critical identity-provider-lost aws_cognito_identity_provider IdentityProvider',
      'high url-outside aws_cognito_user_pool_client Clients_admin',
      'notice attribute-mapping-changed aws_cognito_identity_provider IdentityProvider',
      'notice readable-attributes-changed aws_cognito_managed_user_pool_client WebClient',
      'notice readable-attributes-changed aws_cognito_user_pool_client Clients_admin',
      'notice tags-changed aws_acm_certificate Domain_Certificate',
      'notice tags-changed aws_cognito_identity_pool IdentityPool',
      'notice tags-changed aws_cognito_user_pool UserPool',
      'notice tags-changed aws_iam_openid_connect_provider IamOidcProvider',
      'notice tags-changed aws_iam_role IdentityPool_AuthenticatedRole',
    ],
  },
};

describe.each(FIXTURES)('the real plan %s', (name) => {
  test('has the expected counts, risks and gate', async () => {
    const review = await reviewOf(name);

    expect({
      status: review.status,
      exitCode: exitCodeOf(review),
      counts: Object.fromEntries(Object.entries(review.counts).filter(([, count]) => count > 0)),
      risks: review.risks.map(({ severity, rule, address }) => `${severity} ${rule} ${short(address)}`),
      drift: review.drift
        .filter(({ isExpected }) => !isExpected)
        .map(({ address, attributes }) => `${short(address)}: ${attributes.map(({ path }) => path).join(', ')}`),
    }).toEqual(EXPECTED[name]);
  });

  test('exposes no secret, and every format is well-formed', async () => {
    const review = await reviewOf(name);
    const [comment, page, document] = [renderMarkdown(review), renderHtml(review), renderJson(review)];

    for (const output of [comment, page, document]) expect(output).not.toContain(FAKE_SECRET);
    expect(commentFaults(comment)).toEqual([]);
    expect(pageFaults(page)).toEqual([]);
    for (const { rule } of review.risks) for (const output of [comment, page, document]) expect(output).toContain(rule);
  });

  test('has the same review from chunks as from text', async () => {
    const { environment, stage } = await reviewOf(name);

    const pieces = await reviewPlan(inPieces(fixture(name), 777), { environment, stage });

    expect(pieces).toEqual(await reviewOf(name));
  });
});

describe('the real plans', () => {
  test('contain secrets in plain text, which the tests above search for', () => {
    const withSecrets = FIXTURES.filter((name) => fixture(name).includes(FAKE_SECRET));

    // The first plan has none yet.
    expect(withSecrets).toEqual(FIXTURES.filter((name) => name !== 'create'));
  });

  test('contain nothing from the machine that created them', () => {
    for (const name of FIXTURES) expect(fixture(name)).not.toMatch(/\/(home|root|tmp|work|Users)\//);
  });

  test('of two environments result in one comment, one page and one document with the worse verdict', async () => {
    const reviews = [await reviewOf('url-changed'), await reviewOf('risky')];
    const [comment, page, document] = [renderMarkdown(reviews), renderHtml(reviews), renderJson(reviews)];

    expect(exitCodeOf(reviews)).toBe(3);
    expect(commentFaults(comment)).toEqual([]);
    expect(pageFaults(page)).toEqual([]);
    expect(comment.match(/^<!-- federation-plan \w+ -->$/gm)).toEqual([
      '<!-- federation-plan dev -->',
      '<!-- federation-plan prod -->',
    ]);
    expect(page.match(/<section class="environment" data-environment="\w+"/g)).toHaveLength(2);
    expect((JSON.parse(document) as { reviews: unknown[] }).reviews).toHaveLength(2);
    for (const output of [comment, page, document]) expect(output).not.toContain(FAKE_SECRET);
  });

  test('with a new secret report it as changed, without its value', async () => {
    const { changes } = await reviewOf('secret-rotated');

    const [provider] = changes;
    expect(provider?.attributes).toEqual([
      { path: 'provider_details.client_secret', before: '(sensitive)', after: '(sensitive, changed)' },
    ]);
  });
});
