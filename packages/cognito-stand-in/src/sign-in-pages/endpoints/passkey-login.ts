import type { User } from '../../users/user-store';
import { AwsError } from '../../aws/aws-error';
import { nativeUser } from '../../users/factors';
import { passkeysOf } from '../../users/passkeys/passkey';
import { passkeySettings } from '../../users/passkeys/settings';
import { checkPasskey, passkeyRequest, requestOptions } from '../../users/passkeys/sign-in';
import { userTexts } from '../../users/texts';
import { runSignInTriggers } from '../../users/triggers';
import { formToken } from '../browser-cookies';
import type { PagesContext } from '../context';
import { answerApplication, startBrowserSession } from '../finish-sign-in';
import { parsedCredential } from '../form';
import { send } from '../html/layout';
import { passkeySignInPage } from '../html/passkey-page';
import { styleOf } from '../managed-login';
import { schemeOf } from '../sign-in-request';
import type { SignInRequest } from '../sign-in-request';
import { queryOf } from '../site';
import type { PageRequest } from '../site';

/** Whose passkey is asked for, and for which request. */
interface Asking {
  readonly request: SignInRequest;
  readonly user: User;
}

async function ask(context: PagesContext, c: PageRequest, { request, user }: Asking, failure?: string) {
  const question = passkeyRequest(await passkeySettings(context, request.pool), user);
  const session = context.passkeyQuestions.put({ question, user, clientId: request.client.id });
  const props = {
    action: `/login?${queryOf(c).toString()}`,
    csrfToken: formToken(c),
    options: requestOptions(question),
    css: await styleOf(context, c.var.site, request.client.id),
    ...(failure !== undefined && { failure }),
  };
  return send(c, passkeySignInPage(props, session), failure === undefined ? 200 : 400, schemeOf(request.redirectUri));
}

/** Asks for a passkey of the user of a name. `undefined` if that user has none, or if there is no such user. */
export async function askForPasskey(context: PagesContext, c: PageRequest, request: SignInRequest, username: string) {
  const user = await nativeUser(context, request.pool, username);
  const { relyingPartyId } = await passkeySettings(context, request.pool);
  if (!user || passkeysOf(user.passkeys, relyingPartyId).length === 0) return undefined;
  return ask(context, c, { request, user });
}

/** Signs in by the passkey that a browser sent. A passkey that is not accepted is asked for again; `undefined` if the question has expired. */
export async function loginWithPasskey(
  context: PagesContext,
  c: PageRequest,
  request: SignInRequest,
  form: URLSearchParams,
) {
  const asked = context.passkeyQuestions.take(form.get('session') ?? '');
  if (!asked || asked.clientId !== request.client.id || asked.user.userPoolId !== request.pool.id) return undefined;
  const { user, question } = asked;
  try {
    await checkPasskey(question, parsedCredential(form));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return ask(context, c, { request, user }, error.message);
  }
  if (!user.enabled) return ask(context, c, { request, user }, userTexts.userDisabled);
  await runSignInTriggers(context, request.pool, request.client, user);
  return answerApplication(context, c, { request, user, authTime: startBrowserSession(context, c, user) });
}
