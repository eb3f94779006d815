import type { ClientOutputs, EnvironmentOutputs } from '@auth0-cognito/contract';
import { locationOf, responseText } from '../http';
import type { Context, CheckDefinition } from '../check';
import { isCognitoSignIn } from '../requests';

/** The page of Auth0's login URI must offer sign-in with Auth0. */
function loginPage(outputs: EnvironmentOutputs): CheckDefinition {
  const names = Object.values(outputs.federations).map(({ identity_provider }) => identity_provider);
  return {
    id: 'login-page',
    title: "Auth0's login URI leads to a page that offers Auth0",
    url: outputs.login_url,
    expected: `a page with ${names.join(', ')}, or a redirect to Auth0`,
    fix: 'check that the client of the login URI exists and lists the identity provider, and that managed login of the domain has a branding style (version 1 needs none)',
    judge: (response) => {
      const to = locationOf(response, outputs.login_url);
      const leads = Object.values(outputs.federations).some(({ auth0_domain }) => to?.host === auth0_domain);
      const offered = names.filter((name) => response.body.includes(name));
      return {
        ok: leads || (response.status === 200 && offered.length === names.length),
        got: leads
          ? responseText(response, outputs.login_url)
          : `${responseText(response, outputs.login_url)}, offering ${offered.join(', ') || 'none'}`,
      };
    },
  };
}

/** Cognito's sign-out must redirect to its sign-in page. */
function signOutToLogin(outputs: EnvironmentOutputs): CheckDefinition {
  return {
    id: 'logout-to-login',
    title: "Cognito's sign-out ends at the sign-in page",
    url: outputs.logout_url,
    expected: `a redirect to https://${outputs.cognito_domain}/login`,
    fix: "check that the redirect_uri of the logout URL is one of the client's callback URLs",
    judge: (response) => {
      const to = locationOf(response, outputs.logout_url);
      return { ok: to !== undefined && isCognitoSignIn(outputs, to), got: responseText(response, outputs.logout_url) };
    },
  };
}

function signOuts(outputs: EnvironmentOutputs, name: string, client: ClientOutputs): CheckDefinition[] {
  return client.logout_urls.map((logout) => {
    const url = new URL(`https://${outputs.cognito_domain}/logout`);
    url.searchParams.set('client_id', client.client_id);
    url.searchParams.set('logout_uri', logout);
    return {
      id: `logout-accepted:${name}:${logout}`,
      title: `${name} may go to ${logout} after sign-out`,
      url: url.href,
      expected: `a redirect to ${logout}`,
      fix: `add ${logout} to the client's logout URLs: apply the environment again`,
      judge: (response) => ({
        ok: locationOf(response, url.href)?.href === new URL(logout).href,
        got: responseText(response, url.href),
      }),
    };
  });
}

/** The URL to which Auth0's sign-out redirects; undefined if `logout` is not Auth0's sign-out URL. */
function auth0ReturnOf(outputs: EnvironmentOutputs, logout: string): string | undefined {
  const { host, pathname, searchParams } = new URL(logout);
  const isAuth0 = Object.values(outputs.federations).some(({ auth0_domain }) => auth0_domain === host);
  return isAuth0 && pathname === '/v2/logout' ? (searchParams.get('returnTo') ?? undefined) : undefined;
}

/** A client's sign-out of Cognito and Auth0: Auth0 must redirect to the application. */
function auth0Returns(outputs: EnvironmentOutputs, name: string, client: ClientOutputs): CheckDefinition[] {
  return client.logout_urls.flatMap((logout) => {
    const returnTo = auth0ReturnOf(outputs, logout);
    if (returnTo === undefined) return [];
    return {
      id: `auth0-returns:${name}:${returnTo}`,
      title: `Auth0's sign-out redirects to ${returnTo}`,
      url: logout,
      expected: `a redirect to ${returnTo}`,
      fix: `add ${returnTo} to the Auth0 application's allowed logout URLs: apply the environment again`,
      judge: (response) => ({
        ok: locationOf(response, logout)?.href === new URL(returnTo).href,
        got: responseText(response, logout),
      }),
    };
  });
}

/** Auth0's sign-out must redirect to Cognito's sign-out. */
function auth0SignOut(outputs: EnvironmentOutputs): CheckDefinition {
  const requested = outputs.auth0_logout_url;
  const returnTo = new URL(requested).searchParams.get('returnTo') ?? '';
  return {
    id: 'auth0-logout',
    title: "Auth0's sign-out redirects to Cognito's",
    url: requested,
    expected: `a redirect to ${returnTo.split('?', 1)[0]}`,
    fix: "add Cognito's logout URL to the Auth0 application's allowed logout URLs: apply the environment again",
    judge: (response) => {
      const to = locationOf(response, requested);
      const wanted = new URL(returnTo);
      return {
        ok: to?.origin === wanted.origin && to.pathname === wanted.pathname,
        got: responseText(response, requested),
      };
    },
  };
}

/** Checks of the hosted pages: sign-in, and sign-out of Cognito and of Auth0. */
export function pageChecks({ outputs }: Context): readonly CheckDefinition[] {
  return [
    loginPage(outputs),
    signOutToLogin(outputs),
    ...Object.entries(outputs.clients).flatMap(([name, client]) => [
      ...signOuts(outputs, name, client),
      ...auth0Returns(outputs, name, client),
    ]),
    auth0SignOut(outputs),
  ];
}
