import { boundaryNameOf, environmentPrefix } from '@auth0-cognito/contract';

/** Names of the roles of CI begin so, and of no other role of a stack. */
export const ROLE_PREFIX = 'github-';

/** An environment and its organization. */
interface Named {
  readonly organization: string;
  readonly name: string;
}

/** What an environment's CI does by its roles and its management applications. */
type Job = 'plan' | 'deploy';

/** Name of the IAM role by which CI plans or deploys an environment. */
export const roleNameOf = ({ organization, name }: Named, job: Job) =>
  `${ROLE_PREFIX}${environmentPrefix(organization, name)}-${job}`;

/** Name of the Auth0 application by which CI plans or deploys an environment. */
export const managementApplicationNameOf = ({ organization, name }: Named, job: Job) =>
  `${environmentPrefix(organization, name)}-terraform-${job}`;

/** Names of everything that bootstrap makes for one environment alone. */
export const bootstrapNamesOf = (environment: Named) => ({
  aws: [roleNameOf(environment, 'plan'), roleNameOf(environment, 'deploy'), boundaryNameOf(environment)],
  auth0: [managementApplicationNameOf(environment, 'plan'), managementApplicationNameOf(environment, 'deploy')],
});
