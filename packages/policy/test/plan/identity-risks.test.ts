import {
  SENSITIVE,
  SENSITIVE_CHANGED,
  UNKNOWN,
  identityRisks,
  judge,
  planSubject,
  type JsonObject,
  type Stage,
} from '../../src';

/** One change: address, before and after; no `before` makes it anew, no `after` deletes it. */
interface Change {
  readonly address: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
  readonly actions?: readonly string[];
}

interface Row {
  readonly rule: string;
  /** What the row is about. */
  readonly when: string;
  readonly changes: readonly Change[];
  readonly stage?: Stage;
}

const POOL = 'aws_cognito_user_pool.main';
const IDP = 'aws_cognito_identity_provider.auth0';
const DOMAIN = 'aws_cognito_user_pool_domain.main';
const CLIENT = 'aws_cognito_managed_user_pool_client.web';
const PLAIN = 'aws_cognito_user_pool_client.web';
const APPLICATION = 'auth0_client.app';
const REPLACED = ['delete', 'create'];

const update = (address: string, before: JsonObject, after: JsonObject): Change => ({ address, before, after });
const replace = (address: string): Change => ({
  address,
  before: { name: 'a' },
  after: { name: 'b' },
  actions: REPLACED,
});
const remove = (address: string): Change => ({ address, before: { name: 'a' } });
const create = (address: string, after: JsonObject = { name: 'a' }): Change => ({ address, after });

const trust = (condition?: JsonObject): JsonObject => ({
  assume_role_policy: JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        ...(condition && { Condition: condition }),
      },
    ],
  }),
});
const AUD = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:pool' } };
const document = (variable: string): Change => ({
  address: 'data.aws_iam_policy_document.trust',
  actions: ['read'],
  after: {
    statement: [
      {
        principals: [{ type: 'Federated', identifiers: ['x'] }],
        condition: [{ test: 'StringEquals', variable, values: [] }],
      },
    ],
  },
});

const LOST = [
  ['user-pool-lost', POOL],
  ['identity-provider-lost', IDP],
  ['sign-in-address-lost', DOMAIN],
  ['application-lost', APPLICATION],
  ['app-client-lost', PLAIN],
  ['app-client-lost', CLIENT],
  ['identity-pool-lost', 'aws_cognito_identity_pool.main'],
] as const;

