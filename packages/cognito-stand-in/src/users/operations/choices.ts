import { FIRST_FACTORS } from '@auth0-cognito/contract';
import type { JsonObject, Operation, Operations } from '../../aws/api';
import { operationNotRehearsed } from '../../aws/not-rehearsed';
import type { AuthChallenge } from '../auth-session';
import type { UsersContext } from '../context';
import { firstFactorsOf, nativeUser } from '../factors';
import { passkeySettings } from '../passkeys/settings';
import { checkPasskey, passkeyRequest, requestOptions } from '../passkeys/sign-in';
import { userTexts } from '../texts';
import type { User } from '../user-store';
import { authParameter, authUsername, signedIn, signedInByPassword } from './auth-call';
import type { AuthCall } from './auth-call';
import { inputClient, invalidParameter, notAuthorized, requiredText, textMap } from './input';
import { inputSession } from './own-session';

const { password: PASSWORD, passkey: PASSKEY } = FIRST_FACTORS;
const PASSWORD_SRP = 'PASSWORD_SRP';

/** The challenges for the factors of a user. A password has two: PASSWORD and PASSWORD_SRP. */
const challengesOf = (factors: readonly string[]) =>
  factors.flatMap((factor) => (factor === PASSWORD ? [PASSWORD_SRP, PASSWORD] : [factor]));

/** A choice-based sign-in: the name that was sent, and the native user with that name. */
interface Candidate {
  readonly username: string;
  readonly user: User | undefined;
}

/** Returns a challenge. Its session can be used once. */
function challengeWith(
  context: UsersContext,
  { client }: AuthCall,
  candidate: Candidate,
  authChallenge: AuthChallenge,
): JsonObject {
  const expiresAt = context.now() + client.authSessionSeconds * 1000;
  const Session = context.authSessions.put({ ...candidate, clientId: client.id, authChallenge, expiresAt });
  return authChallenge.name === 'WEB_AUTHN'
    ? {
        ChallengeName: authChallenge.name,
        Session,
        ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(requestOptions(authChallenge.request)) },
      }
    : {
        ChallengeName: authChallenge.name,
        Session,
        ChallengeParameters: {},
        AvailableChallenges: authChallenge.choices,
      };
}

/** Continues with the chosen factor. */
async function startChosenFactor(context: UsersContext, call: AuthCall, candidate: Candidate, factor: string) {
  if (factor === PASSWORD) return signedInByPassword(context, call, candidate.username);
  if (factor !== PASSKEY || !candidate.user) throw operationNotRehearsed(`challenge ${factor}`);
  const request = passkeyRequest(await passkeySettings(context, call.pool), candidate.user);
  return challengeWith(context, call, candidate, { name: 'WEB_AUTHN', request });
}

/**
 * The flow `USER_AUTH`: returns the preferred challenge if it is available to the user, else the choice.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function choiceBasedAuth(context: UsersContext, call: AuthCall): Promise<JsonObject> {
  const username = authUsername(call);
  const candidate = { username, user: await nativeUser(context, call.pool, username) };
  const choices = challengesOf(await firstFactorsOf(context, call.pool, candidate.user));
  const preferred = call.parameters.PREFERRED_CHALLENGE;
  if (preferred !== undefined && choices.includes(preferred))
    return startChosenFactor(context, call, candidate, preferred);
  return challengeWith(context, call, candidate, { name: 'SELECT_CHALLENGE', choices });
}

/** Takes the session of a challenge response: it must be of this client and user, unused, and not expired. */
function consumeSession(context: UsersContext, { client }: AuthCall, id: string, username: string) {
  const session = context.authSessions.take(id);
  const isOfUser = session?.username === username || session?.user?.username === username;
  if (!session || session.clientId !== client.id || !isOfUser) throw notAuthorized('Invalid session for the user.');
  if (session.expiresAt <= context.now()) throw notAuthorized('Invalid session for the user, session is expired.');
  return session;
}

function credentialOf(call: AuthCall): unknown {
  try {
    return JSON.parse(authParameter(call, 'CREDENTIAL'));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidParameter('CREDENTIAL is not JSON.');
    throw error;
  }
}

const respond =
  (context: UsersContext): Operation =>
  async (input) => {
    const name = requiredText(input, 'ChallengeName');
    const { pool, client } = await inputClient(context, input);
    if (name !== 'SELECT_CHALLENGE' && name !== 'WEB_AUTHN') throw operationNotRehearsed(`challenge ${name}`);
    const call = { pool, client, parameters: textMap(input, 'ChallengeResponses') };
    const session = consumeSession(context, call, requiredText(input, 'Session'), authUsername(call));
    const { authChallenge } = session;
    if (authChallenge.name !== name)
      throw invalidParameter(`The challenge of the session is ${authChallenge.name}, not ${name}.`);
    if (authChallenge.name === 'SELECT_CHALLENGE') {
      const response = authParameter(call, 'ANSWER');
      if (!authChallenge.choices.includes(response))
        throw invalidParameter(`${response} is not an available challenge.`);
      return startChosenFactor(context, call, session, response);
    }
    await checkPasskey(authChallenge.request, credentialOf(call));
    if (!session.user?.enabled) throw notAuthorized(userTexts.userDisabled);
    return signedIn(context, call, session.user);
  };

/** The first factors of a signed-in user. */
const ownFactors =
  (context: UsersContext): Operation =>
  async (input) => {
    const { session, pool } = await inputSession(context, input);
    const { user } = session;
    return { Username: user.username, ConfiguredUserAuthFactors: await firstFactorsOf(context, pool, user) };
  };

/** Choice-based sign-in after its first call, and the available factors. */
export const choiceOperations = (context: UsersContext): Operations => ({
  'cognito-idp:RespondToAuthChallenge': respond(context),
  'cognito-idp:GetUserAuthFactors': ownFactors(context),
});
