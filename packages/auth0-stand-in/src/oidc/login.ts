import type { InteractionResults, Provider } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { issuerOf } from '../management/tenant';
import type { Tenant } from '../management/tenant';
import type { ClientRecord } from '../store-state';
import type { Exchange } from './exchange';
import { redirect } from './exchange';
import { ORGANIZATION_PAGES, organizationState } from './organization-prompts';
import { promptForName, promptForChoice } from './organization-steps';
import { databasesOfOrganization } from './organizations';
import { clientOf, databasesOf, recordSignIn, userByPassword } from './users';
import { errorPage, loginPage, sendPage } from './pages';
import { LOGIN_PATH } from './provider';
import { BodyError, bodyParams, readBody } from './token-request';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const WRONG_CREDENTIALS = 'Wrong email or password';

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

/** Signs out another user, so that a new one can sign in. */
const signOutOther = async (provider: Provider, interaction: Interaction, accountId: string) => {
  const { uid, accountId: before } = interaction.session ?? {};
  if (!uid || before === accountId) return;
  const session = await provider.Session.findByUid(uid);
  if (!session) return;
  session.accountId = undefined;
  session.authorizations = {};
  await session.persist();
};

/** Stores the result, runs `before`, and redirects the browser. */
const finish = async (
  provider: Provider,
  { request, response, host }: Exchange,
  result: InteractionResults,
  before: () => Promise<void> = async () => undefined,
) => {
  const next = await provider.interactionResult(request, response, result);
  await before();
  redirect(response, new URL(next, issuerOf(host)));
};

/** The organization of a sign-in, if it is known before the credentials. */
const organizationOf = (tenant: Tenant, { params, lastSubmission }: Interaction) => {
  const { client_id: clientId, organization: requested } = params;
  const state = organizationState(tenant, { clientId, asked: requested, result: lastSubmission, accountId: undefined });
  return state.kind === 'chosen' ? state.organization : undefined;
};

/** A step of a sign-in: the application, and the submitted form, if any. */
interface Step {
  readonly exchange: Exchange;
  readonly client: ClientRecord;
  readonly form: Readonly<Record<string, string>> | undefined;
}

const loginStep = async (provider: Provider, interaction: Interaction, { exchange, client, form }: Step) => {
  const { tenant, host, response } = exchange;
  const organization = organizationOf(tenant, interaction);
  const shown = {
    host,
    application: client.name,
    ...(organization && { organization: organization.display_name ?? organization.name }),
  };
  if (!form) {
    const hint = interaction.params.login_hint;
    const email = typeof hint === 'string' ? { email: hint.slice(0, 320) } : {};
    return sendPage(response, 200, loginPage({ ...shown, ...email }));
  }
  const { username = '', password = '' } = form;
  const requested = interaction.params.connection;
  const databases = organization
    ? databasesOfOrganization(tenant, client.client_id, organization)
    : databasesOf(tenant, client.client_id);
  const offered = databases.filter(({ name }) => !requested || name === requested);
  const user = userByPassword(tenant, offered, username.trim(), password);
  if (!user) return sendPage(response, 400, loginPage({ ...shown, email: username, error: WRONG_CREDENTIALS }));
  if (user.blocked) {
    const result = { error: 'unauthorized', error_description: 'user is blocked' };
    return finish(provider, exchange, result);
  }
  recordSignIn(tenant, user);
  return finish(provider, exchange, { login: { accountId: user.user_id, amr: ['pwd'] } }, () =>
    signOutOther(provider, interaction, user.user_id),
  );
};

/** The current step of a sign-in. */
const stepOf = async (provider: Provider, interaction: Interaction, step: Step) => {
  const { exchange, client, form } = step;
  const organizationStep = {
    exchange,
    clientId: client.client_id,
    application: client.name,
    sent: form && (form.organization ?? ''),
    choose: (organization: string) => finish(provider, exchange, { organization }),
  };
  const { name } = interaction.prompt;
  if (name === ORGANIZATION_PAGES.before) return promptForName(organizationStep);
  if (name === ORGANIZATION_PAGES.after) return promptForChoice(organizationStep, interaction.session?.accountId ?? '');
  return loginStep(provider, interaction, step);
};

/** Prevents login CSRF: another site must not submit the form. */
const isForeign = ({ request, host }: Exchange) => {
  const { origin } = request.headers;
  return origin !== undefined && origin !== 'null' && `${origin}/` !== issuerOf(host);
};

/** Serves the pages of a sign-in and handles their forms. */
export async function serveLogin(provider: Provider, exchange: Exchange): Promise<void> {
  const { tenant, host, request, response } = exchange;
  const interaction = await details(provider, exchange);
  const client = interaction && clientOf(tenant, interaction.params.client_id);
  if (!client || isForeign(exchange)) return expired(exchange);
  try {
    const isSent = request.method === 'POST';
    const form = isSent ? bodyParams(request.headers['content-type'], await readBody(request)) : undefined;
    return await stepOf(provider, interaction, { exchange, client, form });
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return sendPage(response, error.status, errorPage({ host, title: 'Invalid request', message: error.message }));
  }
}
