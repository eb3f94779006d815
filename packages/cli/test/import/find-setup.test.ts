import type { EnvironmentInput } from '@auth0-cognito/environment';
import { findSetup } from '../../src/import/find-setup';

const environment = { region: 'eu-central-1', federations: {} } as unknown as EnvironmentInput;
const dialogue = { signal: new AbortController().signal, isTerminal: false };

test.each(['https://acme.eu.auth0.com', 'evil.example', 'evil.example/.auth0.com', 'login.acme.example', ''])(
  'does not send the credentials of Auth0 to the host %j, which is not a tenant',
  async (tenant) => {
    await expect(findSetup(environment, { tenant }, dialogue)).rejects.toThrow(/ERR_IMPORT_TENANT at --tenant/);
  },
);
