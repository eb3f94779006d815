import { QUOTAS } from '@auth0-cognito/contract';
import type { JsonObject, Operations } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { Store } from './store';
import { userPool } from './lookups';
import { repeated } from './user-pool-checks';

function check(server: JsonObject): void {
  const twice = repeated(((server.Scopes ?? []) as JsonObject[]).map((scope) => String(scope.ScopeName)));
  if (twice !== undefined) throw refusals.invalid(`The scope ${twice} is given twice`);
}

/** Resource servers. All operations are here, because moto can neither update nor delete one. */
export function resourceServerOperations(store: Store): Operations {
  const serverOf = (input: JsonObject) => {
    const { UserPoolId, Identifier, Name, Scopes } = input;
    return { UserPoolId, Identifier, Name, ...(Scopes ? { Scopes } : {}) };
  };

  return {
    'cognito-idp:CreateResourceServer': async (input, call) => {
      await userPool(input.UserPoolId, call);
      check(input);
      const { resourceServers } = store.in(call);
      const [poolId, identifier] = [String(input.UserPoolId), String(input.Identifier)];
      if (resourceServers.get(poolId, identifier)) throw refusals.resourceServerExists(identifier, poolId);
      if (resourceServers.of(poolId).length >= QUOTAS.resourceServers)
        throw refusals.resourceServersFull(QUOTAS.resourceServers);
      resourceServers.set(poolId, identifier, serverOf(input));
      return { ResourceServer: serverOf(input) };
    },

    'cognito-idp:UpdateResourceServer': async (input, call) => {
      await userPool(input.UserPoolId, call);
      check(input);
      const { resourceServers } = store.in(call);
      const [poolId, identifier] = [String(input.UserPoolId), String(input.Identifier)];
      if (!resourceServers.get(poolId, identifier)) throw refusals.resourceServerMissing(identifier);
      resourceServers.set(poolId, identifier, serverOf(input));
      return { ResourceServer: serverOf(input) };
    },

    'cognito-idp:DescribeResourceServer': async (input, call) => {
      await userPool(input.UserPoolId, call);
      const server = store.in(call).resourceServers.get(String(input.UserPoolId), String(input.Identifier));
      if (!server) throw refusals.resourceServerMissing(String(input.Identifier));
      return { ResourceServer: server };
    },

    'cognito-idp:ListResourceServers': async (input, call) => {
      await userPool(input.UserPoolId, call);
      return { ResourceServers: store.in(call).resourceServers.of(String(input.UserPoolId)) };
    },

    'cognito-idp:DeleteResourceServer': async (input, call) => {
      await userPool(input.UserPoolId, call);
      const [poolId, identifier] = [String(input.UserPoolId), String(input.Identifier)];
      if (!store.in(call).resourceServers.delete(poolId, identifier)) throw refusals.resourceServerMissing(identifier);
      return {};
    },
  };
}
