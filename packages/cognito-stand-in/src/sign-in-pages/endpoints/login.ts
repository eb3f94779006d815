import { csrfTokenOf } from '../browser-cookies';
import type { PagesContext } from '../context';
import { NotRehearsed } from '../../aws/not-rehearsed';
import { PageError, pageTexts } from '../errors';
import { redirectToApplication, forApplication, startBrowserSession } from '../finish-sign-in';
import { checkedForm } from '../form';
import { checkPassword } from '../../users/native-users';
import { runSignInTriggers } from '../../users/triggers';
import { send } from '../html/layout';
import { loginPage } from '../html/login-page';
import type { LoginFailure } from '../html/login-page';
import { offersPasskeys, styleOf } from '../managed-login';
import { readSignInRequest, schemeOf } from '../sign-in-request';
import type { SignInRequest } from '../sign-in-request';
import { queryOf } from '../site';
import type { PageRequest } from '../site';
import { requestPasskey, loginWithPasskey } from './passkey-login';

/** Challenges that Cognito sends to a native user after the password. */
const CHALLENGES = {
  MFA: 'second factor (MFA) of a native user',
  NEW_PASSWORD_REQUIRED: 'new password of a native user',
};

async function show(context: PagesContext, c: PageRequest, request: SignInRequest, failure?: LoginFailure) {
  const { client } = request;
  const css = await styleOf(context, c.var.site, client.id);
  const query = queryOf(c);
  query.delete('identity_provider');
  const existing = (await context.directory.identityProviders(request.pool.id)).map((provider) => provider.name);
  const offersPassword = client.identityProviders.includes('COGNITO');
  const props = {
    request,
    query,
    css,
    providers: client.identityProviders.filter((name) => existing.includes(name)),
    offersPassword,
    offersPasskey: offersPassword && (await offersPasskeys(context, c.var.site, client)),
    csrfToken: csrfTokenOf(c),
  };
  return send(
    c,
    loginPage(failure ? { ...props, failure } : props),
    failure ? 400 : 200,
    schemeOf(request.redirectUri),
  );
}

/** `GET /login`: the page that offers the client's identity providers and, for native users, a password form and passkeys. */
export const loginForm = (context: PagesContext) => async (c: PageRequest) => {
  const request = await readSignInRequest(context, c.var.site.pool, queryOf(c));
  return forApplication(context, request, () => show(context, c, request));
};

async function byPassword(context: PagesContext, c: PageRequest, request: SignInRequest, form: URLSearchParams) {
  const username = (form.get('username') ?? '').trim();
  const checked = await checkPassword(context, request.pool, username, form.get('password') ?? '');
  if ('refusal' in checked) return show(context, c, request, { username, reason: checked.refusal });
  if ('challenge' in checked) throw new NotRehearsed(CHALLENGES[checked.challenge]);
  const { user } = checked;
  await runSignInTriggers(context, request.pool, request.client, user);
  return redirectToApplication(context, c, { request, user, authTime: startBrowserSession(context, c, user) });
}

/** Requests a passkey, or verifies the one that was sent. */
async function byPasskey(context: PagesContext, c: PageRequest, request: SignInRequest, form: URLSearchParams) {
  if (!(await offersPasskeys(context, c.var.site, request.client))) throw new PageError(pageTexts.providerNotOffered);
  const username = (form.get('username') ?? '').trim();
  if (form.has('credential')) {
    const response = await loginWithPasskey(context, c, request, form);
    return response ?? show(context, c, request, { username, reason: pageTexts.passkeyTooLate });
  }
  if (username === '') return show(context, c, request, { username, reason: pageTexts.usernameForPasskey });
  const promptPage = await requestPasskey(context, c, request, username);
  return promptPage ?? show(context, c, request, { username, reason: pageTexts.noPasskey });
}

/** `POST /login`: signs a native user in, by password or passkey. */
export const login = (context: PagesContext) => async (c: PageRequest) => {
  const request = await readSignInRequest(context, c.var.site.pool, queryOf(c));
  const form = await checkedForm(c);
  if (!request.client.identityProviders.includes('COGNITO')) throw new PageError(pageTexts.providerNotOffered);
  const isPasskey = form.has('passkey') || form.has('credential');
  return forApplication(context, request, () => (isPasskey ? byPasskey : byPassword)(context, c, request, form));
};
