import type { UserPool } from '../../configuration/pools';
import { formToken, formTokenMatches } from '../browser-cookies';
import type { PagesContext } from '../context';
import { NotRehearsed } from '../../aws/not-rehearsed';
import { PageError, pageTexts } from '../errors';
import { answerApplication, forApplication, startBrowserSession } from '../finish-sign-in';
import { pageFormOf } from '../form';
import { checkPassword } from '../../users/native-users';
import { runSignInTriggers } from '../../users/triggers';
import { send } from '../html/layout';
import { loginPage } from '../html/login-page';
import { messagePage } from '../html/message-page';
import { readSignInRequest } from '../sign-in-request';
import type { SignInRequest } from '../sign-in-request';
import { hasBranding } from '../../users/pool-settings';
import { queryOf } from '../site';
import type { PageRequest } from '../site';

/** What Cognito would ask a native user for, after the password. */
const CHALLENGES = {
  MFA: 'second factor (MFA) of a native user',
  NEW_PASSWORD_REQUIRED: 'new password of a native user',
};

async function show(
  context: PagesContext,
  c: PageRequest,
  request: SignInRequest,
  failure?: { readonly username: string; readonly reason: string },
) {
  const { domain, pool } = c.var.site;
  if (domain.managedLoginVersion === 2 && !(await hasBranding(context.api, pool, request.client.id))) {
    return send(c, messagePage('Login pages unavailable. Please contact an administrator.'), 403);
  }
  const query = queryOf(c);
  query.delete('identity_provider');
  const existing = (await context.directory.identityProviders(request.pool.id)).map((provider) => provider.name);
  const offered = request.client.identityProviders;
  const providers = offered.filter((name) => existing.includes(name));
  const props = { request, query, providers, offersPassword: offered.includes('COGNITO'), csrfToken: formToken(c) };
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(request.redirectUri)?.[0];
  return send(c, loginPage(failure ? { ...props, failure } : props), failure ? 400 : 200, scheme);
}

/** `GET /login`: the page that offers the client's identity providers and, for native users, a password form. */
export const loginForm = (context: PagesContext) => async (c: PageRequest) => {
  const request = await readSignInRequest(context, c.var.site.pool, queryOf(c));
  return forApplication(context, request, () => show(context, c, request));
};

/** `POST /login`: signs a native user in. */
export const loginWithPassword = (context: PagesContext) => async (c: PageRequest) => {
  const { pool }: { pool: UserPool } = c.var.site;
  const request = await readSignInRequest(context, pool, queryOf(c));
  const form = await pageFormOf(c);
  if (!formTokenMatches(c, form.get('_csrf') ?? ''))
    throw new PageError('the form is stale or foreign: load it again', 403);
  if (!request.client.identityProviders.includes('COGNITO')) throw new PageError(pageTexts.providerNotOffered);

  return forApplication(context, request, async () => {
    const username = (form.get('username') ?? '').trim();
    const checked = await checkPassword(context, pool, username, form.get('password') ?? '');
    if ('refusal' in checked) return show(context, c, request, { username, reason: checked.refusal });
    if ('challenge' in checked) throw new NotRehearsed(CHALLENGES[checked.challenge]);
    const { user } = checked;
    await runSignInTriggers(context, pool, request.client, user);
    return answerApplication(context, c, { request, user, authTime: startBrowserSession(context, c, user) });
  });
};
