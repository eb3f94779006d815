import type { InteractionResults, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { issuerOf } from '../management/tenant';
import type { Exchange } from './exchange';
import { redirect } from './exchange';
import { clientOf, databasesOf, noteSignIn, personByPassword } from './people';
import { errorPage, loginPage, sendPage } from './pages';
import { LOGIN_PATH } from './provider';
import { BadBody, bodyParams, readBody } from './token-request';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const WRONG = 'Wrong email or password';

const expired = ({ response, host }: Exchange) =>
  sendPage(
    response,
    400,
    errorPage({
      host,
      title: 'This sign-in has expired',
      message: 'Go back to the application and sign in from there.',
    }),
  );

const details = async (provider: Provider, { request, response, url }: Exchange) => {
  try {
    const interaction = await provider.interactionDetails(request, response);
    return url.pathname === `${LOGIN_PATH}${interaction.uid}` ? interaction : undefined;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
};

/** Forgets who is signed in, so that another person can sign in over them. */
const signOutOther = async (provider: Provider, interaction: Interaction, accountId: string) => {
  const { uid, accountId: before } = interaction.session ?? {};
  if (!uid || before === accountId) return;
  const session = await provider.Session.findByUid(uid);
  if (!session) return;
  session.accountId = undefined;
  session.authorizations = {};
  await session.persist();
};

/** Keeps the result and sends the browser on; `before` runs between the two. */
const finish = async (
  provider: Provider,
  { request, response, host }: Exchange,
  result: InteractionResults,
  before: () => Promise<void> = async () => undefined,
) => {
  const next = await provider.interactionResult(request, response, result, { mergeWithLastSubmission: false });
  await before();
  redirect(response, new URL(next, issuerOf(host)));
};

const submit = async (provider: Provider, exchange: Exchange, interaction: Interaction) => {
  const { tenant, host, request, response } = exchange;
  const client = clientOf(tenant, interaction.params.client_id);
  if (!client) return expired(exchange);
  const { username = '', password = '' } = bodyParams(request.headers['content-type'], await readBody(request));
  const asked = interaction.params.connection;
  const databases = databasesOf(tenant, client.client_id).filter(({ name }) => !asked || name === asked);
  const user = personByPassword(tenant, databases, username.trim(), password);
  if (!user) {
    return sendPage(response, 400, loginPage({ host, application: client.name, email: username, error: WRONG }));
  }
  if (user.blocked) {
    const result = { error: 'unauthorized', error_description: 'user is blocked' };
    return finish(provider, exchange, result);
  }
  noteSignIn(tenant, user);
  return finish(provider, exchange, { login: { accountId: user.user_id, amr: ['pwd'] } }, () =>
    signOutOther(provider, interaction, user.user_id),
  );
};

/** Another site must not sign a person in as another user. */
const isForeign = ({ request, host }: Exchange) => {
  const { origin } = request.headers;
  return origin !== undefined && origin !== 'null' && `${origin}/` !== issuerOf(host);
};

/** Serves the sign-in page of one sign-in, and takes what the person typed. */
export async function serveLogin(provider: Provider, exchange: Exchange): Promise<void> {
  const { tenant, host, request, response } = exchange;
  const interaction = await details(provider, exchange);
  if (!interaction || isForeign(exchange)) return expired(exchange);
  if (request.method === 'POST') {
    try {
      return await submit(provider, exchange, interaction);
    } catch (error) {
      if (!(error instanceof BadBody)) throw error;
      return sendPage(response, error.status, errorPage({ host, title: 'Invalid request', message: error.message }));
    }
  }
  const application = clientOf(tenant, interaction.params.client_id)?.name;
  if (application === undefined) return expired(exchange);
  const hint = interaction.params.login_hint;
  return sendPage(
    response,
    200,
    loginPage({ host, application, ...(typeof hint === 'string' && { email: hint.slice(0, 320) }) }),
  );
}
