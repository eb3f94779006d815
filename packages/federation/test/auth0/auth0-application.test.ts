import { Auth0Provider as OtherAuth0 } from '@cdktf/provider-auth0/lib/provider';

import {
  Auth0Application,
  Auth0Tenant,
  ReferencedAuth0Application,
  type Auth0ApplicationProps,
  type Auth0ApplicationSettings,
} from '../../src';
import { codesOf } from '../faults';
import { secretIn, tenantIn } from '../parts';
import { stackWith, synthesize } from '../template';

const required = {
  name: 'acme-cognito',
  callbacks: ['https://login.example.com/oauth2/idpresponse'],
  initiateLoginUri: 'https://login.example.com/login?response_type=code',
  allowedLogoutUrls: ['https://login.example.com/logout?response_type=code', 'http://localhost:3000'],
  origins: ['http://localhost:3000'],
} as const;

const refused = (props: Partial<Auth0ApplicationProps>) =>
  codesOf(() =>
    stackWith(
      (stack) => new Auth0Application(stack, 'Application', { ...required, ...props, tenant: tenantIn(stack) }),
    ),
  );

describe(Auth0Application, () => {
  test('creates the application that Cognito needs, and its credentials', () => {
    const template = synthesize(
      (stack) => new Auth0Application(stack, 'Application', { ...required, tenant: tenantIn(stack) }),
    );

    expect(template.counts()).toEqual({ auth0_client: 1, auth0_client_credentials: 1, 'data.auth0_tenant': 1 });
    expect(template.only('auth0_client')).toEqual({
      name: 'acme-cognito',
      // Empty instead of absent, so that an earlier text is removed.
      description: '',
      logo_uri: '',
      organization_usage: 'deny',
      app_type: 'regular_web',
      oidc_conformant: true,
      is_first_party: true,
      callbacks: ['https://login.example.com/oauth2/idpresponse'],
      initiate_login_uri: 'https://login.example.com/login?response_type=code',
      allowed_logout_urls: ['https://login.example.com/logout?response_type=code', 'http://localhost:3000'],
      allowed_origins: ['http://localhost:3000'],
      web_origins: ['http://localhost:3000'],
      grant_types: ['authorization_code', 'refresh_token'],
      jwt_configuration: { alg: 'RS256' },
    });
    expect(template.only('auth0_client_credentials')).toEqual({
      client_id: '${auth0_client.Application_D9CED6CE.client_id}',
      authentication_method: 'client_secret_post',
      lifecycle: {
        postcondition: [
          {
            condition: '${try(length(self.client_secret) >= 16, false)}',
            error_message: expect.stringContaining('read:client_keys'),
          },
        ],
      },
    });
  });

  test.each<[Partial<Auth0ApplicationSettings>, string | undefined]>([
    [{ organizationUsage: 'allow' }, undefined],
    [{ organizationUsage: 'require' }, 'post_login_prompt'],
    [{ organizationUsage: 'require', organizationPrompt: 'pre_login_prompt' }, 'pre_login_prompt'],
  ])('lets users sign in to organizations: %j', (settings, prompt) => {
    const template = synthesize(
      (stack) => new Auth0Application(stack, 'Application', { ...required, ...settings, tenant: tenantIn(stack) }),
    );

    expect(template.only('auth0_client')).toMatchObject({
      organization_usage: settings.organizationUsage,
      ...(prompt && { organization_require_behavior: prompt }),
    });
    expect('organization_require_behavior' in template.only('auth0_client')).toBe(prompt !== undefined);
  });

  test('accepts a secret only as a token, and sets description and logo', () => {
    const template = synthesize((stack) => {
      new Auth0Application(stack, 'Application', {
        ...required,
        description: 'Acme',
        logoUri: 'https://example.com/logo.png',
        clientSecret: secretIn(stack),
        tenant: tenantIn(stack),
      });
    });

    expect(template.only('auth0_client_credentials')).toMatchObject({ client_secret: '${var.secret}' });
    expect(template.only('auth0_client')).toMatchObject({
      description: 'Acme',
      logo_uri: 'https://example.com/logo.png',
    });
  });

  test('uses the provider of its tenant', () => {
    const template = synthesize((stack) => {
      const provider = new OtherAuth0(stack, 'Other', { domain: 'other.eu.auth0.com', alias: 'other' });
      const tenant = new Auth0Tenant(stack, 'Tenant', { domain: 'other.eu.auth0.com', provider });
      new Auth0Application(stack, 'Application', { ...required, tenant });
    });

    expect(template.only('auth0_client').provider).toBe('auth0.other');
    expect(template.only('auth0_client_credentials').provider).toBe('auth0.other');
    expect(Object.values(template.data('auth0_tenant'))).toEqual([{ provider: 'auth0.other' }]);
  });

  test.each<[string, Partial<Auth0ApplicationProps>, string]>([
    ['a name with <', { name: 'a<b' }, 'ERR_AUTH0_NAME_INVALID'],
    ['an empty name', { name: '' }, 'ERR_AUTH0_NAME_INVALID'],
    ['a description of 141 characters', { description: 'x'.repeat(141) }, 'ERR_TEXT_LENGTH'],
    ['a login URI on plain http', { initiateLoginUri: 'http://app.example.com/login' }, 'ERR_URL_NOT_HTTPS'],
    ['a login URI on localhost', { initiateLoginUri: 'https://localhost/login' }, 'ERR_URL_NOT_HTTPS'],
    ['an origin with a path', { origins: ['https://app.example.com/app'] }, 'ERR_URL_NOT_ORIGIN'],
    ['an origin with a trailing slash', { origins: ['https://app.example.com/'] }, 'ERR_URL_NOT_ORIGIN'],
    ['a relative sign-out', { allowedLogoutUrls: ['/'] }, 'ERR_URL_NOT_ABSOLUTE'],
    ['a wildcard callback', { callbacks: ['https://*.example.com'] }, 'ERR_URL_WILDCARD'],
    [
      'a prompt for an organization that is not required',
      { organizationUsage: 'allow', organizationPrompt: 'pre_login_prompt' },
      'ERR_ORGANIZATION_PROMPT_UNUSED',
    ],
    ['a secret in plain text', { clientSecret: 'not-a-real-secret' }, 'ERR_SECRET_LITERAL'],
  ])('refuses %s', (_, props, code) => {
    expect(refused(props)).toEqual([code]);
  });

  test('never prints the secret that it refuses', () => {
    const attempt = () =>
      stackWith((stack) => {
        const props = { ...required, clientSecret: 'not-a-real-secret', tenant: tenantIn(stack) };
        new Auth0Application(stack, 'Application', props);
      });

    expect(attempt).toThrow(expect.objectContaining({ message: expect.not.stringContaining('not-a-real-secret') }));
  });
});

