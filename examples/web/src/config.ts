import type { ResourcesConfig } from 'aws-amplify';

/** The output of `./federation config <env> --format amplify`. */
export type AmplifyConfig = ResourcesConfig;

type OAuth = NonNullable<NonNullable<NonNullable<ResourcesConfig['Auth']>['Cognito']['loginWith']>['oauth']>;

/** Reads /config.json at run time, so that one build works with every environment. */
export async function loadConfig(): Promise<AmplifyConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) {
    throw new Error(
      `There is no /config.json (status ${response.status}). Write it with: ./federation config <env> --format amplify`,
    );
  }
  return (await response.json()) as AmplifyConfig;
}

function oauthOf(config: AmplifyConfig): OAuth {
  const oauth = config.Auth?.Cognito.loginWith?.oauth;
  if (!oauth)
    throw new Error('/config.json has no OAuth settings. Write it with: ./federation config --format amplify');
  return oauth;
}

/** Name of the identity provider for a direct sign-in with Auth0. */
export function auth0Provider(config: AmplifyConfig): string {
  const custom = (oauthOf(config).providers ?? []).find((provider) => typeof provider === 'object');
  if (!custom) throw new Error('/config.json has no identity provider');
  return custom.custom;
}

/**
 * The URL for the redirect after Cognito's sign-out that also ends the Auth0 session: the logout endpoint of Auth0, which is a
 * registered logout URL of the client and redirects to the application.
 */
export function auth0SignOut(config: AmplifyConfig): string | undefined {
  return oauthOf(config).redirectSignOut.find((url) => new URL(url).pathname === '/v2/logout');
}