const FOUND: readonly Row[] = [
  ...LOST.flatMap(([rule, address]) => [
    { rule, when: `${address} is replaced`, changes: [replace(address)] },
    {
      rule,
      when: `${address} is replaced, new one first`,
      changes: [{ ...replace(address), actions: ['create', 'delete'] }],
    },
    { rule, when: `${address} is deleted`, changes: [remove(address)] },
  ]),
  {
    rule: 'pool-schema-changed',
    when: 'an attribute is removed',
    changes: [update(POOL, { schema: [{ name: 'team' }, { name: 'role' }] }, { schema: [{ name: 'team' }] })],
  },
  {
    rule: 'pool-schema-changed',
    when: 'the last attribute is removed',
    changes: [update(POOL, { schema: [{ name: 'team' }] }, { schema: [] })],
  },
  {
    rule: 'pool-schema-changed',
    when: 'an attribute is changed',
    changes: [
      update(POOL, { schema: [{ name: 'team', mutable: false }] }, { schema: [{ name: 'team', mutable: true }] }),
    ],
  },
  {
    rule: 'state-touched',
    when: 'the state bucket opens',
    changes: [
      update(
        'aws_s3_bucket_public_access_block.a',
        { bucket: 'acme-dev-tfstate', block_public_acls: true },
        { bucket: 'acme-dev-tfstate', block_public_acls: false },
      ),
    ],
  },
  { rule: 'state-touched', when: 'a key named for state is deleted', changes: [remove('aws_kms_key.TerraformState')] },
  {
    rule: 'state-touched',
    when: 'the known bucket is deleted',
    changes: [{ address: 'aws_s3_bucket.b', before: { bucket: 'our-records' } }],
  },
  {
    rule: 'url-outside',
    when: 'a foreign callback is added',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://evil.test/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'a foreign logout address is added',
    changes: [update(PLAIN, { logout_urls: [] }, { logout_urls: ['https://evil.test/'] })],
  },
  {
    rule: 'url-outside',
    when: 'a host only ends like ours',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://notapp.acme.example/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'a foreign origin is added in Auth0',
    changes: [update(APPLICATION, { web_origins: null }, { web_origins: ['https://evil.test'] })],
  },
  {
    rule: 'url-outside',
    when: 'an application’s own scheme is added',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['myapp:/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'the login address of Auth0 moves away',
    changes: [
      update(
        APPLICATION,
        { initiate_login_uri: 'https://app.acme.example/a' },
        { initiate_login_uri: 'https://evil.test/a' },
      ),
    ],
  },
  {
    rule: 'url-insecure',
    when: 'http is added',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['http://app.acme.example/cb'] })],
  },
  {
    rule: 'url-insecure',
    when: 'localhost is added',
    stage: 'staging',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://localhost:3000/cb'] })],
  },
  {
    rule: 'implicit-flow-added',
    when: 'on the app client',
    changes: [update(CLIENT, { allowed_oauth_flows: ['code'] }, { allowed_oauth_flows: ['code', 'implicit'] })],
  },
  {
    rule: 'implicit-flow-added',
    when: 'a new client has it',
    changes: [create(CLIENT, { allowed_oauth_flows: ['implicit'] })],
  },
  {
    rule: 'implicit-flow-added',
    when: 'Auth0 takes passwords',
    changes: [update(APPLICATION, { grant_types: [] }, { grant_types: ['password'] })],
  },
  {
    rule: 'pkce-off',
    when: 'a connection’s PKCE is off',
    changes: [
      update('auth0_connection.a', { options: [{ pkce_enabled: true }] }, { options: [{ pkce_enabled: false }] }),
    ],
  },
  {
    rule: 'pkce-off',
    when: 'it becomes plain',
    changes: [
      update(
        'auth0_connection.a',
        { options: [{ connection_settings: [{ pkce: 'S256' }] }] },
        { options: [{ connection_settings: [{ pkce: 'plain' }] }] },
      ),
    ],
  },
  {
    rule: 'token-revocation-lost',
    when: 'it is switched off',
    changes: [update(CLIENT, { enable_token_revocation: true }, { enable_token_revocation: false })],
  },
  {
    rule: 'user-existence-told',
    when: 'the old error texts are back',
    changes: [
      update(CLIENT, { prevent_user_existence_errors: 'ENABLED' }, { prevent_user_existence_errors: 'LEGACY' }),
    ],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'it is switched off',
    stage: 'development',
    changes: [update(POOL, { deletion_protection: 'ACTIVE' }, { deletion_protection: 'INACTIVE' })],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'it is taken out',
    changes: [update(POOL, { deletion_protection: 'ACTIVE' }, { deletion_protection: null })],
  },
  { rule: 'deletion-protection-lost', when: 'a new shared pool has none', changes: [create(POOL)] },
  {
    rule: 'mfa-weakened',
    when: 'it becomes optional',
    changes: [update(POOL, { mfa_configuration: 'ON' }, { mfa_configuration: 'OPTIONAL' })],
  },
  {
    rule: 'mfa-weakened',
    when: 'it is switched off',
    changes: [update(POOL, { mfa_configuration: 'OPTIONAL' }, { mfa_configuration: 'OFF' })],
  },
  {
    rule: 'mfa-weakened',
    when: 'authenticator apps go',
    changes: [
      update(
        POOL,
        { mfa_configuration: 'ON', software_token_mfa_configuration: [{ enabled: true }] },
        { mfa_configuration: 'ON', software_token_mfa_configuration: [] },
      ),
    ],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'access tokens live for two hours',
    changes: [update(CLIENT, { access_token_validity: 1 }, { access_token_validity: 2 })],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'only the unit changes',
    changes: [
      update(
        CLIENT,
        { id_token_validity: 60, token_validity_units: [{ id_token: 'minutes' }] },
        { id_token_validity: 60, token_validity_units: [{ id_token: 'hours' }] },
      ),
    ],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'refresh tokens live for a year',
    changes: [update(PLAIN, { refresh_token_validity: 30 }, { refresh_token_validity: 365 })],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'Auth0’s ID tokens live for a day',
    changes: [
      update(
        APPLICATION,
        { jwt_configuration: [{ lifetime_in_seconds: 36_000 }] },
        { jwt_configuration: [{ lifetime_in_seconds: 86_400 }] },
      ),
    ],
  },
  { rule: 'trust-without-aud', when: 'the condition goes', changes: [update('aws_iam_role.r', trust(AUD), trust())] },
  {
    rule: 'trust-without-aud',
    when: 'a new role has none',
    changes: [create('aws_iam_role.r', trust({ StringEquals: { 'sts:ExternalId': 'x' } }))],
  },
  {
    rule: 'trust-without-aud',
    when: 'the audience may be any',
    changes: [create('aws_iam_role.r', trust({ StringLike: { 'cognito-identity.amazonaws.com:aud': '*' } }))],
  },
  {
    rule: 'trust-without-aud',
    when: 'a policy document read at apply has none',
    changes: [document('sts:ExternalId')],
  },
  {
    rule: 'identity-source-changed',
    when: 'the issuer changes in place',
    changes: [
      update(
        IDP,
        { provider_details: { oidc_issuer: 'https://a.test' } },
        { provider_details: { oidc_issuer: 'https://b.test' } },
      ),
    ],
  },
  {
    rule: 'identity-source-changed',
    when: 'people are known by another claim',
    changes: [update(IDP, { attribute_mapping: { username: 'sub' } }, { attribute_mapping: { username: 'email' } })],
  },
  {
    rule: 'identity-forgotten',
    when: 'the pool leaves the state',
    changes: [{ ...remove(POOL), actions: ['forget'] }],
  },
  {
    rule: 'secret-blanked',
    when: 'Auth0 tells an empty secret',
    changes: [update('auth0_client_credentials.c', { client_secret: SENSITIVE }, { client_secret: '' })],
  },
  {
    rule: 'attribute-mapping-changed',
    when: 'an attribute is mapped',
    changes: [
      update(IDP, { attribute_mapping: { username: 'sub' } }, { attribute_mapping: { username: 'sub', name: 'name' } }),
    ],
  },
  {
    rule: 'scopes-widened',
    when: 'a client may ask for more',
    changes: [update(CLIENT, { allowed_oauth_scopes: ['openid'] }, { allowed_oauth_scopes: ['openid', 'email'] })],
  },
  {
    rule: 'scopes-widened',
    when: 'Cognito asks Auth0 for more',
    changes: [
      update(
        IDP,
        { provider_details: { authorize_scopes: 'openid' } },
        { provider_details: { authorize_scopes: 'openid groups' } },
      ),
    ],
  },
  {
    rule: 'scopes-widened',
    when: 'a grant gains a scope',
    changes: [update('auth0_client_grant.g', { scopes: [] }, { scopes: ['read:users'] })],
  },
  {
    rule: 'secret-rotated',
    when: 'in the identity provider',
    changes: [
      update(
        IDP,
        { provider_details: { client_secret: SENSITIVE } },
        { provider_details: { client_secret: SENSITIVE_CHANGED } },
      ),
    ],
  },
  {
    rule: 'secret-rotated',
    when: 'in Auth0',
    changes: [update('auth0_client_credentials.c', { client_secret: SENSITIVE }, { client_secret: SENSITIVE_CHANGED })],
  },
  {
    rule: 'tags-changed',
    when: 'a tag changes',
    changes: [update(POOL, { tags: { team: 'a' } }, { tags: { team: 'b' } })],
  },
  {
    rule: 'decided-at-apply',
    when: 'callback addresses are not known any more',
    changes: [update(CLIENT, { callback_urls: ['https://app.acme.example/cb'], name: 'a' }, { name: 'b' })],
  },
  {
    rule: 'decided-at-apply',
    when: 'they were none',
    changes: [update(CLIENT, { callback_urls: [] }, {})],
  },
  {
    rule: 'decided-at-apply',
    when: 'one of them is not',
    changes: [update(CLIENT, { callback_urls: ['https://app.acme.example/cb'] }, { callback_urls: [UNKNOWN] })],
  },
  {
    rule: 'decided-at-apply',
    when: 'the issuer is not',
    changes: [
      update(
        IDP,
        { provider_details: { oidc_issuer: 'https://a.test' } },
        { provider_details: { oidc_issuer: UNKNOWN } },
      ),
    ],
  },
];

