import {
  isLocalOrUnencrypted,
  isPasswordMinimumTooShort,
  isTooLongInProduction,
  lifetimeSeconds,
  LONGEST_IN_PRODUCTION,
  sendsPassword,
} from '@auth0-cognito/contract';

import { across, type Tell } from './checks';
import type { EnvironmentInput } from '../environment-input';

type Path = readonly PropertyKey[];

/** A check that a production environment alone has to pass. */
const inProduction = (reads: readonly Path[], check: (values: EnvironmentInput, tell: Tell) => void) =>
  across<EnvironmentInput>([['stage'], ...reads], (values, tell) => {
    if (values.stage === 'production') check(values, tell);
  });

const appUrl = inProduction([['app']], ({ app }, tell) => {
  if (isLocalOrUnencrypted(app.url)) tell(['app', 'url'], 'ERR_PRODUCTION_LOCALHOST', app.url);
});

const userPool = inProduction([['userPool'], ['decommission']], ({ userPool, decommission }, tell) => {
  if (userPool?.deletionProtection === false && !decommission) {
    tell(['userPool', 'deletionProtection'], 'ERR_PRODUCTION_DELETION_PROTECTION', false);
  }
  const { minimumLength } = userPool?.passwordPolicy ?? {};
  if (minimumLength !== undefined && isPasswordMinimumTooShort(minimumLength)) {
    tell(['userPool', 'passwordPolicy', 'minimumLength'], 'ERR_PRODUCTION_PASSWORD_POLICY', minimumLength);
  }
  if ((userPool?.mfa?.mode ?? 'off') === 'off') {
    tell(['userPool', 'mfa', 'mode'], 'ERR_PRODUCTION_MFA', userPool?.mfa?.mode);
  }
});

const federations = inProduction([['federations']], (values, tell) => {
  for (const [key, { allowedLogoutUrls }] of Object.entries(values.federations)) {
    allowedLogoutUrls?.forEach((url, index) => {
      if (isLocalOrUnencrypted(url))
        tell(['federations', key, 'allowedLogoutUrls', index], 'ERR_PRODUCTION_LOCALHOST', url);
    });
  }
});

/** What any client has, the primary web client and the others. */
type AnyClient = Omit<NonNullable<EnvironmentInput['webClient']>, 'name' | 'generateSecret'>;

function checkClient(path: Path, client: AnyClient, tell: Tell): void {
  for (const key of ['callbackUrls', 'logoutUrls'] as const) {
    client[key]?.forEach((url, index) => {
      if (isLocalOrUnencrypted(url)) tell([...path, key, index], 'ERR_PRODUCTION_LOCALHOST', url);
    });
  }
  if (client.allowImplicitFlow) tell([...path, 'allowImplicitFlow'], 'ERR_PRODUCTION_IMPLICIT_FLOW', true);
  if (client.enableTokenRevocation === false) {
    tell([...path, 'enableTokenRevocation'], 'ERR_PRODUCTION_TOKEN_REVOCATION', false);
  }
  client.explicitAuthFlows?.forEach((flow, index) => {
    if (sendsPassword(flow)) tell([...path, 'explicitAuthFlows', index], 'ERR_PRODUCTION_PASSWORD_FLOW', flow);
  });
  for (const token of Object.keys(LONGEST_IN_PRODUCTION) as (keyof typeof LONGEST_IN_PRODUCTION)[]) {
    const lifetime = client.lifetimes?.[token];
    if (isTooLongInProduction(token, lifetimeSeconds(lifetime) ?? 0))
      tell([...path, 'lifetimes', token], 'ERR_PRODUCTION_LONG_TOKENS', lifetime);
  }
}

const clients = inProduction([['webClient'], ['clients']], (values, tell) => {
  if (values.webClient) checkClient(['webClient'], values.webClient, tell);
  for (const [key, client] of Object.entries(values.clients ?? {})) checkClient(['clients', key], client, tell);
});

/** What development may loosen and production may not. */
export const productionChecks = [appUrl, userPool, federations, clients];
