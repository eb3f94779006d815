import type { ClientOutputs, EnvironmentOutputs } from '@auth0-cognito/contract';

/**
 * The code challenge of the example in RFC 7636, appendix B. It need not be secret: these requests end before a code is used.
 */
const CODE_CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const STATE = 'verify';

/** URL of an authorize request of a browser application. `changes` sets parameters, or removes those that are undefined. */
export function authorizeUrl(
  outputs: EnvironmentOutputs,
  client: ClientOutputs,
  changes: Readonly<Record<string, string | undefined>> = {},
): string {
  const parameters: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: client.callback_urls[0],
    scope: client.scopes.join(' '),
    state: STATE,
    code_challenge: CODE_CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  };
  const url = new URL(`https://${outputs.cognito_domain}/oauth2/authorize`);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** Whether a URL is Cognito's own sign-in page. */
export const isCognitoSignIn = (outputs: EnvironmentOutputs, { host, pathname }: URL): boolean =>
  host === outputs.cognito_domain && ['/login', '/oauth2/authorize'].includes(pathname);

/** Clients with callback URLs, with their names. */
export function webClients(outputs: EnvironmentOutputs): readonly (readonly [string, ClientOutputs])[] {
  return Object.entries(outputs.clients).filter(([, client]) => client.callback_urls.length > 0);
}
