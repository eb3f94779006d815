import { issuedSecret } from '@auth0-cognito/contract';
import type { JsonObject, Operations } from '../aws/api';
import type { Store } from './store';
import { checkClient } from './user-pool-client-checks';

/** Every setting of a client with its default in AWS; null is "not set". */
const DEFAULTS: JsonObject = {
  AccessTokenValidity: null,
  AllowedOAuthFlows: null,
  AllowedOAuthFlowsUserPoolClient: false,
  AllowedOAuthScopes: null,
  AnalyticsConfiguration: null,
  AuthSessionValidity: 3,
  CallbackURLs: null,
  DefaultRedirectURI: null,
  EnablePropagateAdditionalUserContextData: false,
  EnableTokenRevocation: true,
  ExplicitAuthFlows: null,
  IdTokenValidity: null,
  LogoutURLs: null,
  PreventUserExistenceErrors: null,
  ReadAttributes: null,
  RefreshTokenRotation: null,
  RefreshTokenValidity: 30,
  SupportedIdentityProviders: null,
  TokenValidityUnits: null,
  WriteAttributes: null,
};

/**
 * The refresh token rotation after an update that does not set it. If the client once had rotation, Cognito returns it as disabled.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/43531
 */
const rotationAfterUpdate = (before: JsonObject): JsonObject =>
  before.RefreshTokenRotation ? { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 } } : {};

/** Removes the hyphens from moto's secrets, which are UUIDs: the service model of Cognito allows `[\\w+]+` (`ClientSecretType`). */
function withSecretOfCognito(response: JsonObject): JsonObject {
  const client = response.UserPoolClient as JsonObject;
  const secret = client.ClientSecret;
  if (typeof secret !== 'string') return response;
  return { ...response, UserPoolClient: { ...client, ClientSecret: issuedSecret(secret.replaceAll('-', '')) } };
}

/** Application clients. moto stores them. This adds the errors of AWS, and an update resets each setting that it does not contain. */
export function clientOperations(store: Store): Operations {
  return {
    'cognito-idp:CreateUserPoolClient': async (input, call) => {
      await checkClient(input, input.GenerateSecret === true, 'creating', call);
      return withSecretOfCognito(await call.next());
    },

    'cognito-idp:DescribeUserPoolClient': async (_input, call) => withSecretOfCognito(await call.next()),

    'cognito-idp:UpdateUserPoolClient': async (input, call) => {
      const { UserPoolId, ClientId } = input;
      const before = (await call.api('DescribeUserPoolClient', { UserPoolId, ClientId })).UserPoolClient as JsonObject;
      const client = { ...DEFAULTS, ...rotationAfterUpdate(before), ClientName: before.ClientName, ...input };
      await checkClient(client, Boolean(before.ClientSecret), 'updating', call);
      return withSecretOfCognito(await call.next(client));
    },

    'cognito-idp:DeleteUserPoolClient': async (input, call) => {
      const response = await call.next();
      const stored = store.in(call);
      stored.riskConfigurations.delete(String(input.UserPoolId), String(input.ClientId));
      stored.uiCustomizations.delete(String(input.UserPoolId), String(input.ClientId));
      return response;
    },
  };
}
