import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuth0StandIn, MANAGEMENT_SCOPES } from '@auth0-cognito/auth0-stand-in';
import type { Auth0StandIn } from '@auth0-cognito/auth0-stand-in';
import { serveOfflineProvider } from '@auth0-cognito/auth0-stand-in/provider';
import { createCognitoStandIn } from '@auth0-cognito/cognito-stand-in';
import type { CognitoStandIn, CognitoStandInOptions, RunningMoto } from '@auth0-cognito/cognito-stand-in';
import { AUTH0_SCOPES } from './auth0-scopes';
import type { Auth0Credentials } from './clients/auth0';
import type { Configuration } from './configuration';
import type { Route } from './gateway';
import type { ChildEnvironment } from './processes/child-environment';
import type { RehearsalFolder } from './rehearsal-folder';

/** What the stand-ins need to know. */
export interface StandInOptions {
  readonly moto: RunningMoto;
  readonly folder: RehearsalFolder;
  readonly configuration: Configuration;
  /** Management application that Terraform uses: it has the documented scopes and no more. */
  readonly terraform: Auth0Credentials;
  /** Management application that reads back: no scenario takes a scope from it. */
  readonly reader: Auth0Credentials;
  readonly deleteListedIdentityProvider?: CognitoStandInOptions['deleteListedIdentityProvider'];
}

/** Everything that stands in for AWS and Auth0. */
export interface StandIns {
  readonly aws: CognitoStandIn;
  readonly auth0: Auth0StandIn;
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

/** Makes both sides, which then wait for requests. */
export function createStandIns(options: StandInOptions): StandIns {
  const { moto, folder, configuration, terraform, reader, deleteListedIdentityProvider } = options;
  const aws = createCognitoStandIn({
    moto: moto.url,
    accountId: configuration.accountId,
    ...(deleteListedIdentityProvider && { deleteListedIdentityProvider }),
  });
  const [first, ...others] = configuration.auth0Domains.map((domain) => ({
    domain,
    managementClients: [
      { ...terraform, scopes: AUTH0_SCOPES },
      { ...reader, scopes: MANAGEMENT_SCOPES },
    ],
  }));
  const auth0 = createAuth0StandIn({
    dataFolder: folder.auth0,
    tenants: first ? [{ ...first, customDomains: configuration.auth0CustomDomains }, ...others] : [],
  });
  const https = (host: string) => `https://${host}`;
  return {
    aws,
    auth0,
    routes: [
      { name: 'AWS', origins: ['https://*.amazonaws.com'], listener: aws.listener },
      { name: 'Auth0', origins: auth0.hosts().map(https), listener: auth0.listener },
    ],
    close: () => auth0.close(),
  };
}

/** The Auth0 Terraform provider, served from this process. */
export interface ServedProvider {
  /** Value of TF_REATTACH_PROVIDERS. */
  readonly reattach: string;
  close(): Promise<void>;
}

/** Serves the Auth0 provider to Terraform. */
export async function serveAuth0Provider(environment: ChildEnvironment): Promise<ServedProvider> {
  // A socket's path may have 107 bytes; a checkout may lie deeper than that.
  const socketFolder = mkdtempSync(join(tmpdir(), 'auth0-provider-'));
  const served = await serveOfflineProvider({ environment, socketFolder });
  return {
    reattach: served.reattach,
    close: async () => {
      await served.close();
      rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}
