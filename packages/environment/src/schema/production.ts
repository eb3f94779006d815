import { lifetimeSeconds, type TokenLifetimes } from '@auth0-cognito/federation';

import { across, type Tell } from './checks';
import { isLocal } from './urls';
import type { Values } from './values';

type Path = readonly PropertyKey[];

const LONGEST_SECONDS = { accessToken: 3600, idToken: 3600, refreshToken: 30 * 86_400 } as const satisfies Partial<
  Record<keyof TokenLifetimes, number>
>;

/** A check that a production environment alone has to pass. */
const inProduction = (reads: readonly Path[], check: (values: Values, tell: Tell) => void) =>
  across<Values>([['stage'], ...reads], (values, tell) => {
    if (values.stage === 'production') check(values, tell);
  });

const addresses = inProduction(
  [['app'], ['webClient', 'callbackUrls'], ['webClient', 'logoutUrls']],
  (values, tell) => {
    const { app, webClient } = values;
    if (isLocal(app.url)) tell(['app', 'url'], 'ERR_PRODUCTION_LOCALHOST', app.url);
    for (const key of ['callbackUrls', 'logoutUrls'] as const) {
      webClient?.[key]?.forEach((url, index) => {
        if (isLocal(url)) tell(['webClient', key, index], 'ERR_PRODUCTION_LOCALHOST', url);
      });
    }
  },
);

const deletionProtection = inProduction([['userPool'], ['decommission']], ({ userPool, decommission }, tell) => {
  if (userPool?.deletionProtection === false && !decommission) {
    tell(['userPool', 'deletionProtection'], 'ERR_PRODUCTION_DELETION_PROTECTION', false);
  }
});

const clients = inProduction([['webClient']], ({ webClient }, tell) => {
  if (webClient?.allowImplicitFlow) {
    tell(['webClient', 'allowImplicitFlow'], 'ERR_PRODUCTION_IMPLICIT_FLOW', true);
  }
  if (webClient?.enableTokenRevocation === false) {
    tell(['webClient', 'enableTokenRevocation'], 'ERR_PRODUCTION_TOKEN_REVOCATION', false);
  }
  webClient?.explicitAuthFlows?.forEach((flow, index) => {
    if (/USER_PASSWORD_AUTH$/.test(flow))
      tell(['webClient', 'explicitAuthFlows', index], 'ERR_PRODUCTION_PASSWORD_FLOW', flow);
  });
  for (const [token, longest] of Object.entries(LONGEST_SECONDS)) {
    const lifetime = webClient?.lifetimes?.[token as keyof typeof LONGEST_SECONDS];
    if ((lifetimeSeconds(lifetime) ?? 0) > longest)
      tell(['webClient', 'lifetimes', token], 'ERR_PRODUCTION_LONG_TOKENS', lifetime);
  }
});

/** What development may loosen and production may not. */
export const productionChecks = [addresses, deletionProtection, clients];
