import type { ServedAwsProvider } from './aws-provider/serve';
import type { Auth0Credentials } from './clients/auth0';
import type { Configuration } from './configuration';
import type { ChildEnvironment } from './processes/child-environment';
import type { Runner } from './processes/run';
import type { ProviderReport } from './provider-plugins';

/** The programs that a rehearsal runs: Terraform, its providers, and others in the same environment. */
export interface Programs {
  /** The program, and what it calls itself: `Terraform 1.11.4`. */
  readonly terraform: { readonly path: string; readonly name: string };
  readonly providers: readonly ProviderReport[];
  readonly runner: Runner;
  readonly environment: ChildEnvironment;
  /** Of the Auth0 management application that Terraform uses. */
  readonly auth0: Auth0Credentials;
  /** Absent where Terraform starts it by itself. */
  readonly awsProvider: ServedAwsProvider | undefined;
}

/** Environment of a program that applies this configuration: its variables for credentials have their values. */
export function environmentFor(
  { credentialVariables }: Configuration,
  { environment, auth0 }: Programs,
): ChildEnvironment {
  const variables = credentialVariables.map(({ name, holds }) => [`TF_VAR_${name}`, auth0[holds]]);
  return { ...environment, ...Object.fromEntries(variables) };
}