describe(ReferencedAuth0Application, () => {
  const callback = 'https://login.example.com/oauth2/idpresponse';

  test('reads an application, which must allow the callback and return its secret', () => {
    const template = synthesize((stack) => {
      new ReferencedAuth0Application(stack, 'Existing', {
        tenant: tenantIn(stack),
        clientId: 'AbCdEfGh12345678',
        callback,
      });
    });

    expect(template.counts()).toEqual({ 'data.auth0_client': 1, 'data.auth0_tenant': 1 });
    expect(Object.values(template.data('auth0_client'))).toEqual([
      {
        client_id: 'AbCdEfGh12345678',
        lifecycle: {
          postcondition: [
            expect.objectContaining({ condition: '${try(length(self.client_secret) >= 16, false)}' }),
            expect.objectContaining({ condition: `\${contains(self.callbacks, "${callback}")}` }),
          ],
        },
      },
    ]);
  });

  test('refuses an invalid client ID', () => {
    const attempt = () =>
      stackWith((stack) => {
        new ReferencedAuth0Application(stack, 'Existing', { tenant: tenantIn(stack), clientId: 'my app', callback });
      });

    expect(codesOf(attempt)).toEqual(['ERR_AUTH0_CLIENT_ID_INVALID']);
  });
});

describe(Auth0Tenant, () => {
  test('is read, so that a plan checks the credentials', () => {
    const template = synthesize((stack) => tenantIn(stack));

    expect(template.counts()).toEqual({ 'data.auth0_tenant': 1 });
  });

  test('uses its custom domain as issuer', () => {
    stackWith((stack) => {
      const plain = tenantIn(stack);
      const custom = new Auth0Tenant(stack, 'Custom', {
        domain: 'acme.eu.auth0.com',
        customDomain: 'id.example.com',
      });

      expect([plain.issuerHost, plain.issuer]).toEqual(['acme.eu.auth0.com', 'https://acme.eu.auth0.com/']);
      expect([custom.issuerHost, custom.issuer]).toEqual(['id.example.com', 'https://id.example.com/']);
    });
  });

  test.each(['https://acme.eu.auth0.com', 'acme.eu.auth0.com/', 'Acme.eu.auth0.com', 'acme.eu.auth0.com.', 'acme'])(
    'refuses %s as host',
    (domain) => {
      const attempt = () => stackWith((stack) => new Auth0Tenant(stack, 'Tenant', { domain, customDomain: domain }));

      expect(codesOf(attempt)).toEqual(['ERR_HOST_INVALID', 'ERR_HOST_INVALID']);
    },
  );
});
