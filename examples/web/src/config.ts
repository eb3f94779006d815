import type { ResourcesConfig } from 'aws-amplify';

/** What `./federation config <env> --format amplify` prints. */
export type AmplifyConfig = ResourcesConfig;

type OAuth = NonNullable<NonNullable<NonNullable<ResourcesConfig['Auth']>['Cognito']['loginWith']>['oauth']>;

/** Reads the config next to the application, so that one build serves every environment. */
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

/** Name of the identity provider that leads to Auth0 at once. */
export function auth0Provider(config: AmplifyConfig): string {
  const custom = (oauthOf(config).providers ?? []).find((provider) => typeof provider === 'object');
  if (!custom) throw new Error('/config.json names no identity provider');
  return custom.custom;
}

/**
 * Where to go after Cognito's sign-out so that Auth0's session ends as well: Auth0's own sign-out, which is a registered logout URL
 * of the client and comes back to the application.
 */
export function auth0SignOut(config: AmplifyConfig): string | undefined {
  return oauthOf(config).redirectSignOut.find((url) => new URL(url).pathname === '/v2/logout');
}
