import { shown } from '@auth0-cognito/contract';
import { MANAGED_CLIENT, cognitoHosts, federatedApplications, settingClients } from '../cognito';
import { expanded } from '../expressions';
import { texts } from '../json';
import type { Rule } from '../rule';

/** Cognito's sign-out does not end the Auth0 session. A chain of redirects ends both; each of its URLs must be an allowed logout URL. */
export const logoutChain: Rule = {
  id: 'logout-chain',
  severity: 'critical',
  reads: ['configuration'],
  title: 'a sign-out would leave a session active, or end in an error',
  help: 'at Auth0, allow the logout URL of Cognito’s /logout with the web client and one of its callback URLs; give the web client logout URLs',
  source: 'https://auth0.com/docs/authenticate/login/logout/redirect-users-after-logout',
  check: (subject) => {
    const hosts = cognitoHosts(subject);
    const callbacks = settingClients(subject).flatMap(({ values }) => texts(values.callback_urls));
    const isCognitoLogout = (url: string) => {
      const host = hosts.find((name) => url.startsWith(`https://${name}/logout?`));
      const parameters = new URLSearchParams(host === undefined ? '' : url.split('?')[1]);
      return (
        parameters.get('response_type') === 'code' &&
        /^\$\{aws_cognito_\w*user_pool_client\.[\w-]+\.id\}$/.test(parameters.get('client_id') ?? '') &&
        callbacks.includes(parameters.get('redirect_uri') ?? '')
      );
    };
    const isOtherCognitoUrl = (url: string) =>
      hosts.some((name) => url.startsWith(`https://${name}/`)) && !isCognitoLogout(url);
    return [
      ...federatedApplications(subject)
        .map(({ address, values }) => ({
          address: `${address}.allowed_logout_urls`,
          urls: texts(values.allowed_logout_urls).map((url) => expanded(subject, url)),
        }))
        .filter(({ urls }) => !urls.some(isCognitoLogout) || urls.some(isOtherCognitoUrl))
        .map(({ address, urls }) => ({
          address,
          received: shown(urls),
          allowed:
            'https://{domain}/logout?response_type=code&client_id={web client}&redirect_uri={its callback}, and others',
        })),
      ...settingClients(subject)
        .filter((client) => client.type === MANAGED_CLIENT && texts(client.values.logout_urls).length === 0)
        .map(({ address }) => ({
          address: `${address}.logout_urls`,
          received: 'none',
          allowed: 'at least one address',
        })),
    ];
  },
};