const ALLOWED: readonly Row[] = [
  ...LOST.flatMap(([rule, address]) => [
    { rule, when: `${address} is changed in place`, changes: [update(address, { name: 'a' }, { name: 'b' })] },
    { rule, when: `${address} is made`, changes: [create(address)] },
    {
      rule,
      when: `${address} stays`,
      changes: [{ ...update(address, { name: 'a' }, { name: 'a' }), actions: ['no-op'] }],
    },
  ]),
  {
    rule: 'pool-schema-changed',
    when: 'an attribute is added',
    changes: [update(POOL, { schema: [{ name: 'team' }] }, { schema: [{ name: 'team' }, { name: 'role' }] })],
  },
  {
    rule: 'pool-schema-changed',
    when: 'a default is read back',
    changes: [
      update(
        POOL,
        { schema: [{ name: 'team', required: false, mutable: null }] },
        { schema: [{ name: 'team', required: null, number_attribute_constraints: [] }] },
      ),
    ],
  },
  {
    rule: 'pool-schema-changed',
    when: 'the schema is not known yet',
    changes: [update(POOL, { schema: [{ name: 'team' }] }, { name: 'x' })],
  },
  {
    rule: 'state-touched',
    when: 'the bucket is made',
    changes: [create('aws_s3_bucket.state', { bucket: 'acme-tfstate' })],
  },
  {
    rule: 'state-touched',
    when: 'only its tags change',
    changes: [
      update(
        'aws_s3_bucket.state',
        { bucket: 'acme-tfstate', tags: { a: '1' } },
        { bucket: 'acme-tfstate', tags: { a: '2' } },
      ),
    ],
  },
  {
    rule: 'state-touched',
    when: 'another bucket is deleted',
    changes: [{ address: 'aws_s3_bucket.logs', before: { bucket: 'acme-logs' } }],
  },
  {
    rule: 'url-outside',
    when: 'the environment’s own host',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://app.acme.example/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'a host given as its own',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://admin.acme.example/cb'] })],
  },
  {
    rule: 'url-outside',
    when: 'another path of a host that is there already',
    changes: [update(CLIENT, { callback_urls: ['https://old.test/a'] }, { callback_urls: ['https://old.test/b'] })],
  },
  {
    rule: 'url-outside',
    when: 'an address is removed',
    changes: [update(CLIENT, { callback_urls: ['https://old.test/a'] }, { callback_urls: [] })],
  },
  {
    rule: 'url-outside',
    when: 'an address is not known yet',
    changes: [create(APPLICATION, { callbacks: [UNKNOWN] })],
  },
  {
    rule: 'url-outside',
    when: 'Cognito’s and the tenant’s hosts',
    changes: [
      create(APPLICATION, {
        callbacks: ['https://login.acme.example/oauth2/idpresponse'],
        allowed_logout_urls: ['https://acme.eu.auth0.com/v2/logout'],
      }),
    ],
  },
  {
    rule: 'url-insecure',
    when: 'development may use localhost',
    stage: 'development',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['http://localhost:3000/cb'] })],
  },
  {
    rule: 'url-insecure',
    when: 'https',
    changes: [update(CLIENT, { callback_urls: [] }, { callback_urls: ['https://app.acme.example/cb'] })],
  },
  { rule: 'implicit-flow-added', when: 'code', changes: [create(CLIENT, { allowed_oauth_flows: ['code'] })] },
  {
    rule: 'implicit-flow-added',
    when: 'it goes',
    changes: [update(CLIENT, { allowed_oauth_flows: ['code', 'implicit'] }, { allowed_oauth_flows: ['code'] })],
  },
  {
    rule: 'pkce-off',
    when: 'it is switched on',
    changes: [
      update('auth0_connection.a', { options: [{ pkce_enabled: false }] }, { options: [{ pkce_enabled: true }] }),
    ],
  },
  {
    rule: 'token-revocation-lost',
    when: 'it is switched on',
    changes: [update(CLIENT, { enable_token_revocation: false }, { enable_token_revocation: true })],
  },
  {
    rule: 'user-existence-told',
    when: 'they are hidden',
    changes: [
      update(CLIENT, { prevent_user_existence_errors: 'LEGACY' }, { prevent_user_existence_errors: 'ENABLED' }),
    ],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'it is switched on',
    changes: [update(POOL, { deletion_protection: 'INACTIVE' }, { deletion_protection: 'ACTIVE' })],
  },
  {
    rule: 'deletion-protection-lost',
    when: 'a developer’s new pool has none',
    stage: 'development',
    changes: [create(POOL)],
  },
  {
    rule: 'mfa-weakened',
    when: 'it is asked for',
    changes: [update(POOL, { mfa_configuration: 'OFF' }, { mfa_configuration: 'ON' })],
  },
  { rule: 'mfa-weakened', when: 'the pool is new', changes: [create(POOL, { mfa_configuration: 'OFF' })] },
  {
    rule: 'token-lifetime-raised',
    when: 'raised within policy',
    changes: [
      update(
        CLIENT,
        { access_token_validity: 5, token_validity_units: [{ access_token: 'minutes' }] },
        { access_token_validity: 60, token_validity_units: [{ access_token: 'minutes' }] },
      ),
    ],
  },
  {
    rule: 'token-lifetime-raised',
    when: 'long, but shorter than before',
    changes: [update(CLIENT, { access_token_validity: 20 }, { access_token_validity: 10 })],
  },
  { rule: 'trust-without-aud', when: 'the audience is asked for', changes: [create('aws_iam_role.r', trust(AUD))] },
  {
    rule: 'trust-without-aud',
    when: 'another setting of an open role changes',
    changes: [update('aws_iam_role.r', { ...trust(), path: '/' }, { ...trust(), path: '/a/' })],
  },
  {
    rule: 'trust-without-aud',
    when: 'a service is trusted',
    changes: [
      create('aws_iam_role.r', {
        assume_role_policy: '{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}}',
      }),
    ],
  },
  {
    rule: 'trust-without-aud',
    when: 'the policy is no JSON',
    changes: [create('aws_iam_role.r', { assume_role_policy: '{' })],
  },
  {
    rule: 'trust-without-aud',
    when: 'a policy document asks for it',
    changes: [document('cognito-identity.amazonaws.com:aud')],
  },
  {
    rule: 'identity-source-changed',
    when: 'the provider is new',
    changes: [create(IDP, { provider_details: { oidc_issuer: 'https://a.test' } })],
  },
  {
    rule: 'identity-source-changed',
    when: 'the details are not known yet',
    changes: [update(IDP, { provider_details: { oidc_issuer: 'https://a.test' } }, { idp_identifiers: ['x'] })],
  },
  {
    rule: 'identity-forgotten',
    when: 'something else leaves the state',
    changes: [{ ...remove('aws_route53_record.a'), actions: ['forget'] }],
  },
  {
    rule: 'secret-blanked',
    when: 'it is rotated',
    changes: [update('auth0_client_credentials.c', { client_secret: SENSITIVE }, { client_secret: SENSITIVE_CHANGED })],
  },
  {
    rule: 'attribute-mapping-changed',
    when: 'the same mapping',
    changes: [
      update(
        IDP,
        { attribute_mapping: { username: 'sub' } },
        { attribute_mapping: { username: 'sub' }, idp_identifiers: ['x'] },
      ),
    ],
  },
  {
    rule: 'scopes-widened',
    when: 'a scope goes',
    changes: [update(CLIENT, { allowed_oauth_scopes: ['openid', 'email'] }, { allowed_oauth_scopes: ['openid'] })],
  },
  {
    rule: 'scopes-widened',
    when: 'the client is new',
    changes: [create(CLIENT, { allowed_oauth_scopes: ['openid'] })],
  },
  {
    rule: 'secret-rotated',
    when: 'the secret stays',
    changes: [
      update(
        IDP,
        { provider_details: { client_secret: SENSITIVE } },
        { provider_details: { client_secret: SENSITIVE }, idp_identifiers: ['x'] },
      ),
    ],
  },
  {
    rule: 'secret-rotated',
    when: 'the provider is new',
    changes: [create(IDP, { provider_details: { client_secret: SENSITIVE } })],
  },
  {
    rule: 'tags-changed',
    when: 'something else changes',
    changes: [update(POOL, { tags: { team: 'a' }, name: 'a' }, { tags: { team: 'a' }, name: 'b' })],
  },
  {
    rule: 'decided-at-apply',
    when: 'the client is new',
    changes: [create(CLIENT, { callback_urls: [UNKNOWN] })],
  },
  {
    rule: 'decided-at-apply',
    when: 'what nobody sets is unknown of a client that is made anew',
    changes: [{ ...update(CLIENT, { logout_urls: [] }, {}), actions: REPLACED }],
  },
  {
    rule: 'decided-at-apply',
    when: 'nothing that is judged is unknown',
    changes: [update(CLIENT, { callback_urls: [], client_id: 'x' }, { callback_urls: [] })],
  },
];

