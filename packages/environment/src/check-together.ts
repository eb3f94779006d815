import { applicationName, environmentPrefix, defaultStateKey, type Fault, pathText } from '@auth0-cognito/contract';

import { fault } from './faults';
import type { Environment } from './environment-input';

/** A value that must be unique in a scope. */
interface Claim {
  readonly code: Extract<keyof typeof fault, `ERR_COLLISION_${string}`>;
  readonly path: readonly PropertyKey[];
  readonly value: string;
  /** The value must be unique in this scope: two claims with the same code, scope and value collide. */
  readonly scope: string;
}

/** The unique values of an environment. */
function claims(environment: Environment): readonly Claim[] {
  const { name, organization, account, region, state, domain, federations, userPool } = environment;
  const key = state.key ?? defaultStateKey(name);
  return [
    {
      code: 'ERR_COLLISION_NAME',
      path: ['name'],
      value: name,
      scope: '',
    },
    {
      code: 'ERR_COLLISION_STATE',
      path: ['state'],
      value: `${state.bucket}/${key}`,
      scope: '',
    },
    {
      code: 'ERR_COLLISION_DOMAIN',
      path: ['domain'],
      value: 'prefix' in domain ? domain.prefix : domain.customDomain,
      // A prefix is unique in its region, a host globally.
      scope: 'prefix' in domain ? region : '',
    },
    // Several environments can refer to a pool of another stack.
    ...(userPool?.existingName === undefined
      ? [
          {
            code: 'ERR_COLLISION_USER_POOL',
            path: ['userPool', 'name'],
            value: userPool?.name ?? environmentPrefix(organization, name),
            scope: `${account} ${region}`,
          } as const,
        ]
      : []),
    ...Object.entries(federations).flatMap(([federation, { tenant, application, iamOidcProvider }]): Claim[] => [
      ...(iamOidcProvider?.existing
        ? []
        : [
            {
              code: 'ERR_COLLISION_IAM_PROVIDER',
              path: ['federations', federation, 'tenant'],
              value: `https://${tenant.customDomain ?? tenant.domain}${iamOidcProvider?.consumer === 'sts' ? '/' : ''}`,
              scope: account,
            } as const,
          ]),
      ...(application && 'existingClientId' in application
        ? []
        : [
            {
              code: 'ERR_COLLISION_AUTH0_APPLICATION',
              path: ['federations', federation, 'application', 'name'],
              value: application?.name ?? applicationName(environmentPrefix(organization, name)),
              scope: tenant.domain,
            } as const,
          ]),
    ]),
  ];
}

/**
 * Faults of values that collide between the environments of a repository. Synthesis checks one environment only, so that an
 * edit of dev does not affect prod; the tests of the workspace and the generator check all of them.
 */
export function checkTogether(environments: readonly Environment[]): readonly Fault[] {
  const owners = new Map<string, Environment>();
  return environments.flatMap((environment) =>
    claims(environment).flatMap(({ code, path, value, scope }) => {
      const id = JSON.stringify([code, scope, value]);
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, environment);
      // Federations of an environment share an IAM provider; synthesis refuses other collisions.
      return owner === undefined || owner === environment
        ? []
        : [
            fault[code]({
              path: `${environment.name}: ${pathText(path, 'environment')}`,
              received: value,
              owner: owner.name,
            }),
          ];
    }),
  );
}
