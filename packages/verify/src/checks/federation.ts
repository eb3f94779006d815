import { idpResponseUrl, type Auth0Outputs, type ClientOutputs } from '@auth0-cognito/contract';
import { locationOf, responseText, type HttpResponse } from '../http';
import { runCheck, resultOf, type CheckResult, type Context, type CheckDefinition } from '../check';
import { authorizeUrl, webClients } from '../requests';

/** Scopes in a fixed order for comparison. OAuth ignores their order. */
const ordered = (scopes: readonly string[]) => [...scopes].sort().join(' ');

/** The wrong parts of a redirect to Auth0. */
function mismatches(to: URL, auth0: Auth0Outputs, cognitoHost: string): string[] {
  const is = (name: string) => to.searchParams.get(name) ?? 'none';
  return [
    to.host === auth0.auth0_domain && to.pathname === '/authorize' ? '' : `goes to ${to.origin}${to.pathname}`,
    is('client_id') === auth0.auth0_client_id ? '' : `client_id ${is('client_id')}`,
    is('redirect_uri') === idpResponseUrl(cognitoHost) ? '' : `redirect_uri ${is('redirect_uri')}`,
    is('response_type') === 'code' ? '' : `response_type ${is('response_type')}`,
    ordered(is('scope').split(' ')) === ordered(auth0.scopes) ? '' : `scope ${is('scope')}`,
    to.searchParams.has('state') ? '' : 'no state',
  ].filter((fault) => fault !== '');
}

/** Whether Auth0 shows its login page or redirects to another page of Auth0. Any other response means that Auth0 refuses the request. */
function isLoginPage(response: HttpResponse, requested: string): boolean {
  const to = locationOf(response, requested);
  if (to)
    return to.host === new URL(requested).host && !to.searchParams.has('error') && !to.pathname.endsWith('/error');
  return response.status === 200;
}

/** Checks a sign-in up to the point where a user would type: Cognito's redirect to Auth0, and Auth0's response to it. */
async function signInStart(
  context: Context,
  federation: string,
  auth0: Auth0Outputs,
  [name, client]: readonly [string, ClientOutputs],
): Promise<CheckResult[]> {
  const { outputs } = context;
  const url = authorizeUrl(outputs, client, { identity_provider: auth0.identity_provider });
  let toAuth0: URL | undefined;
  const redirect: CheckDefinition = {
    id: `redirect-to-auth0:${federation}:${name}`,
    title: `Cognito sends ${name}'s sign-in to Auth0, with this application's client id, callback and scopes`,
    url,
    expected: `302 to https://${auth0.auth0_domain}/authorize with client_id ${auth0.auth0_client_id}, redirect_uri ${idpResponseUrl(outputs.cognito_domain)} and scope ${auth0.scopes.join(' ')}`,
    fix: `check that the client lists ${auth0.identity_provider}, and that the identity provider's details are those of this Auth0 application: apply the environment again`,
    judge: (response) => {
      const to = locationOf(response, url);
      const wrong = to && mismatches(to, auth0, outputs.cognito_domain);
      if (!to || !wrong || wrong.length > 0) {
        return { ok: false, got: [responseText(response, url), ...(wrong ?? [])].join(', ') };
      }
      toAuth0 = to;
      return { ok: true, got: responseText(response, url) };
    },
  };
  const first = await runCheck(redirect, context);
  const acceptance = {
    id: `auth0-accepts-callback:${federation}:${name}`,
    title: "Auth0 accepts Cognito's callback and shows its login page",
    expected: 'a login page',
    fix: `add ${idpResponseUrl(outputs.cognito_domain)} to the Auth0 application's callbacks, and check that the application exists and has a connection: apply the environment again`,
  };
  if (!toAuth0) {
    const got = 'Cognito did not lead to Auth0';
    const requested = `GET https://${auth0.auth0_domain}/authorize`;
    return [first, resultOf({ ...acceptance, request: requested }, { outcome: 'unanswered', got })];
  }
  const auth0Url = toAuth0.href;
  const second = await runCheck(
    {
      ...acceptance,
      url: auth0Url,
      judge: (response) => ({ ok: isLoginPage(response, auth0Url), got: responseText(response, auth0Url) }),
    },
    context,
  );
  return [first, second];
}

/** Checks each federation with each client that lists it. */
export async function federationChecks(context: Context): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [federation, auth0] of Object.entries(context.outputs.federations)) {
    for (const client of webClients(context.outputs)) {
      if (!client[1].identity_providers.includes(auth0.identity_provider)) continue;
      results.push(...(await signInStart(context, federation, auth0, client)));
    }
  }
  return results;
}
