import type { ServedAwsProvider } from './aws-provider/serve';
import type { Auth0Clients, Auth0Credentials } from './clients/auth0';
import type { AwsClients } from './clients/aws';
import type { Configuration } from './configuration';
import type { Injector } from './injection';
import type { CertificateAuthority, Exchange, Gateway } from './gateway';
import type { ChildEnvironment } from './processes/child-environment';
import type { Runner } from './processes/run';
import type { ProviderReport } from './provider-plugins';
import type { RehearsalFolder } from './rehearsal-folder';
import type { StandIns } from './stand-ins';
import type { Synthesized } from './synthesize';

/** What a started rehearsal is made of: known to the start, which makes it, and to the rehearsal. */
export interface RehearsalParts {
  readonly environment: string;
  readonly checkout: string;
  /** The app's folder. */
  readonly app: string;
  readonly folder: RehearsalFolder;
  readonly synthesized: Synthesized;
  readonly configuration: Configuration;
  /** The program, and what it calls itself: `Terraform 1.11.4`. */
  readonly terraform: { readonly path: string; readonly name: string };
  readonly providers: readonly ProviderReport[];
  readonly runner: Runner;
  readonly childEnvironment: ChildEnvironment;
  /** Of the Auth0 management application that Terraform uses. */
  readonly terraformCredentials: Auth0Credentials;
  readonly authority: CertificateAuthority;
  readonly gateway: Gateway;
  /** Reaches any host of the rehearsal, through the gateway. */
  readonly fetch: typeof globalThis.fetch;
  readonly standIns: StandIns;
  readonly injector: Injector;
  /** Absent where Terraform starts it by itself. */
  readonly awsProvider: ServedAwsProvider | undefined;
  readonly aws: AwsClients;
  readonly auth0: Auth0Clients;
  readonly refused: readonly Exchange[];
  readonly close: (options: { readonly keepsFolder: boolean }) => Promise<void>;
}
