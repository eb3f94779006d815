import { CognitoJwtVerifier } from 'aws-jwt-verify';
import * as oidc from 'openid-client';
import { CALLBACK, CUSTOM_HOST, OTHER_POOL, POOL } from '../support/configuration';
import { World } from '../support/world';

/** `fetch` as in a client outside: hosted endpoints through the listener, documents of the cognito-idp host. */
const outside =
  (world: World): oidc.CustomFetch =>
  async (url, { method, headers, body }) => {
    const { host, pathname } = new URL(url);
    if (host.startsWith('cognito-idp.')) {
      const document = await world.standIn.wellKnown(pathname);
      return Response.json(document ?? {}, { status: document ? 200 : 404 });
    }
    const sent = body instanceof URLSearchParams ? body.toString() : undefined;
    const plain = Object.fromEntries(new Headers(headers as Record<string, string>));
    const answer = await world.browser.go(url, {
      method,
      headers: plain,
      ...(sent !== undefined ? { body: sent } : {}),
    });
    return new Response(answer.body, { status: answer.status, headers: answer.headers as Record<string, string> });
  };

describe('clients from other libraries', () => {
  let world: World;
  beforeAll(async () => void (world = await new World().start()));
  afterAll(() => world.stop());

  describe('aws-jwt-verify', () => {
    const verifierOf = async (tokenUse: 'id' | 'access', userPoolId = POOL, clientId = 'web') => {
      const verifier = CognitoJwtVerifier.create({ userPoolId, tokenUse, clientId });
      verifier.cacheJwks((await world.standIn.wellKnown(`/${POOL}/.well-known/jwks.json`)) as never);
      return verifier;
    };

    test('accepts both tokens', async () => {
      const { id_token, access_token } = await world.tokens();

      const claims = [
        await (await verifierOf('id')).verify(id_token),
        await (await verifierOf('access')).verify(access_token),
      ];

      expect(claims.map(({ token_use }) => token_use)).toEqual(['id', 'access']);
      expect(claims.every(({ sub, exp }) => typeof sub === 'string' && typeof exp === 'number')).toBe(true);
    });

    const change = (token: string, claims: object) => {
      const [header, payload = '', signature] = token.split('.');
      const changed = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), ...claims };
      return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
    };

    test.each<[string, (token: string) => string]>([
      ['another subject', (token) => change(token, { sub: 'admin' })],
      ['another group', (token) => change(token, { 'cognito:groups': ['admins'] })],
      ['a later expiration', (token) => change(token, { exp: 9_999_999_999 })],
      ['another signature', (token) => `${token.slice(0, -6)}AAAAAA`],
      ['no signature', (token) => `${token.split('.').slice(0, 2).join('.')}.`],
    ])('refuses a token with %s', async (_what, tamper) => {
      const { id_token } = await world.tokens();
      const verifier = await verifierOf('id');

      await expect(verifier.verify(tamper(id_token))).rejects.toThrow();
    });

    test('refuses an access token as an ID token, and a token of another client', async () => {
      const { id_token, access_token } = await world.tokens();

      await expect((await verifierOf('id')).verify(access_token)).rejects.toThrow(/Token use not allowed/);
      await expect((await verifierOf('id', POOL, 'auth0only')).verify(id_token)).rejects.toThrow(
        /"audience"\) not allowed/,
      );
    });
  });

  describe('openid-client', () => {
    const discover = (clientId: string, secret?: string) =>
      oidc.discovery(
        new URL(`https://cognito-idp.eu-central-1.amazonaws.com/${POOL}`),
        clientId,
        secret,
        secret ? oidc.ClientSecretBasic(secret) : oidc.None(),
        { [oidc.customFetch]: outside(world) },
      );

    test.each([
      ['a public client', 'web', undefined],
      ['a client with a secret', 'confidential', 's3cretOf24CharactersOrMore'],
    ])('completes the code flow with PKCE, userInfo, refresh, revocation for %s', async (_who, clientId, secret) => {
      const client = await discover(clientId, secret);
      const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
      const start = oidc.buildAuthorizationUrl(client, {
        redirect_uri: CALLBACK,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        identity_provider: 'Auth0',
      });
      const left = await world.browser.go(start);
      const back = new URL(left.location?.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', world.provider.consent(left.location as URL));
      back.searchParams.set('state', left.location?.searchParams.get('state') ?? '');
      const { location } = await world.browser.go(back);

      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
      const tokens = await oidc.authorizationCodeGrant(client, location as URL, { ...checks, idTokenExpected: true });
      const sub = tokens.claims()?.sub ?? '';
      const user = await oidc.fetchUserInfo(client, tokens.access_token, sub);
      const refreshed = await oidc.refreshTokenGrant(client, tokens.refresh_token ?? '');
      await oidc.tokenRevocation(client, tokens.refresh_token ?? '');

      expect(start.host).toBe(CUSTOM_HOST);
      expect(user.email).toBe('ada@shop.example');
      expect(refreshed.claims()?.sub).toBe(sub);
      await expect(oidc.refreshTokenGrant(client, tokens.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      });
    });

    test('gets the error of a wrong secret', async () => {
      const client = await discover('machine', 'wrong');

      await expect(oidc.clientCredentialsGrant(client)).rejects.toMatchObject({ error: 'invalid_client' });
    });
  });

  describe('documents of the cognito-idp host', () => {
    test('use the custom domain if the pool has one, otherwise its prefix domain', async () => {
      const both = await world.standIn.wellKnown(`/${POOL}/.well-known/openid-configuration`);
      const prefix = await world.standIn.wellKnown(`/${OTHER_POOL}/.well-known/openid-configuration`);

      expect(both).toMatchObject({ authorization_endpoint: `https://${CUSTOM_HOST}/oauth2/authorize` });
      expect(prefix).toMatchObject({
        issuer: `https://cognito-idp.eu-central-1.amazonaws.com/${OTHER_POOL}`,
        jwks_uri: `https://cognito-idp.eu-central-1.amazonaws.com/${OTHER_POOL}/.well-known/jwks.json`,
        token_endpoint: 'https://other.auth.eu-central-1.amazoncognito.com/oauth2/token',
      });
    });

    test('contain only public keys, different for each pool', async () => {
      const sets = await Promise.all(
        [POOL, OTHER_POOL].map((id) => world.standIn.wellKnown(`/${id}/.well-known/jwks.json`)),
      );

      const keys = sets.flatMap((set) => (set as { keys: Record<string, string>[] }).keys);
      expect(new Set(keys.map(({ kid }) => kid)).size).toBe(4);
      for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    });

    test.each([`/${POOL}/.well-known/other`, '/eu-central-1_Nobody000/.well-known/jwks.json', '/', `/${POOL}`])(
      'do not exist at %s',
      async (path) => {
        expect(await world.standIn.wellKnown(path)).toBeUndefined();
      },
    );
  });
});
