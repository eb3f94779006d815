import { randomBytes } from 'node:crypto';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { signInStopped } from '../failures';
import type { Rehearsal } from '../rehearsal';

/** A test user of a rehearsal. */
export interface TestUser {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** Id at Auth0, after `auth0|`. */
  readonly id: string;
}

/** Creates a test user with a random password. */
export function createTestUser(): TestUser {
  return {
    email: 'ada@example.com',
    password: `${randomBytes(12).toString('base64url')}-Aa1!`,
    name: 'Ada Lovelace',
    id: 'ada',
  };
}

/** The primary federation, whose sign-out URL is an output. */
export function primaryFederation(outputs: EnvironmentOutputs) {
  const federation = outputs.federations[outputs.primary_federation];
  if (!federation) throw signInStopped({ step: 'seed a person', why: `no federation ${outputs.primary_federation}` });
  return federation;
}

/**
 * Adds a user to the tenant of the primary federation, or updates the existing user.
 *
 * @throws FaultError ERR_SIGN_IN if no database of the tenant is enabled for the application, so that no user could sign in.
 */
export function seedTestUser(rehearsal: Rehearsal, outputs: EnvironmentOutputs, person: TestUser): void {
  const { auth0_client_id: application, auth0_domain: host } = primaryFederation(outputs);
  const tenant = rehearsal.auth0Tenant(host);
  const connection = tenant
    .connections()
    .find(({ strategy, enabled_clients: enabled }) => strategy === 'auth0' && enabled.includes(application));
  if (!connection) {
    throw signInStopped({
      step: 'seed a person',
      why: `no database connection of ${tenant.domain} is enabled for the application ${application}: add one under connections in the environment`,
    });
  }
  const { email, password, name, id } = person;
  tenant.seedUser({ email, password, name, id, connection: connection.name });
}
