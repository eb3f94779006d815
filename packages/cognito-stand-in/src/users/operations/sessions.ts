import type { JsonObject, Operation, Operations } from '../../aws/api';
import { AwsError } from '../../aws/aws-error';
import type { UserPoolClient } from '../../configuration/pools';
import { WRITTEN_BY_COGNITO } from '../../configuration/user-pool-schema';
import type { UsersContext } from '../context';
import { operationNotRehearsed } from '../../aws/not-rehearsed';
import { poolSettings } from '../pool-settings';
import { refreshTokens } from '../refresh';
import type { Refreshed } from '../refresh';
import { attributeIsShown } from '../scopes';
import { userTexts } from '../texts';
import { isJwt } from '../tokens';
import { authenticationResult, authParameter, authUsername, signedInByPassword } from './auth-call';
import type { AuthCall } from './auth-call';
import { choiceBasedAuth } from './choices';
import {
  attributeList,
  checkClientSecret,
  inputChanges,
  inputClient,
  inputPool,
  invalidParameter,
  notAuthorized,
  requiredText,
  textMap,
} from './input';
import { inputSession, MAX_TOKEN } from './own-session';

const REFRESH_REFUSALS = {
  unknown: () => notAuthorized('Invalid Refresh Token'),
  user: () => notAuthorized('Invalid Refresh Token'),
  expired: () => notAuthorized('Refresh Token has expired'),
  revoked: () => notAuthorized('Refresh Token has been revoked'),
  reused: () => new AwsError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation'),
};

function refreshResponse(refreshed: Refreshed): JsonObject {
  if ('refusal' in refreshed) throw REFRESH_REFUSALS[refreshed.refusal]();
  return authenticationResult(refreshed.tokens, refreshed.refreshToken);
}

const getUser =
  (context: UsersContext): Operation =>
  async (input) => {
    const { session, pool } = await inputSession(context, input);
    const client = await context.directory.client(session.clientId, pool.id);
    if (!client) throw notAuthorized('Invalid Access Token');
    const readable = attributeList(session.user).filter(
      ({ Name }) => Name === 'sub' || Name === 'identities' || attributeIsShown(Name, [], client),
    );
    return { Username: session.user.username, UserAttributes: readable };
  };

/**
 * Updates the attributes of the signed-in user. The client must have the right to write each attribute. A changed email address
 * or phone number is unverified; no code is sent.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
 */
const updateOwnAttributes =
  (context: UsersContext): Operation =>
  async (input) => {
    const { session, pool } = await inputSession(context, input);
    const client = await context.directory.client(session.clientId, pool.id);
    if (!client) throw notAuthorized('Invalid Access Token');
    const settings = await poolSettings(context.api, pool);
    const changes = inputChanges(pool, settings, input);
    const mayWrite = (name: string) =>
      !WRITTEN_BY_COGNITO.includes(name) && (client.writeAttributes?.includes(name) ?? true);
    if (!Object.keys(changes).every(mayWrite)) throw notAuthorized(userTexts.clientMayNotWrite);
    for (const name of ['email', 'phone_number'].filter((name) => changes[name] !== undefined)) {
      if (settings.verifiedBeforeUpdate.includes(name)) throw operationNotRehearsed(`a code that verifies ${name}`);
      if (changes[name] !== session.user.attributes[name]) changes[`${name}_verified`] = 'false';
    }
    session.user.attributes = { ...session.user.attributes, ...changes };
    session.user.modifiedAt = context.now();
    return { CodeDeliveryDetailsList: [] };
  };

const globalSignOut =
  (context: UsersContext): Operation =>
  async (input) => {
    const { user } = (await inputSession(context, input)).session;
    context.tokens.revokeAllOf(user);
    context.browsers.endAllOf(user.userPoolId, user.username);
    return {};
  };

const getTokensFromRefreshToken =
  (context: UsersContext): Operation =>
  async (input) => {
    const token = requiredText(input, 'RefreshToken', MAX_TOKEN);
    const { pool, client } = await inputClient(context, input);
    checkClientSecret(client, input);
    return refreshResponse(await refreshTokens(context, pool, client, token));
  };

