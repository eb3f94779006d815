import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { startAws, type Aws, type ServedAws } from './aws';
import { modelledExchanges } from './modelled';

/** Valid details of an OIDC provider. */
export const OIDC_DETAILS: Readonly<Record<string, string>> = {
  client_id: 'auth0-client',
  client_secret: 'auth0-secret',
  attributes_request_method: 'POST',
  authorize_scopes: 'openid email',
  oidc_issuer: 'https://tenant.eu.auth0.com',
  authorize_url: 'https://tenant.eu.auth0.com/authorize',
  token_url: 'https://tenant.eu.auth0.com/oauth/token',
  attributes_url: 'https://tenant.eu.auth0.com/userinfo',
  jwks_uri: 'https://tenant.eu.auth0.com/.well-known/jwks.json',
};

/** Valid settings of a web client. */
export const WEB_CLIENT = {
  ClientName: 'web',
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  CallbackURLs: ['https://app.example.com/callback'],
  SupportedIdentityProviders: ['COGNITO'],
} satisfies Partial<CreateUserPoolClientCommandInput>;

/** Creates Cognito objects that a test starts from. */
export function given(aws: ServedAws) {
  const cognito = new CognitoIdentityProviderClient(aws.client);
  return {
    cognito,
    /** The ID of a new pool. */
    userPool: async (settings: Partial<CreateUserPoolCommandInput> = {}) => {
      const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'test', ...settings }));
      return UserPool!.Id!;
    },
    /** The ID of a new client. */
    client: async (UserPoolId: string, settings: Partial<CreateUserPoolClientCommandInput> = {}) => {
      const command = new CreateUserPoolClientCommand({ UserPoolId, ...WEB_CLIENT, ...settings });
      const { UserPoolClient } = await cognito.send(command);
      return UserPoolClient!.ClientId!;
    },
    /** A new OIDC provider. */
    identityProvider: (UserPoolId: string, ProviderName: string, details: Record<string, string> = {}) =>
      cognito.send(
        new CreateIdentityProviderCommand({
          UserPoolId,
          ProviderName,
          ProviderType: 'OIDC',
          ProviderDetails: { ...OIDC_DETAILS, ...details },
        }),
      ),
  };
}

/** AWS with a separate moto for the tests of a `describe`: it starts before them and ends after them. */
export function awsForTests(): { readonly aws: Aws; readonly make: ReturnType<typeof given> } {
  const onExchange = modelledExchanges();
  const live = {} as { aws: Aws; make: ReturnType<typeof given> };
  beforeAll(async () => {
    live.aws = await startAws({ onExchange });
    live.make = given(live.aws);
  });
  afterAll(() => live.aws.close());
  return live;
}