const RISKS = identityRisks({ hosts: ['admin.acme.example'], stateStores: ['our-records'] });

function found({ rule, changes, stage = 'production' }: Row) {
  const document: JsonObject = {
    resource_changes: changes.map(({ address, before, after, actions }) => ({
      address,
      mode: address.startsWith('data.') ? 'data' : 'managed',
      type: address.replace('data.', '').split('.')[0],
      name: address.split('.').at(-1),
      change: {
        actions: actions ?? [before === undefined ? 'create' : after === undefined ? 'delete' : 'update'],
        before: before ?? null,
        after: after ?? null,
      },
    })),
  };
  const outputs = {
    app_url: { value: 'https://app.acme.example/' },
    cognito_domain: { value: 'login.acme.example' },
    federations: { value: { main: { auth0_domain: 'acme.eu.auth0.com' } } },
  };
  return judge({ ...planSubject(document, stage), outputs }, RISKS).filter((risk) => risk.rule === rule);
}

describe('identityRisks', () => {
  test.each(FOUND)('$rule finds: $when', (row) => {
    const risks = found(row);

    expect(risks.map(({ address }) => address)).toEqual([row.changes[0]?.address]);
    expect(risks[0]?.received).not.toBe('');
    expect(risks[0]?.received).not.toContain('\u0000');
  });

  test.each(ALLOWED)('$rule allows: $when', (row) => {
    expect(found(row)).toEqual([]);
  });

  test.each(RISKS.map(({ id }) => id))('%s is seen to find and to allow', (id) => {
    expect(FOUND.some(({ rule }) => rule === id)).toBe(true);
    expect(ALLOWED.some(({ rule }) => rule === id)).toBe(true);
  });

  test('rules have unique ids and speak no Terraform in their titles', () => {
    const ids = RISKS.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, help } of RISKS) {
      expect(title).not.toMatch(/aws_|auth0_|_/);
      expect(title).not.toMatch(/^[A-Z](?!uth0)/);
      expect(help).not.toBe('');
    }
  });

  test('what users lose is critical, what weakens sign-in is high, the rest is a notice', () => {
    const of = (severity: string) => RISKS.filter((rule) => rule.severity === severity).map(({ id }) => id);

    expect(of('critical')).toEqual([
      'user-pool-lost',
      'identity-provider-lost',
      'sign-in-address-lost',
      'pool-schema-changed',
      'application-lost',
      'app-client-lost',
      'identity-pool-lost',
      'state-touched',
    ]);
    expect(of('notice')).toEqual(['attribute-mapping-changed', 'scopes-widened', 'secret-rotated', 'tags-changed']);
  });

  test('without any known host every added address is told', () => {
    const document: JsonObject = {
      resource_changes: [
        {
          address: CLIENT,
          mode: 'managed',
          type: 'aws_cognito_managed_user_pool_client',
          name: 'web',
          change: { actions: ['create'], before: null, after: { callback_urls: ['https://app.acme.example/cb'] } },
        },
      ],
    };

    const risks = judge(planSubject(document, 'production'), identityRisks());

    expect(risks.map(({ rule }) => rule)).toEqual(['url-outside']);
  });
});
