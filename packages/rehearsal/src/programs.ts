import type { ServedAwsProvider } from './aws-provider/serve';
import type { Auth0Credentials } from './clients/auth0';
import type { Configuration } from './configuration';
import type { ChildEnvironment } from './processes/child-environment';
import type { Runner } from './processes/run';
import type { ProviderReport } from './provider-plugins';

/** The programs that a rehearsal runs: Terraform, its providers, and others in the same environment. */
export interface Programs {
  /** Path of the program, and its name and version: `Terraform 1.11.4`. */
  readonly terraform: { readonly path: string; readonly name: string };
  readonly providers: readonly ProviderReport[];
  readonly runner: Runner;
  readonly environment: ChildEnvironment;
  /** Of the Auth0 management application that Terraform uses. */
  readonly auth0: Auth0Credentials;
  /** Absent if Terraform starts it. */
  readonly awsProvider: ServedAwsProvider | undefined;
}

/** Environment of a program that applies this configuration, with the values of its credential variables. */
export function environmentFor(
  { credentialVariables }: Configuration,
  { environment, auth0 }: Programs,
): ChildEnvironment {
  const variables = credentialVariables.map(({ name, holds }) => [`TF_VAR_${name}`, auth0[holds]]);
  return { ...environment, ...Object.fromEntries(variables) };
}
