import { appendFileSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createAuth0StandIn, MANAGEMENT_SCOPES } from '@auth0-cognito/auth0-stand-in';
import type { Auth0StandIn } from '@auth0-cognito/auth0-stand-in';
import { serveOfflineProvider } from '@auth0-cognito/auth0-terraform-provider';
import { createCognitoStandIn } from '@auth0-cognito/cognito-stand-in';
import type { CognitoStandIn, CognitoStandInOptions, RunningMoto } from '@auth0-cognito/cognito-stand-in';
import { AUTH0_SCOPES, partitionOfRegion } from '@auth0-cognito/contract';
import type { Auth0Credentials } from './clients/auth0';
import type { Configuration } from './configuration';
import type { Route } from './gateway';
import type { ChildEnvironment } from './processes/child-environment';
import type { RehearsalFolder } from './rehearsal-folder';
import { createSocketFolder } from './socket-folder';

/** Options of the stand-ins. */
export interface StandInOptions {
  readonly moto: RunningMoto;
  readonly folder: RehearsalFolder;
  readonly configuration: Configuration;
  /** Management application of Terraform, with only the documented scopes. */
  readonly terraform: Auth0Credentials;
  /** Management application of the checks. Scenarios do not change its scopes. */
  readonly reader: Auth0Credentials;
  /** Domains of additional tenants. */
  readonly furtherTenants: readonly string[];
  /** Calls Auth0 by its real host name, through the gateway. */
  readonly fetch: typeof globalThis.fetch;
  readonly deleteListedIdentityProvider?: CognitoStandInOptions['deleteListedIdentityProvider'];
  /** Environment variables that route requests of Lambda functions to the rehearsal. */
  readonly functionEnvironment: ChildEnvironment;
  /** Receives each call to AWS with its content. */
  readonly onAwsExchange?: CognitoStandInOptions['onExchange'];
}

/** All stand-ins for AWS and Auth0. */
export interface StandIns {
  readonly aws: CognitoStandIn;
  readonly auth0: Auth0StandIn;
  /** Ids of hosted zones in the environment, with the ids in the stand-in. */
  readonly hostedZones: Map<string, string>;
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

/** Names of routes in the log of the gateway. */
export const AWS_ROUTE = 'AWS';
export const HOSTED_ROUTE = 'Cognito hosted sign-in';
export const AUTH0_ROUTE = 'Auth0';

const https = (host: string) => `https://${host}`;

/** Maps ids of hosted zones in the environment to those in the stand-in. */
const withHostedZones =
  (listener: RequestListener, zones: ReadonlyMap<string, string>): RequestListener =>
  (request, response) => {
    const path = /^(\/[\d-]+\/hostedzone\/)([^/?]+)(.*)$/s.exec(request.url ?? '');
    const id = path?.[2] && zones.get(path[2]);
    if (path && id) request.url = `${path[1]}${id}${path[3]}`;
    listener(request, response);
  };

/** Route of Cognito's hosted sign-in for these hosts. */
export function hostedRoute(aws: CognitoStandIn, hosts: readonly string[]): Route {
  return { name: HOSTED_ROUTE, origins: hosts.map(https), listener: aws.signInPages };
}

/** Route of Auth0 for these hosts. */
export function auth0Route(auth0: Auth0StandIn, hosts: readonly string[]): Route {
  return { name: AUTH0_ROUTE, origins: hosts.map(https), listener: auth0.listener };
}

/** Creates the stand-ins of both sides. */
export function createStandIns(options: StandInOptions): StandIns {
  const { moto, folder, configuration, terraform, reader, fetch, furtherTenants, deleteListedIdentityProvider } =
    options;
  const { functionEnvironment, onAwsExchange } = options;
  const log = (line: string) => appendFileSync(folder.signInLog, `${line}\n`);
  const aws = createCognitoStandIn({
    moto,
    accountId: configuration.accountId,
    fetch,
    log,
    functionEnvironment,
    ...(deleteListedIdentityProvider && { deleteListedIdentityProvider }),
    ...(onAwsExchange && { onExchange: onAwsExchange }),
  });
  const tenants = [...configuration.auth0Domains, ...furtherTenants].map((domain) => ({
    domain,
    customDomains: [...configuration.auth0CustomDomains]
      .filter(([, tenant]) => tenant === domain)
      .map(([host]) => host),
    managementClients: [
      { ...terraform, scopes: AUTH0_SCOPES },
      { ...reader, scopes: MANAGEMENT_SCOPES },
    ],
  }));
  const auth0 = createAuth0StandIn({ tenants });
  const { dnsSuffix, signInSuffix } = partitionOfRegion(configuration.region);
  const hostedZones = new Map<string, string>();
  return {
    aws,
    auth0,
    hostedZones,
    routes: [
      { name: AWS_ROUTE, origins: [https(`*.${dnsSuffix}`)], listener: withHostedZones(aws.listener, hostedZones) },
      hostedRoute(aws, [`*.${signInSuffix}`, ...configuration.cognitoCustomDomains]),
      auth0Route(auth0, auth0.hosts()),
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
  const socketFolder = createSocketFolder('auth0-provider');
  const served = await serveOfflineProvider({ environment, socketFolder });
  return {
    reattach: served.reattach,
    close: async () => {
      await served.close();
      rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}
