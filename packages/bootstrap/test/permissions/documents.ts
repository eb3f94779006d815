import calls from '../../data/calls.json';
import { neededActions } from '../../src/permissions/calls';
import { deployPolicy, planPolicy } from '../../src/permissions/policies';
import type { Place } from '../../src/permissions/scopes';

/** Where the policies of the tests apply. */
export const PLACE: Place = {
  partition: 'aws',
  account: '111111111111',
  region: 'eu-central-1',
  organization: 'acme',
  environment: 'dev',
  boundary: 'arn:aws:iam::111111111111:policy/acme-dev-boundary',
  reach: {
    issuers: ['acme-dev.eu.auth0.com'],
    customDomains: ['login.acme.example'],
    hostedZones: ['Z0123456789ABCDEFGHIJ'],
    dnsNames: [],
    functions: ['arn:aws:lambda:eu-central-1:111111111111:function:hook'],
    roles: ['arn:aws:iam::111111111111:role/sms'],
  },
  formerRoles: ['terraform-20260101000000000000000001'],
};
export const STATE = {
  bucketArn: 'arn:aws:s3:::state',
  keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1',
  stateKey: 'dev/federation.tfstate',
};
export const CI = {
  roles: 'arn:aws:iam::111111111111:role/github-*',
  oidcProvider: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
};

const KINDS = ['recorded', 'every-construct'] as const;
export const ENVIRONMENTS = Object.keys(calls.environments);

/** Each environment with each kind of permissions. */
export const CASES = KINDS.flatMap((kind) => ENVIRONMENTS.map((environment) => [environment, kind] as const));

export const planOf = (environment: string, kind?: (typeof KINDS)[number], place = PLACE) =>
  planPolicy(place, STATE, neededActions(environment, kind).plan);
export const deployOf = (environment: string, kind?: (typeof KINDS)[number], place = PLACE) =>
  deployPolicy(place, STATE, CI, neededActions(environment, kind).deploy);
