import type { IdentityProviderTypeType } from '@aws-sdk/client-cognito-identity-provider';
import {
  CreateIdentityProviderCommand,
  DeleteIdentityProviderCommand,
  DescribeIdentityProviderCommand,
  DescribeUserPoolClientCommand,
  GetIdentityProviderByIdentifierCommand,
  UpdateIdentityProviderCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { RunningMoto } from '../../src';
import { startMoto } from '../../src';
import type { DeleteListedIdentityProvider } from '../../src/configuration/identity-provider';
import { startAws, toolchain } from '../support/aws';
import { given, OIDC_DETAILS, WEB_CLIENT } from '../support/pools';
import { refusal } from '../support/refusal';

describe('identity providers', () => {
  let running: RunningMoto;

  beforeAll(async () => {
    running = await startMoto({ python: toolchain().python });
  });
  afterAll(() => running.close());

  const stand = async (deleteListedIdentityProvider?: DeleteListedIdentityProvider) => {
    const aws = await startAws({ running, ...(deleteListedIdentityProvider ? { deleteListedIdentityProvider } : {}) });
    return { aws, make: given(aws) };
  };

  describe('when created and updated', () => {
    let close: () => Promise<void>;
    let make: ReturnType<typeof given>;
    let pool: string;

    beforeAll(async () => {
      const stood = await stand();
      ({ make } = stood);
      close = stood.aws.close;
      pool = await make.userPool({ Schema: [{ Name: 'tenant', AttributeDataType: 'String', Mutable: true }] });
    });
    afterAll(() => close());

    const create = (
      ProviderName: string,
      change: {
        type?: IdentityProviderTypeType;
        details?: Record<string, string>;
        without?: string;
        mapping?: Record<string, string>;
        identifiers?: string[];
      } = {},
    ) => {
      const details = Object.entries({ ...OIDC_DETAILS, ...change.details }).filter(([key]) => key !== change.without);
      return make.cognito.send(
        new CreateIdentityProviderCommand({
          UserPoolId: pool,
          ProviderName,
          ProviderType: change.type ?? 'OIDC',
          ProviderDetails: Object.fromEntries(details),
          AttributeMapping: change.mapping,
          IdpIdentifiers: change.identifiers,
        }),
      );
    };

    it('have the key that Cognito adds', async () => {
      await create('Plain', { mapping: { username: 'sub', email: 'email', 'custom:tenant': 'org_id' } });

      const command = new DescribeIdentityProviderCommand({ UserPoolId: pool, ProviderName: 'Plain' });
      const { IdentityProvider } = await make.cognito.send(command);

      expect(IdentityProvider).toMatchObject({
        ProviderDetails: { ...OIDC_DETAILS, attributes_url_add_attributes: 'false' },
        AttributeMapping: { 'custom:tenant': 'org_id' },
      });
    });

    it('may leave all their URLs to discovery', async () => {
      const details = Object.entries(OIDC_DETAILS).filter(([key]) => !/_ur[li]$/.test(key));
      const command = new CreateIdentityProviderCommand({
        UserPoolId: pool,
        ProviderName: 'Discovered',
        ProviderType: 'OIDC',
        ProviderDetails: Object.fromEntries(details),
      });

      expect((await make.cognito.send(command)).IdentityProvider?.ProviderName).toBe('Discovered');
    });

    it('cannot be created twice', async () => {
      await create('Twice');

      const refused = await refusal(create('Twice'));

      expect(refused).toMatchObject({
        code: 'DuplicateProviderException',
        message: expect.stringMatching(/^Twice already exists/),
      });
    });

    it('cannot be created twice by concurrent requests', async () => {
      const results = await Promise.allSettled([create('Race'), create('Race')]);

      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('are found by identifier, which must be unique', async () => {
      await create('Partner', { identifiers: ['partner.example.com'] });

      const command = new GetIdentityProviderByIdentifierCommand({
        UserPoolId: pool,
        IdpIdentifier: 'partner.example.com',
      });
      const { IdentityProvider } = await make.cognito.send(command);
      const refused = await refusal(create('Other', { identifiers: ['partner.example.com'] }));

      expect(IdentityProvider?.ProviderName).toBe('Partner');
      expect(refused.code).toBe('DuplicateProviderException');
    });

    it.each([
      ['two characters', 'ab', {}, /providerName/],
      ['33 characters', 'a'.repeat(33), {}, /length less than or equal to 32/],
      ['a leading space', ' Auth0', {}, /providerName/],
      ['a trailing space', 'Auth0 ', {}, /providerName/],
      ['the reserved name of Cognito', 'COGNITO', {}, /cannot be of type OIDC/],
      ['the name of a social provider', 'Google', {}, /Provider Google cannot be of type OIDC/],
      ['a social provider with another name', 'MyGoogle', { type: 'Google' as const }, /cannot be of type Google/],
      ['no client ID', 'NoClient', { without: 'client_id' }, /lacks client_id/],
      ['no issuer', 'NoIssuer', { without: 'oidc_issuer' }, /lacks oidc_issuer/],
      ['no scopes', 'NoScopes', { without: 'authorize_scopes' }, /lacks authorize_scopes/],
      ['scopes without openid', 'NoOpenid', { details: { authorize_scopes: 'email profile' } }, /openid/],
      [
        'a method that is neither GET nor POST',
        'Method',
        { details: { attributes_request_method: 'PUT' } },
        /GET or POST/,
      ],
      [
        'an http issuer',
        'HttpIssuer',
        { details: { oidc_issuer: 'http://tenant.eu.auth0.com' } },
        /oidc_issuer must be an https URL/,
      ],
      [
        'an http token URL',
        'HttpToken',
        { details: { token_url: 'http://tenant.eu.auth0.com/oauth/token' } },
        /token_url must be an https URL/,
      ],
      ['some of the URLs', 'SomeUrls', { without: 'jwks_uri' }, /all of/],
      ['a mapping to an unknown attribute', 'Mapping', { mapping: { 'custom:none': 'x' } }, /custom:none/],
    ])('are refused with %s', async (_what, name, change, message) => {
      const refused = await refusal(create(name, change));

      expect(refused).toMatchObject({
        code: 'InvalidParameterException',
        message: expect.stringMatching(message),
        status: 400,
      });
    });

    it('are validated at an update too, which replaces the details', async () => {
      await create('Changing');
      const update = (ProviderDetails: Record<string, string>) =>
        make.cognito.send(
          new UpdateIdentityProviderCommand({ UserPoolId: pool, ProviderName: 'Changing', ProviderDetails }),
        );

      const refused = await refusal(update({ ...OIDC_DETAILS, authorize_scopes: 'email' }));
      const { IdentityProvider } = await update({ ...OIDC_DETAILS, client_secret: 'rotated' });

      expect(refused.message).toMatch(/openid/);
      expect(IdentityProvider?.ProviderDetails).toMatchObject({
        client_secret: 'rotated',
        attributes_url_add_attributes: 'false',
      });
    });
  });

  describe('when deleted while a client lists them', () => {
    const listed = async (model?: DeleteListedIdentityProvider) => {
      const { aws, make } = await stand(model);
      const UserPoolId = await make.userPool();
      await make.identityProvider(UserPoolId, 'Auth0');
      const settings = { SupportedIdentityProviders: ['COGNITO', 'Auth0'], LogoutURLs: ['https://app.example.com/'] };
      const ClientId = await make.client(UserPoolId, { ...settings, GenerateSecret: true });
      const remove = () => make.cognito.send(new DeleteIdentityProviderCommand({ UserPoolId, ProviderName: 'Auth0' }));
      const client = async () =>
        (await make.cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).UserPoolClient!;
      return { aws, make, UserPoolId, ClientId, remove, client };
    };

    it('remain in the list of the client by default', async () => {
      const { aws, remove, client } = await listed();

      await remove();

      expect((await client()).SupportedIdentityProviders).toEqual(['COGNITO', 'Auth0']);
      await aws.close();
    });

    it('are removed from the list of the client in the model that prunes, and nothing else changes', async () => {
      const { aws, remove, client } = await listed('prune');
      const before = await client();

      await remove();

      expect(await client()).toEqual({ ...before, SupportedIdentityProviders: ['COGNITO'] });
      await aws.close();
    });

    it('cannot be deleted in the model that refuses, until no client lists them', async () => {
      const { aws, make, UserPoolId, ClientId, remove } = await listed('refuse');

      const refused = await refusal(remove());
      const { UpdateUserPoolClientCommand } = await import('@aws-sdk/client-cognito-identity-provider');
      await make.cognito.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...WEB_CLIENT }));
      await remove();

      expect(refused).toMatchObject({ code: 'InvalidParameterException', message: expect.stringContaining(ClientId) });
      await aws.close();
    });
  });
});
