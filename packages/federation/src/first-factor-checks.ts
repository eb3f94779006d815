import type { SignInClientSettings } from './app-client/client-settings';
import * as checks from './checks';
import { fault } from './faults';
import type { FederatedUserPoolSettings } from './federated-user-pool-settings';
import { otherFactors } from './user-pool/first-factors';

/** A fault if Cognito's pages would accept no passkey: the pages of a custom domain accept only passkeys of this domain. @internal */
export function relyingParty(
  path: string,
  domain: FederatedUserPoolSettings['domain'],
  { passkeys }: NonNullable<FederatedUserPoolSettings['userPool']>,
): checks.Findings {
  const received = passkeys?.relyingPartyId;
  if (!('customDomain' in domain) || received === undefined || received === domain.customDomain) return undefined;
  return fault.ERR_RELYING_PARTY_NOT_DOMAIN({
    path: `${path}.userPool.passkeys.relyingPartyId`,
    received,
    host: domain.customDomain,
  });
}

/** A fault if no client offers the first factors other than the password. @internal */
export function firstFactorsUnreachable(
  path: string,
  { userPool = {}, webClient = {}, clients = {} }: FederatedUserPoolSettings,
): checks.Findings {
  const others = otherFactors(userPool);
  const all = [webClient, ...Object.values(clients).filter(({ type }) => type !== 'machine')];
  const offersChoice = all.some(
    (client: Partial<SignInClientSettings>) =>
      client.allowNativeUsers && client.explicitAuthFlows?.includes('ALLOW_USER_AUTH'),
  );
  return others.length > 0 && !offersChoice
    ? fault.ERR_FIRST_FACTOR_UNREACHABLE({ path: `${path}.userPool.firstFactors`, received: others })
    : undefined;
}
