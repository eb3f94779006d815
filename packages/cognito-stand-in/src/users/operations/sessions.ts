import { decodeJwt } from 'jose';
import type { JsonObject, Operation, Operations } from '../../aws/api';
import { AwsError } from '../../aws/aws-error';
import type { UserPool, UserPoolClient } from '../../configuration/pools';
import { WRITTEN_BY_COGNITO } from '../../configuration/user-pool-schema';
import { secretHashMatches } from '../client-secret';
import { seconds } from '../context';
import type { UsersContext } from '../context';
import { operationNotRehearsed } from '../../aws/not-rehearsed';
import { checkPassword } from '../native-users';
import { poolSettings } from '../pool-settings';
import { refreshTokens } from '../refresh';
import type { Refreshed } from '../refresh';
import { API_SCOPE, attributeIsShown } from '../scopes';
import { userTexts } from '../texts';
import type { TokenSession } from '../token-sessions';
import { isJwt, issueTokens, overridesOf, readAccessToken, scopesOf, startSession } from '../tokens';
import { runSignInTriggers } from '../triggers';
import type { IssuedTokens } from '../tokens';
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

const LONGEST_TOKEN = 131_072;

const authenticationResult = (tokens: IssuedTokens, refreshToken?: string): JsonObject => ({
  AuthenticationResult: {
    AccessToken: tokens.accessToken,
    ...(tokens.idToken ? { IdToken: tokens.idToken } : {}),
    ...(refreshToken ? { RefreshToken: refreshToken } : {}),
    ExpiresIn: tokens.expiresIn,
    TokenType: 'Bearer',
  },
});

const REFRESH_REFUSALS = {
  unknown: () => notAuthorized('Invalid Refresh Token'),
  user: () => notAuthorized('Invalid Refresh Token'),
  expired: () => notAuthorized('Refresh Token has expired'),
  revoked: () => notAuthorized('Refresh Token has been revoked'),
  reused: () => new AwsError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation'),
};

function refreshAnswer(refreshed: Refreshed): JsonObject {
  if ('refusal' in refreshed) throw REFRESH_REFUSALS[refreshed.refusal]();
  return authenticationResult(refreshed.tokens, refreshed.refreshToken);
}

/** The session of `AccessToken`, which must have the scope that the pool's own API asks. */
async function inputSession(
  context: UsersContext,
  input: JsonObject,
): Promise<{ readonly session: TokenSession; readonly pool: UserPool }> {
  const token = requiredText(input, 'AccessToken', LONGEST_TOKEN);
  const pool = await poolOfToken(context, token);
  const session = pool ? await readAccessToken(context, pool, token) : 'invalid';
  if (!pool || session === 'invalid') throw notAuthorized('Invalid Access Token');
  if (session === 'expired') throw notAuthorized('Access Token has expired');
  if (session === 'revoked') throw notAuthorized('Access Token has been revoked');
  if (!scopesOf(token).includes(API_SCOPE)) throw notAuthorized('Access Token does not have required scopes');
  return { session, pool };
}

async function poolOfToken(context: UsersContext, token: string): Promise<UserPool | undefined> {
  try {
    const poolId = String(decodeJwt(token).iss).split('/').at(-1) ?? '';
    return await context.directory.userPool(poolId);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_JWT_INVALID') return undefined;
    throw error;
  }
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
 * A user's own change: the client must have the right to write each attribute. A changed e-mail address or phone number is
 * unverified; no code is sent.
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
    const token = requiredText(input, 'RefreshToken', LONGEST_TOKEN);
    const { pool, client } = await inputClient(context, input);
    checkClientSecret(client, input);
    return refreshAnswer(await refreshTokens(context, pool, client, token));
  };

/** The client of a call, once it has proven its secret. */
async function authenticated(context: UsersContext, input: JsonObject): Promise<UserPoolClient> {
  const { client } = await inputClient(context, input);
  checkClientSecret(client, input);
  return client;
}

const revokeToken =
  (context: UsersContext): Operation =>
  async (input) => {
    const token = requiredText(input, 'Token', LONGEST_TOKEN);
    // Of the errors that the operation has, this is the one for a client that is not authorized.
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

interface AuthCall {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly parameters: Readonly<Record<string, string>>;
}

function authParameter(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

async function passwordAuth(context: UsersContext, { pool, client, parameters }: AuthCall, allow: string) {
  if (!client.authFlows.includes(allow))
    throw invalidParameter(`${allow.replace('ALLOW_', '')} flow not enabled for this client`);
  const username = authParameter(parameters, 'USERNAME');
  const password = authParameter(parameters, 'PASSWORD');
  if (!secretHashMatches(client, username, parameters.SECRET_HASH)) {
    throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
  }

  const checked = await checkPassword(context, pool, username, password);
  if ('refusal' in checked) throw notAuthorized(checked.refusal);
  if ('challenge' in checked) throw operationNotRehearsed(`challenge ${checked.challenge} of a native user`);
  const { user } = checked;
  await runSignInTriggers(context, pool, client, user);
  const scopes = [API_SCOPE];
  const overrides = await overridesOf(context, 'TokenGeneration_Authentication', { pool, client, user, scopes });
  const session = startSession(context, {
    pool,
    client,
    user,
    scopes,
    authTime: seconds(context),
    fromApi: true,
  });
  const tokens = await issueTokens(context, { pool, client, session, overrides });
  return authenticationResult(tokens, context.tokens.addRefreshToken(session));
}

async function refreshAuth(context: UsersContext, { pool, client, parameters }: AuthCall) {
  if (client.refreshTokenRotation || !client.authFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('REFRESH_TOKEN_AUTH flow not enabled for this client');
  }
  const token = authParameter(parameters, 'REFRESH_TOKEN');
  return refreshAnswer(await refreshTokens(context, pool, client, token));
}

const auth =
  (context: UsersContext, passwordFlows: Readonly<Record<string, string>>): Operation =>
  async (input) => {
    const flow = requiredText(input, 'AuthFlow');
    const { pool, client } = await inputClient(context, input);
    if (input.UserPoolId !== undefined && (await inputPool(context, input)).id !== pool.id) {
      throw new AwsError('ResourceNotFoundException', `User pool client ${client.id} does not exist.`);
    }
    const call = { pool, client, parameters: textMap(input, 'AuthParameters') };
    if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') return refreshAuth(context, call);
    const allow = passwordFlows[flow];
    if (allow === undefined) throw operationNotRehearsed(`AuthFlow ${flow}`);
    return passwordAuth(context, call, allow);
  };

/** What applications call with a user's tokens or password. */
export const sessionOperations = (context: UsersContext): Operations => ({
  'cognito-idp:GetUser': getUser(context),
  'cognito-idp:UpdateUserAttributes': updateOwnAttributes(context),
  'cognito-idp:GlobalSignOut': globalSignOut(context),
  'cognito-idp:GetTokensFromRefreshToken': getTokensFromRefreshToken(context),
  'cognito-idp:RevokeToken': revokeToken(context),
  'cognito-idp:InitiateAuth': auth(context, { USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH' }),
  'cognito-idp:AdminInitiateAuth': auth(context, {
    ADMIN_USER_PASSWORD_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  }),
});
