import type { ClientOutputs, EnvironmentOutputs } from '@auth0-cognito/contract';
import { locationOf, responseText } from '../http';
import type { Context, CheckDefinition } from '../check';
import { authorizeUrl, isCognitoSignIn, webClients } from '../requests';

/** A callback URL that no client has: RFC 2606 reserves the domain. */
const UNREGISTERED = 'https://unregistered.invalid/callback';

type Client = readonly [string, ClientOutputs];

/** Whether Cognito continued a sign-in: it redirects to a provider or to its own login page, without an error. */
function continuesSignIn(outputs: EnvironmentOutputs, to: URL | undefined): boolean {
  if (!to || to.searchParams.has('error')) return false;
  return to.host !== outputs.cognito_domain || isCognitoSignIn(outputs, to);
}

function acceptedCallbacks(outputs: EnvironmentOutputs, [name, client]: Client): CheckDefinition[] {
  return client.callback_urls.map((callback) => {
    const url = authorizeUrl(outputs, client, { redirect_uri: callback });
    return {
      id: `callback-accepted:${name}:${callback}`,
      title: `${name} may return to ${callback}`,
      url,
      expected: 'a redirect to a sign-in',
      fix: `add ${callback} to the client's callback URLs: apply the environment again`,
      judge: (response) => ({
        ok: continuesSignIn(outputs, locationOf(response, url)),
        got: responseText(response, url),
      }),
    };
  });
}

function refusedCallback(outputs: EnvironmentOutputs, [name, client]: Client): CheckDefinition {
  const url = authorizeUrl(outputs, client, { redirect_uri: UNREGISTERED });
  return {
    id: `callback-refused:${name}`,
    title: `${name} may not return to a URL that is not registered`,
    url,
    expected: "Cognito's own error page, with error=redirect_mismatch",
    fix: 'this is a wrong response of the hosted sign-in: check that the domain is served by Cognito itself',
    judge: (response) => {
      const to = locationOf(response, url);
      const stays = to?.host === outputs.cognito_domain && to.searchParams.get('error') === 'redirect_mismatch';
      return { ok: stays || response.status === 400, got: responseText(response, url) };
    },
  };
}

/** Check of a request that Cognito must refuse, with a redirect to the application or with status 400. */
function refused(
  outputs: EnvironmentOutputs,
  [name, client]: Client,
  of: { id: string; title: string; changes: Record<string, string | undefined>; fix: string },
): CheckDefinition {
  const url = authorizeUrl(outputs, client, of.changes);
  return {
    id: `${of.id}:${name}`,
    title: `${name}: ${of.title}`,
    url,
    expected: 'a redirect with an error, or status 400',
    fix: of.fix,
    judge: (response) => {
      const to = locationOf(response, url);
      // The implicit flow returns errors in the fragment.
      const error = to && (to.searchParams.get('error') ?? new URLSearchParams(to.hash.slice(1)).get('error'));
      return { ok: Boolean(error) || response.status === 400, got: responseText(response, url) };
    },
  };
}

/** Checks of the requests that each web client accepts and refuses at the authorize endpoint. */
export function clientChecks({ outputs }: Context): readonly CheckDefinition[] {
  return webClients(outputs).flatMap((client) => [
    ...acceptedCallbacks(outputs, client),
    refusedCallback(outputs, client),
    refused(outputs, client, {
      id: 'implicit-refused',
      title: 'the implicit flow is off',
      changes: { response_type: 'token', code_challenge: undefined, code_challenge_method: undefined },
      fix: "remove 'implicit' from the client's OAuth flows",
    }),
    refused(outputs, client, {
      id: 'plain-pkce-refused',
      title: 'a plain code challenge is refused',
      changes: { code_challenge_method: 'plain' },
      fix: 'Cognito accepts only S256: check that the domain is served by Cognito itself',
    }),
  ]);
}
