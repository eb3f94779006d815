import calls from '../../data/calls.json';
import { neededActions } from '../../src/permissions/calls';
import { deployPolicy, planPolicy } from '../../src/permissions/policies';

/** Where the policies of the tests apply. */
export const PLACE = { partition: 'aws', account: '111111111111', region: 'eu-central-1', organization: 'acme' };
export const STATE = {
  bucketArn: 'arn:aws:s3:::state',
  keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1',
  stateKey: 'dev/federation.tfstate',
};
export const CI = {
  roles: 'arn:aws:iam::111111111111:role/github-*',
  oidcProvider: 'arn:aws:iam::111111111111:oidc-provider/github',
};

const KINDS = ['recorded', 'every-construct'] as const;
export const ENVIRONMENTS = Object.keys(calls.environments);

/** Each environment with each kind of permissions. */
export const CASES = KINDS.flatMap((kind) => ENVIRONMENTS.map((environment) => [environment, kind] as const));

export const planOf = (environment: string, kind?: (typeof KINDS)[number]) =>
  planPolicy(PLACE, STATE, neededActions(environment, kind).plan);
export const deployOf = (environment: string, kind?: (typeof KINDS)[number]) =>
  deployPolicy(PLACE, STATE, CI, neededActions(environment, kind).deploy);
