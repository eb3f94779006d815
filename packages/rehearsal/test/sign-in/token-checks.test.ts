import { generateKeyPairSync, sign } from 'node:crypto';
import { userPoolIssuer } from '@auth0-cognito/contract';
import { outputs as sample } from '@auth0-cognito/contract/testing';
import { authorizerChecks, authorizersIn } from '../../src/sign-in/authorizer-checks';
import { createTestUser } from '../../src/sign-in/test-user';
import { tokenChecks } from '../../src/sign-in/token-checks';

// aws-jwt-verify derives the issuer of a pool from its ID.
const outputs = { ...sample, user_pool_issuer: userPoolIssuer(sample.region, sample.user_pool_id) };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(payload: object): string {
  const head = `${encoded({ alg: 'RS256', kid: 'one' })}.${encoded(payload)}`;
  return `${head}.${sign('sha256', Buffer.from(head), privateKey).toString('base64url')}`;
}

const person = createTestUser();
const now = Math.floor(Date.now() / 1000);
const common = { sub: 'one', iss: outputs.user_pool_issuer, iat: now, exp: now + 3_600, auth_time: now };
const id = {
  ...common,
  aud: 'webclient',
  token_use: 'id',
  'cognito:username': `auth0_auth0|${person.id}`,
  'cognito:groups': ['eu-central-1_Pool_Auth0'],
  identities: [{ providerName: 'Auth0', userId: `auth0|${person.id}` }],
};
const access = { ...common, client_id: 'webclient', token_use: 'access', scope: 'openid email' };

const client = outputs.clients.web;
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };
const context = {
  outputs,
  client,
  person,
  jwks: { keys: [jwk] } as unknown as Parameters<typeof tokenChecks>[0]['jwks'],
};

const failing = async (idClaims: object, accessClaims: object) => {
  const tokens = { idToken: token(idClaims), accessToken: token(accessClaims), refreshToken: 'r' };
  return (await tokenChecks(context, tokens)).filter(({ ok }) => !ok).map(({ name }) => name);
};

describe(tokenChecks, () => {
  test('passes for the tokens of this pool, client and user', async () => {
    expect(await failing(id, access)).toEqual([]);
  });

  test.each<[string, object, object, string]>([
    ['another issuer', { iss: 'https://evil.example' }, {}, 'ID token: issuer'],
    ['another audience', { aud: 'other' }, {}, 'ID token: audience'],
    ['an access token as ID token', { token_use: 'access' }, {}, 'ID token: use'],
    ['another person', { 'cognito:username': 'auth0_auth0|eve' }, {}, 'ID token: username'],
    ['no group', { 'cognito:groups': undefined }, {}, 'ID token: group of the identity provider'],
    ['no identity', { identities: undefined }, {}, 'ID token: identity provider'],
    ['another subject at Auth0', { identities: [{ userId: 'auth0|eve' }] }, {}, 'ID token: subject at Auth0'],
    ['no end', { exp: undefined }, {}, 'ID token: not expired'],
    ['an expiration in the past', { exp: now - 10 }, {}, 'aws-jwt-verify accepts the id token'],
    ['an access token of another client', {}, { client_id: 'other' }, 'access token: client'],
    ['an access token with another audience', {}, { aud: 'other' }, 'access token: no other audience'],
    ['an access token of another user', {}, { sub: 'two' }, 'access token: same subject as the ID token'],
    ['a missing scope', {}, { scope: 'openid' }, 'access token: scopes'],
    ['an access token without an expiration', {}, { exp: undefined }, 'access token: not expired'],
  ])('reports %s', async (_what, idChange, accessChange, name) => {
    expect(await failing({ ...id, ...idChange }, { ...access, ...accessChange })).toContain(name);
  });

  test('reports a manipulated token', async () => {
    const [head = '', , signature = ''] = token(id).split('.');
    const tampered = [head, encoded({ ...id, email: 'eve@example.com' }), signature].join('.');

    const checks = await tokenChecks(context, { idToken: tampered, accessToken: token(access), refreshToken: 'r' });

    expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['aws-jwt-verify accepts the id token']);
  });
});

describe(authorizerChecks, () => {
  const issuer = outputs.user_pool_issuer;
  const authorizer = { address: 'aws_apigatewayv2_authorizer.Api', issuer, audience: ['webclient'] };
  const other = Object.values(outputs.clients).find(({ client_id }) => client_id !== 'webclient')?.client_id;
  const TAKES = 'aws_apigatewayv2_authorizer.Api accepts the access token';
  const KNOWS = 'aws_apigatewayv2_authorizer.Api: audience without a client of the pool';

  test.each<[string, object, object, string[], string[]]>([
    ['for the client', {}, {}, [KNOWS, TAKES], []],
    ['for this and another client', { audience: ['webclient', other] }, {}, [KNOWS, TAKES], []],
    ['for another client', { audience: [other] }, {}, [KNOWS], []],
    ['of another issuer', { issuer: 'https://acme.eu.auth0.com/' }, {}, [], []],
    ['with a slash after the issuer', { issuer: `${issuer}/` }, {}, [KNOWS, TAKES], [TAKES]],
    ['for an unknown client', { audience: ['unknown'] }, {}, [KNOWS, TAKES], [KNOWS, TAKES]],
    ['without an audience', { audience: [] }, {}, [KNOWS, TAKES], [TAKES]],
    ['if a function added another audience', {}, { aud: 'other' }, [KNOWS, TAKES], [TAKES]],
    ['if the token has expired', {}, { exp: now - 10 }, [KNOWS, TAKES], [TAKES]],
  ])('an authorizer %s', async (_what, change, claims, names, failures) => {
    const checks = await authorizerChecks([{ ...authorizer, ...change }], context, token({ ...access, ...claims }));

    expect(checks.map(({ name }) => name)).toEqual(names);
    expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(failures);
  });

  test('reads the JWT authorizers of a state', () => {
    const type = 'aws_apigatewayv2_authorizer';
    const resource = (authorizer_type: string) =>
      ({
        address: `${type}.Api`,
        mode: 'managed',
        type,
        values: { authorizer_type, jwt_configuration: [{ issuer, audience: ['a'] }] },
      }) as const;

    expect(authorizersIn([resource('JWT'), resource('REQUEST')])).toEqual([
      { address: `${type}.Api`, issuer, audience: ['a'] },
    ]);
  });
});
