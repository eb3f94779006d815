import { QUOTAS } from '@auth0-cognito/contract';
import type { JsonObject, Operations } from '../aws/api';
import { refusals } from '../aws/refusals';
import type { Store } from './store';
import { userPool } from './lookups';

const IDENTIFIER = /^[\x21\x23-\x5B\x5D-\x7E]{1,256}$/;
const SCOPE_NAME = /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]{1,256}$/;

function check(server: JsonObject): void {
  const identifier = String(server.Identifier ?? '');
  if (!IDENTIFIER.test(identifier)) {
    throw refusals.constraint(identifier, 'identifier', `regular expression pattern: ${IDENTIFIER.source}`);
  }
  const scopes = (server.Scopes ?? []) as JsonObject[];
  if (scopes.length > QUOTAS.scopesPerResourceServer) {
    throw refusals.constraint(
      String(scopes.length),
      'scopes',
      `length less than or equal to ${QUOTAS.scopesPerResourceServer}`,
    );
  }
  const names = scopes.map((scope) => String(scope.ScopeName));
  const bad = names.find((name, index) => !SCOPE_NAME.test(name) || names.indexOf(name) !== index);
  if (bad !== undefined) {
    throw refusals.constraint(bad, 'scopes.scopeName', `unique names of the pattern: ${SCOPE_NAME.source}`);
  }
}

/** Resource servers, whole: moto can neither change nor delete one. */
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
