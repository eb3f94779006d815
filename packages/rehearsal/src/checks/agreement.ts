import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { Auth0Clients } from '../clients/auth0';
import type { AwsClients } from '../clients/aws';
import type { Check } from './check';
import { federationChecks } from './federation-checks';
import { identityPoolChecks } from './identity-pool-checks';
import { userPoolChecks } from './user-pool-checks';

/** Clients of both sides. */
export interface BothSides {
  readonly aws: AwsClients;
  readonly auth0: Auth0Clients;
}

/**
 * Reads both sides with their official SDKs, and compares them with each other and with the outputs.
 *
 * @param tenantOf - domain of the tenant of a federation's application
 */
export async function agreementChecks(
  sides: BothSides,
  outputs: EnvironmentOutputs,
  tenantOf: (auth0Domain: string) => string,
): Promise<Check[]> {
  const groups = await Promise.all([
    userPoolChecks(sides.aws, outputs),
    ...Object.entries(outputs.federations).map(([key, federation]) =>
      federationChecks(sides, outputs, { key, federation, tenant: tenantOf(federation.auth0_domain) }),
    ),
    identityPoolChecks(sides.aws, outputs),
  ]);
  return groups.flat();
}
