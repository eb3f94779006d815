import { canParseUrl, shown } from '@auth0-cognito/contract';
import { cognitoHosts, federatedApplications, settingClients } from '../cognito';
import { expanded } from '../expressions';
import { texts } from '../json';
import type { Rule } from '../rule';
import type { Subject } from '../subject';

/**
 * Whether the login URI is an https URL on the origin of a callback URL, or Cognito's sign-in page with the code flow, the id of an app
 * client and a callback URL. The id of the client is a reference, which stays unresolved.
 */
function isRight(subject: Subject, uri: string): boolean {
  if (!uri.startsWith('https://')) return false;
  const text = expanded(subject, uri);
  const host = cognitoHosts(subject).find((name) => text.startsWith(`https://${name}/`));
  if (host === undefined)
    return settingClients(subject).some(({ values }) =>
      texts(values.callback_urls).some((url) => sameOrigin(url, text)),
    );
  const [path, query] = text.slice(`https://${host}`.length).split('?');
  const parameters = new URLSearchParams(query);
  const redirect = parameters.get('redirect_uri') ?? '';
  return (
    path === '/login' &&
    parameters.get('response_type') === 'code' &&
    /^\$\{aws_cognito_\w*user_pool_client\.[\w-]+\.id\}$/.test(parameters.get('client_id') ?? '') &&
    settingClients(subject).some(({ values }) => texts(values.callback_urls).includes(redirect))
  );
}

const sameOrigin = (one: string, other: string) =>
  canParseUrl(one) && canParseUrl(other) && new URL(one).origin === new URL(other).origin;

/** If a sign-in begins at Auth0, there is no state of Cognito. Auth0 redirects the user to this URL to begin again. */
export const loginUri: Rule = {
  id: 'login-uri',
  severity: 'critical',
  reads: ['configuration'],
  title: 'a sign-in that starts at Auth0 would end in an error',
  help: 'set initiate_login_uri to Cognito’s /login with response_type=code, the web client and one of its callback URLs',
  source: 'https://auth0.com/docs/authenticate/login/auth0-universal-login/configure-default-login-routes',
  check: (subject) =>
    federatedApplications(subject).flatMap(({ address, values: { initiate_login_uri: uri } }) =>
      uri === undefined || (typeof uri === 'string' && isRight(subject, uri))
        ? []
        : [
            {
              address: `${address}.initiate_login_uri`,
              received: shown(uri),
              allowed: 'https://{domain}/login?response_type=code&client_id={web client}&redirect_uri={its callback}',
            },
          ],
    ),
};
