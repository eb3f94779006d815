import {
  DEFAULT_TAGS,
  isParameterPath,
  parseArn,
  partitionOfRegion,
  QUOTAS,
  signInParameterPath,
} from '@auth0-cognito/contract';

import { across } from './checks';
import type { EnvironmentInput } from '../environment-input';

/** The acknowledgement that takes an environment out of service. */
export const acknowledgementOf = (name: string) => `every user of ${name} is lost`;

const decommission = across<EnvironmentInput>([['decommission'], ['name']], ({ name, decommission }, report) => {
  if (decommission && decommission.acknowledgement !== acknowledgementOf(name)) {
    report(['decommission', 'acknowledgement'], 'ERR_ENVIRONMENT_DECOMMISSION', decommission.acknowledgement);
  }
});

/** These keys are aliases of Auth0 providers. */
const retiredTenants = across<EnvironmentInput>([['retiredTenants'], ['federations']], (values, report) => {
  for (const [key, { domain }] of Object.entries(values.retiredTenants ?? {})) {
    if (key in values.federations) report(['retiredTenants', key], 'ERR_ENVIRONMENT_RETIRED_TENANT', domain);
  }
});

/** S3 uses a key of the bucket's region: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
const stateKey = across<EnvironmentInput>([['state'], ['region']], ({ state, region }, tell) => {
  const key = parseArn(state.kmsKeyId ?? '');
  const { name } = partitionOfRegion(region);
  if (key && (key.region !== region || key.partition !== name)) {
    tell(['state', 'kmsKeyId'], 'ERR_ENVIRONMENT_KMS_PLACE', state.kmsKeyId);
  }
});

/**
 * A role comes from a token through groups: https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html. A
 * function can add them too.
 */
const roleMapping = across<EnvironmentInput>(
  [['identityPool'], ['userPool'], ['groups']],
  ({ identityPool, userPool, groups = {} }, tell) => {
    const type = identityPool?.roleMapping?.type;
    const namesRole =
      userPool?.existingName !== undefined ||
      userPool?.lambdaTriggers?.preTokenGeneration !== undefined ||
      Object.values(groups).some(({ role }) => role);
    if (type === 'token' && !namesRole) {
      tell(['identityPool', 'roleMapping', 'type'], 'ERR_ENVIRONMENT_ROLE_MAPPING', type);
    }
  },
);

/** AWS counts the tags of a resource and the default tags of the provider together. */
const tagsTogether = across<EnvironmentInput>(
  [['tags'], ['userPool'], ['identityPool'], ['federations']],
  ({ tags, userPool, identityPool, federations }, report) => {
    const tagged: [path: PropertyKey[], tags: Readonly<Record<string, string>> | undefined][] = [
      [['userPool', 'tags'], userPool?.tags],
      [['identityPool', 'tags'], identityPool?.tags],
      ...Object.entries(federations).map(([key, { iamOidcProvider }]): (typeof tagged)[number] => [
        ['federations', key, 'iamOidcProvider', 'tags'],
        iamOidcProvider?.tags,
      ]),
    ];
    for (const [path, own] of tagged) {
      const together = new Set([...Object.keys({ ...tags, ...own }), ...DEFAULT_TAGS]);
      if (own && Object.keys(own).length <= QUOTAS.tags && together.size > QUOTAS.tags)
        report(path, 'ERR_ENVIRONMENT_TAGS_TOGETHER', `${together.size} tags`);
    }
  },
);

const parameterPath = across<EnvironmentInput>(
  [['signInParameters'], ['organization'], ['name']],
  ({ signInParameters, organization, name }, report) => {
    if (signInParameters && !isParameterPath(signInParameterPath(organization, name)))
      report(['signInParameters'], 'ERR_ENVIRONMENT_PARAMETERS', signInParameterPath(organization, name));
  },
);

export const acrossChecks = [parameterPath, decommission, retiredTenants, stateKey, roleMapping, tagsTogether];
