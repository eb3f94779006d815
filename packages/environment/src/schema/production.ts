import {
  isLocalOrUnencrypted,
  isPasswordMinimumTooShort,
  isTooLongInProduction,
  lifetimeSeconds,
  MAX_LIFETIMES_IN_PRODUCTION,
  sendsPassword,
} from '@auth0-cognito/contract';

import { across, type Report } from './checks';
import type { EnvironmentInput } from '../environment-input';

type Path = readonly PropertyKey[];

/** A check of production environments only. */
const inProduction = (reads: readonly Path[], check: (values: EnvironmentInput, report: Report) => void) =>
  across<EnvironmentInput>([['stage'], ...reads], (values, report) => {
    if (values.stage === 'production') check(values, report);
  });

const appUrl = inProduction([['app']], ({ app }, report) => {
  if (isLocalOrUnencrypted(app.url)) report(['app', 'url'], 'ERR_PRODUCTION_LOCALHOST', app.url);
});

const userPool = inProduction([['userPool'], ['decommission']], ({ userPool, decommission }, report) => {
  // The stack of the existing pool is responsible for these.
  if (userPool?.existingName !== undefined) return;
  if (userPool?.deletionProtection === false && !decommission) {
    report(['userPool', 'deletionProtection'], 'ERR_PRODUCTION_DELETION_PROTECTION', false);
  }
  const { minimumLength } = userPool?.passwordPolicy ?? {};
  if (minimumLength !== undefined && isPasswordMinimumTooShort(minimumLength)) {
    report(['userPool', 'passwordPolicy', 'minimumLength'], 'ERR_PRODUCTION_PASSWORD_POLICY', minimumLength);
  }
  if ((userPool?.mfa?.mode ?? 'off') === 'off') {
    report(['userPool', 'mfa', 'mode'], 'ERR_PRODUCTION_MFA', userPool?.mfa?.mode);
  }
});

const federations = inProduction([['federations']], (values, report) => {
  for (const [key, { allowedLogoutUrls }] of Object.entries(values.federations)) {
    allowedLogoutUrls?.forEach((url, index) => {
      if (isLocalOrUnencrypted(url))
        report(['federations', key, 'allowedLogoutUrls', index], 'ERR_PRODUCTION_LOCALHOST', url);
    });
  }
});

/** Common settings of the primary web client and other clients. */
type AnyClient = Omit<NonNullable<EnvironmentInput['webClient']>, 'name' | 'generateSecret'>;

function checkClient(path: Path, client: AnyClient, report: Report): void {
  for (const key of ['callbackUrls', 'logoutUrls'] as const) {
    client[key]?.forEach((url, index) => {
      if (isLocalOrUnencrypted(url)) report([...path, key, index], 'ERR_PRODUCTION_LOCALHOST', url);
    });
  }
  if (client.allowImplicitFlow) report([...path, 'allowImplicitFlow'], 'ERR_PRODUCTION_IMPLICIT_FLOW', true);
  if (client.enableTokenRevocation === false) {
    report([...path, 'enableTokenRevocation'], 'ERR_PRODUCTION_TOKEN_REVOCATION', false);
  }
  client.explicitAuthFlows?.forEach((flow, index) => {
    if (sendsPassword(flow)) report([...path, 'explicitAuthFlows', index], 'ERR_PRODUCTION_PASSWORD_FLOW', flow);
  });
  for (const token of Object.keys(MAX_LIFETIMES_IN_PRODUCTION) as (keyof typeof MAX_LIFETIMES_IN_PRODUCTION)[]) {
    const lifetime = client.lifetimes?.[token];
    if (isTooLongInProduction(token, lifetimeSeconds(lifetime) ?? 0))
      report([...path, 'lifetimes', token], 'ERR_PRODUCTION_LONG_TOKENS', lifetime);
  }
}

const clients = inProduction([['webClient'], ['clients']], (values, report) => {
  if (values.webClient) checkClient(['webClient'], values.webClient, report);
  for (const [key, client] of Object.entries(values.clients ?? {})) checkClient(['clients', key], client, report);
});

/** Checks of settings that only production restricts. */
export const productionChecks = [appUrl, userPool, federations, clients];
