import { hasFeature, isStandardScope } from '@auth0-cognito/contract';
import type { JsonObject, OperationCall } from '../aws/api';
import { refusals } from '../aws/refusals';
import { checkUrls } from './user-pool-client-urls';
import { customScopes, identityProviders, tierOf, userPool } from './lookups';
import { lifetimeIsInRange, TOKENS } from './token-lifetimes';
import { WRITTEN_BY_COGNITO } from './user-pool-schema';

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
const isLegacyFlow = (flow: string) => !flow.startsWith('ALLOW_');

const strings = (value: unknown) => (value ?? []) as string[];

function checkOauth(client: JsonObject, hasSecret: boolean): void {
  const flows = strings(client.AllowedOAuthFlows);
  const asksForUsers = flows.includes('code') || flows.includes('implicit');
  if (
    client.AllowedOAuthFlowsUserPoolClient === true &&
    (!flows.length || !strings(client.AllowedOAuthScopes).length)
  ) {
    throw refusals.oauthFlow(
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    );
  }
  if (asksForUsers && !strings(client.CallbackURLs).length) {
    throw refusals.oauthFlow('CallbackUrls can not be empty when code flow or implicit flow is selected');
  }
  if (!flows.includes('client_credentials')) return;
  if (asksForUsers) {
    throw refusals.oauthFlow('client_credentials flow can not be selected along with code flow or implicit flow.');
  }
  if (!hasSecret) {
    throw refusals.oauthFlow('client_credentials flow can not be selected if client does not have a client secret.');
  }
  const forUsers = strings(client.AllowedOAuthScopes).find(isStandardScope);
  if (forUsers) throw refusals.oauthFlow(`${forUsers} is not supported with client_credentials flow`);
}

function checkValidities(client: JsonObject): void {
  if (!TOKENS.every((token) => lifetimeIsInRange(client, token))) throw refusals.tokenValidity();
}

function checkRefresh(client: JsonObject): void {
  const rotation = client.RefreshTokenRotation as
    | { Feature?: string; RetryGracePeriodSeconds?: number }
    | undefined
    | null;
  if (rotation?.Feature !== 'ENABLED') return;
  if (strings(client.ExplicitAuthFlows).includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw refusals.invalid('ALLOW_REFRESH_TOKEN_AUTH cannot be enabled when refresh token rotation is enabled.');
  }
}

function checkAttributes(client: JsonObject, schema: readonly JsonObject[], verb: 'creating' | 'updating'): void {
  const known = new Map(schema.map((attribute) => [String(attribute.Name), attribute]));
  if (strings(client.ReadAttributes).some((name) => !known.has(name))) throw refusals.clientAttributes('read', verb);

  const writable = client.WriteAttributes ? strings(client.WriteAttributes) : undefined;
  if (!writable?.length) return;
  const refused = (name: string) => {
    const attribute = known.get(name);
    // A required attribute can be immutable: it is written only at sign-up.
    return (
      !attribute || WRITTEN_BY_COGNITO.includes(name) || (attribute.Mutable === false && attribute.Required !== true)
    );
  };
  const left = schema.filter((attribute) => attribute.Required === true && attribute.Name !== 'sub');
  if (writable.some(refused) || left.some((attribute) => !writable.includes(String(attribute.Name)))) {
    throw refusals.clientAttributes('write', verb);
  }
}

/** Refuses client settings that Cognito refuses. `client` has to contain all settings. */
export async function checkClient(
  client: JsonObject,
  hasSecret: boolean,
  verb: 'creating' | 'updating',
  call: OperationCall,
): Promise<void> {
  const poolId = String(client.UserPoolId);
  const pool = await userPool(poolId, call);
  const tier = tierOf(pool);
  const authFlows = strings(client.ExplicitAuthFlows);
  if (authFlows.some(isLegacyFlow) && !authFlows.every(isLegacyFlow)) {
    throw refusals.invalid('Legacy ExplicitAuthFlows cannot be given together with those that begin with ALLOW_');
  }
  if (authFlows.includes('ALLOW_USER_AUTH') && !hasFeature(tier, 'choiceBasedSignIn')) {
    throw refusals.tierLacks('ALLOW_USER_AUTH', tier);
  }
  const rotation = client.RefreshTokenRotation as { Feature?: string } | undefined | null;
  if (rotation?.Feature === 'ENABLED' && !hasFeature(tier, 'refreshTokenRotation')) {
    throw refusals.tierLacks('Refresh token rotation', tier);
  }
  checkUrls(client);
  checkOauth(client, hasSecret);
  checkValidities(client);
  checkRefresh(client);
  checkAttributes(client, (pool.SchemaAttributes ?? []) as JsonObject[], verb);

  const external = strings(client.SupportedIdentityProviders).filter((provider) => provider !== 'COGNITO');
  if (external.length) {
    const known = (await identityProviders(poolId, call)).map((provider) => provider.ProviderName);
    const unknown = external.find((provider) => !known.includes(provider));
    if (unknown) throw refusals.identityProviderUnknown(unknown, poolId);
  }

  const custom = strings(client.AllowedOAuthScopes).filter((scope) => !isStandardScope(scope));
  if (custom.length) {
    const known = await customScopes(poolId, call);
    const unknown = custom.find((scope) => !known.includes(scope));
    if (unknown) throw refusals.scopeUnknown(unknown);
  }
}
