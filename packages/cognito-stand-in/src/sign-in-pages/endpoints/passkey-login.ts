import type { User } from '../../users/user-store';
import { AwsError } from '../../aws/aws-error';
import { nativeUser } from '../../users/factors';
import { passkeysOf } from '../../users/passkeys/passkey';
import { passkeySettings } from '../../users/passkeys/settings';
import { checkPasskey, passkeyRequest, requestOptions } from '../../users/passkeys/sign-in';
import { userTexts } from '../../users/texts';
import { runSignInTriggers } from '../../users/triggers';
import { csrfTokenOf } from '../browser-cookies';
import type { PagesContext } from '../context';
import { redirectToApplication, startBrowserSession } from '../finish-sign-in';
import { parsedCredential } from '../form';
import { send } from '../html/layout';
import { passkeySignInPage } from '../html/passkey-page';
import { styleOf } from '../managed-login';
import { schemeOf } from '../sign-in-request';
import type { SignInRequest } from '../sign-in-request';
import { queryOf } from '../site';
import type { PageRequest } from '../site';

/** A request for a passkey: its user, and the sign-in. */
interface PasskeyPrompt {
  readonly request: SignInRequest;
  readonly user: User;
}

async function showPasskeyPage(
  context: PagesContext,
  c: PageRequest,
  { request, user }: PasskeyPrompt,
  failure?: string,
) {
  const credentialRequest = passkeyRequest(await passkeySettings(context, request.pool), user);
  const session = context.passkeyRequests.put({ credentialRequest, user, clientId: request.client.id });
  const props = {
    action: `/login?${queryOf(c).toString()}`,
    csrfToken: csrfTokenOf(c),
    options: requestOptions(credentialRequest),
    css: await styleOf(context, c.var.site, request.client.id),
    ...(failure !== undefined && { failure }),
  };
  return send(c, passkeySignInPage(props, session), failure === undefined ? 200 : 400, schemeOf(request.redirectUri));
}

/** Shows the page that requests a passkey of a user. `undefined` if the user has none or does not exist. */
export async function requestPasskey(context: PagesContext, c: PageRequest, request: SignInRequest, username: string) {
  const user = await nativeUser(context, request.pool, username);
  const { relyingPartyId } = await passkeySettings(context, request.pool);
  if (!user || passkeysOf(user.passkeys, relyingPartyId).length === 0) return undefined;
  return showPasskeyPage(context, c, { request, user });
}

/** Signs in with the passkey that a browser sent. Shows the page again if the passkey is not accepted; `undefined` if the request has expired. */
export async function loginWithPasskey(
  context: PagesContext,
  c: PageRequest,
  request: SignInRequest,
  form: URLSearchParams,
) {
  const requested = context.passkeyRequests.take(form.get('session') ?? '');
  if (!requested || requested.clientId !== request.client.id || requested.user.userPoolId !== request.pool.id)
    return undefined;
  const { user, credentialRequest } = requested;
  try {
    await checkPasskey(credentialRequest, parsedCredential(form));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return showPasskeyPage(context, c, { request, user }, error.message);
  }
  if (!user.enabled) return showPasskeyPage(context, c, { request, user }, userTexts.userDisabled);
  await runSignInTriggers(context, request.pool, request.client, user);
  return redirectToApplication(context, c, { request, user, authTime: startBrowserSession(context, c, user) });
}
