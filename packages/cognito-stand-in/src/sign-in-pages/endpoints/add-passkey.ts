import { AwsError } from '../../aws/aws-error';
import { completeRegistration, startRegistration } from '../../users/passkeys/registration';
import type { Registrant } from '../../users/passkeys/registration';
import { csrfTokenOf } from '../browser-cookies';
import type { PagesContext } from '../context';
import { PageError } from '../errors';
import { signedInUser } from '../finish-sign-in';
import { checkedForm, parsedCredential } from '../form';
import { send } from '../html/layout';
import { addPasskeyPage } from '../html/passkey-page';
import { styleOf } from '../managed-login';
import { schemeOf, trustedClient, withParameters } from '../sign-in-request';
import { queryOf } from '../site';
import type { PageRequest } from '../site';

/** A request to the page. */
interface Visit {
  /** URL to return to. */
  readonly url: string;
  /** The native user of this browser's session, if there is one. */
  readonly registrant: Registrant | undefined;
}

async function visitOf(context: PagesContext, c: PageRequest): Promise<Visit> {
  const { pool, domain } = c.var.site;
  if (domain.managedLoginVersion !== 2) throw new PageError('/passkeys/add belongs to managed login', 404);
  const { client, url } = await trustedClient(context, pool, queryOf(c), 'redirect_uri');
  const known = signedInUser(context, c, { pool, client });
  const user = known && !known.user.identity ? known.user : undefined;
  return { url, registrant: user && { pool, user, clientId: client.id } };
}

const result = (c: PageRequest, url: string, value: 'success' | 'invalid_session') =>
  c.redirect(withParameters(url, new URLSearchParams({ result: value })));

async function show(context: PagesContext, c: PageRequest, { url, registrant }: Visit, failure?: string) {
  if (!registrant) return result(c, url, 'invalid_session');
  const { user, clientId } = registrant;
  const props = {
    action: `/passkeys/add?${queryOf(c).toString()}`,
    csrfToken: csrfTokenOf(c),
    css: await styleOf(context, c.var.site, clientId),
    options: await startRegistration(context, registrant).catch((error: unknown) => {
      throw error instanceof AwsError ? new PageError(error.message) : error;
    }),
    ...(failure !== undefined && { failure }),
  };
  return send(c, addPasskeyPage(props, user.username, url), failure === undefined ? 200 : 400, schemeOf(url));
}

/**
 * `GET /passkeys/add`: the page where the native user of this browser's session adds a passkey. It returns to `redirect_uri`, a callback URL
 * of the client, with `result=success`, or with `result=invalid_session` if the browser has no session.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
 */
export const addPasskey = (context: PagesContext) => async (c: PageRequest) =>
  show(context, c, await visitOf(context, c));

/** `POST /passkeys/add`: stores the passkey that the browser created. */
export const storePasskey = (context: PagesContext) => async (c: PageRequest) => {
  const visit = await visitOf(context, c);
  const form = await checkedForm(c);
  if (!visit.registrant) return result(c, visit.url, 'invalid_session');
  try {
    await completeRegistration(context, visit.registrant, parsedCredential(form));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return show(context, c, visit, error.message);
  }
  return result(c, visit.url, 'success');
};
