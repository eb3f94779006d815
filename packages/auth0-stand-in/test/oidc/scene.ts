import * as client from 'openid-client';
import type { Management } from 'auth0';
import type { ClientRecord } from '../../src';
import { DEFAULT_CONNECTION } from '../../src';
import type { Served } from '../harness';
import { DOMAIN, TERRAFORM, call, serve } from '../harness';
import { Browser } from './browser';

export const CUSTOM_DOMAIN = 'login.acme.example';
export const CALLBACK = 'https://acme.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse';
export const LOGOUT = 'https://acme.auth.eu-central-1.amazoncognito.com/logout?response_type=code&client_id=web';
export const PERSON = {
  email: 'jo@acme.example',
  password: 'Sesame-open-1',
  givenName: 'Jo',
  familyName: 'Doe',
  name: 'Jo Doe',
  id: 'abc123',
};

/** A tenant with one application, as the federation creates it, and one user. */
export interface Scene {
  readonly served: Served;
  readonly application: ClientRecord;
  readonly browser: () => Browser;
  /** The application as configured in openid-client. */
  readonly configuration: (host?: string, auth?: client.ClientAuth) => Promise<client.Configuration>;
  readonly close: () => Promise<void>;
}

export const APPLICATION: Management.CreateClientRequestContent = {
  name: 'Acme',
  app_type: 'regular_web',
  oidc_conformant: true,
  token_endpoint_auth_method: 'client_secret_post',
  grant_types: ['authorization_code', 'refresh_token'],
  jwt_configuration: { alg: 'RS256' },
  callbacks: [CALLBACK, 'https://app.acme.example/callback'],
  allowed_logout_urls: [LOGOUT],
  web_origins: ['https://app.acme.example'],
  allowed_origins: ['https://app.acme.example'],
};

export async function addApplication(
  served: Served,
  asked: Partial<Management.CreateClientRequestContent> = {},
): Promise<ClientRecord> {
  const { body } = await call(served, 'POST', '/clients', { ...APPLICATION, ...asked });
  served.standIn.tenant(DOMAIN).enableConnection(DEFAULT_CONNECTION, body.client_id, true);
  return body;
}

export async function setScene(asked: Partial<Management.CreateClientRequestContent> = {}): Promise<Scene> {
  const served = await serve({
    tenants: [{ domain: DOMAIN, customDomains: [CUSTOM_DOMAIN], managementClients: [TERRAFORM] }],
  });
  const application = await addApplication(served, asked);
  served.standIn.tenant(DOMAIN).seedUser(PERSON);
  return {
    served,
    application,
    browser: () => new Browser(served, [DOMAIN, CUSTOM_DOMAIN]),
    configuration: (host = DOMAIN, auth = client.ClientSecretPost(application.client_secret)) =>
      client.discovery(new URL(`https://${host}/`), application.client_id, undefined, auth, {
        [client.customFetch]: served.fetch as client.CustomFetch,
      }),
    close: served.close,
  };
}

/** The URL that starts a sign-in, as Cognito writes it. */
export function authorizeUrl(scene: Scene, changes: Record<string, string | undefined> = {}, host = DOMAIN): URL {
  const url = new URL(`https://${host}/authorize`);
  const params = {
    client_id: scene.application.client_id,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid email profile',
    state: 'st',
    ...changes,
  };
  for (const [name, value] of Object.entries(params)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** Signs the user in and returns the URL of the callback. */
export async function signIn(
  scene: Scene,
  browser: Browser,
  changes: Record<string, string | undefined> = {},
  host = DOMAIN,
): Promise<URL> {
  const page = await browser.follow(authorizeUrl(scene, changes, host));
  const done = page.location ? page : await browser.signIn(page, PERSON.email, PERSON.password);
  if (!done.location) throw new Error(`no callback but ${done.status}: ${done.text}`);
  return done.location;
}

/** A code for one sign-in. */
export const codeOf = async (scene: Scene, changes: Record<string, string | undefined> = {}, host = DOMAIN) =>
  (await signIn(scene, scene.browser(), changes, host)).searchParams.get('code') ?? '';

/** Calls the token endpoint as a client does; undefined values are omitted. */
export async function askToken(
  scene: Scene,
  changes: Record<string, string | undefined>,
  init: RequestInit = {},
  host = DOMAIN,
) {
  const params = {
    grant_type: 'authorization_code',
    client_id: scene.application.client_id,
    client_secret: scene.application.client_secret,
    redirect_uri: CALLBACK,
    ...changes,
  };
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const answer = await scene.served.fetch(`https://${host}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(given),
    ...init,
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, string> };
}

/** The payload of a JWT, unverified. */
export const claimsOf = (token = '') =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
