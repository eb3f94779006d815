import { neededActions, type Permissions } from './calls';
import { allowedActions, deployPolicy, planPolicy } from './policies';
import type { Place } from './scopes';

/** A place with one resource of each kind, so that no scope is left out. Only the actions of its policies are compared. */
const PLACE: Place = {
  partition: 'aws',
  account: '111111111111',
  region: 'eu-central-1',
  organization: 'acme',
  environment: 'dev',
  boundary: 'arn:aws:iam::111111111111:policy/acme-dev-boundary',
  reach: {
    issuers: ['acme.eu.auth0.com'],
    customDomains: ['login.acme.example'],
    hostedZones: ['Z0123456789ABCDEFGHIJ'],
    dnsNames: [],
    functions: ['arn:aws:lambda:eu-central-1:111111111111:function:hook'],
    roles: [],
  },
  formerRoles: [],
};
const STATE = {
  bucketArn: 'arn:aws:s3:::state',
  keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1',
  stateKey: 'key',
};
const CI = {
  roles: 'arn:aws:iam::111111111111:role/github-*',
  oidcProvider: 'arn:aws:iam::111111111111:oidc-provider/x',
};

/** A call that Terraform made and a role does not allow. */
export interface MissingPermission {
  readonly role: 'plan' | 'deploy';
  readonly action: string;
  readonly fix: string;
}

/** Calls of an environment's rehearsal that its roles do not allow. Empty if they allow all calls. */
export function missingPermissions(
  environment: string,
  { plan, apply, destroy }: Permissions,
  kind?: 'recorded' | 'every-construct',
): readonly MissingPermission[] {
  const needed = neededActions(environment, kind);
  const allowed = {
    plan: allowedActions(planPolicy(PLACE, STATE, needed.plan)),
    deploy: allowedActions(deployPolicy(PLACE, STATE, CI, needed.deploy)),
  };
  const called = { plan, deploy: [...new Set([...plan, ...apply, ...destroy])] };
  return (['plan', 'deploy'] as const).flatMap((role) =>
    called[role]
      .filter((action) => !allowed[role].has(action))
      .map((action) => ({
        role,
        action,
        fix: 'run npm run calls -w @auth0-cognito/bootstrap, look at the difference, and bootstrap the account again',
      })),
  );
}
