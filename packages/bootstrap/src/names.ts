import { boundaryNameOf, environmentPrefix } from '@auth0-cognito/contract';

/** Prefix of the role names of CI. No other role of a stack has it. */
export const ROLE_PREFIX = 'github-';

/** An environment and its organization. */
interface Named {
  readonly organization: string;
  readonly name: string;
}

/** What CI does with an environment. Each has its IAM role and its Auth0 management application. */
type Job = 'plan' | 'deploy';

/** Name of the IAM role with which CI plans or deploys an environment. */
export const roleNameOf = ({ organization, name }: Named, job: Job) =>
  `${ROLE_PREFIX}${environmentPrefix(organization, name)}-${job}`;

/** Name of the Auth0 application with which CI plans or deploys an environment. */
export const managementApplicationNameOf = ({ organization, name }: Named, job: Job) =>
  `${environmentPrefix(organization, name)}-terraform-${job}`;

/** Names of the objects that bootstrap creates for a single environment. */
export const bootstrapNamesOf = (environment: Named) => ({
  aws: [roleNameOf(environment, 'plan'), roleNameOf(environment, 'deploy'), boundaryNameOf(environment)],
  auth0: [managementApplicationNameOf(environment, 'plan'), managementApplicationNameOf(environment, 'deploy')],
});