/** The client of a call, after its secret was verified. */
async function authenticated(context: UsersContext, input: JsonObject): Promise<UserPoolClient> {
  const { client } = await inputClient(context, input);
  checkClientSecret(client, input);
  return client;
}

const revokeToken =
  (context: UsersContext): Operation =>
  async (input) => {
    const token = requiredText(input, 'Token', MAX_TOKEN);
    // The operation has this error for a client that is not authorized.
    const client = await authenticated(context, input).catch((error: unknown) => {
      const isOfClient = error instanceof AwsError && error.code !== 'InvalidParameterException';
      throw isOfClient ? new AwsError('UnauthorizedException', error.message) : error;
    });
    if (!client.tokenRevocationIsEnabled) {
      throw new AwsError('UnsupportedOperationException', `Token revocation is not enabled for client ${client.id}`);
    }
    if (isJwt(token)) throw new AwsError('UnsupportedTokenTypeException', 'Unsupported token type');
    const session = context.tokens.ofRefreshToken(token, client.id);
    if (typeof session !== 'string') session.revoked = true;
    return {};
  };

/** Implements an authentication flow of the API. */
type Flow = (context: UsersContext, call: AuthCall) => Promise<JsonObject>;

/** Refuses a flow that the client does not allow. */
const allowed =
  (flow: string, work: Flow): Flow =>
  (context, call) => {
    if (!call.client.authFlows.includes(`ALLOW_${flow}`))
      throw invalidParameter(`${flow} flow not enabled for this client`);
    return work(context, call);
  };

const byPassword = (flow: string) =>
  allowed(flow, (context, call) => signedInByPassword(context, call, authUsername(call)));

const refreshAuth: Flow = async (context, call) => {
  const { pool, client } = call;
  if (client.refreshTokenRotation || !client.authFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('REFRESH_TOKEN_AUTH flow not enabled for this client');
  }
  return refreshResponse(await refreshTokens(context, pool, client, authParameter(call, 'REFRESH_TOKEN')));
};

const REFRESH_FLOWS = { REFRESH_TOKEN_AUTH: refreshAuth, REFRESH_TOKEN: refreshAuth };

const auth =
  (context: UsersContext, flows: Readonly<Record<string, Flow>>): Operation =>
  async (input) => {
    const flow = requiredText(input, 'AuthFlow');
    const { pool, client } = await inputClient(context, input);
    if (input.UserPoolId !== undefined && (await inputPool(context, input)).id !== pool.id) {
      throw new AwsError('ResourceNotFoundException', `User pool client ${client.id} does not exist.`);
    }
    const call = { pool, client, parameters: textMap(input, 'AuthParameters') };
    const work = { ...REFRESH_FLOWS, ...flows }[flow];
    if (!work) throw operationNotRehearsed(`AuthFlow ${flow}`);
    return work(context, call);
  };

/** Operations that applications call with the tokens or the password of a user. */
export const sessionOperations = (context: UsersContext): Operations => ({
  'cognito-idp:GetUser': getUser(context),
  'cognito-idp:UpdateUserAttributes': updateOwnAttributes(context),
  'cognito-idp:GlobalSignOut': globalSignOut(context),
  'cognito-idp:GetTokensFromRefreshToken': getTokensFromRefreshToken(context),
  'cognito-idp:RevokeToken': revokeToken(context),
  'cognito-idp:InitiateAuth': auth(context, {
    USER_PASSWORD_AUTH: byPassword('USER_PASSWORD_AUTH'),
    USER_AUTH: allowed('USER_AUTH', choiceBasedAuth),
  }),
  'cognito-idp:AdminInitiateAuth': auth(context, {
    ADMIN_USER_PASSWORD_AUTH: byPassword('ADMIN_USER_PASSWORD_AUTH'),
    ADMIN_NO_SRP_AUTH: byPassword('ADMIN_USER_PASSWORD_AUTH'),
  }),
});
