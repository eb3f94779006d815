import type { AwsApi, Operations } from './aws/api';
import type { MotoClient } from './moto/client';
import type { Store } from './configuration/store';

/**
 * The AWS API as the rehearsal answers it: for each operation the later layers stand in front of the earlier ones, and moto
 * behind them all.
 */
export function createApi(moto: MotoClient, store: Store, layers: readonly Operations[]): AwsApi {
  const api: AwsApi = async (service, action, input, scope) => {
    // Remembers that this account and region are in use.
    store.in(scope);

    let answer: (given: typeof input) => Promise<typeof input> = (given) => moto.call(service, action, given, scope);
    for (const layer of layers) {
      const operation = layer[`${service}:${action}`];
      if (!operation) continue;
      const inner = answer;
      answer = async (given) =>
        operation(given, {
          ...scope,
          service,
          action,
          next: (other = given) => inner(other),
          api: (other, otherInput, elsewhere = {}) =>
            api(elsewhere.service ?? service, other, otherInput, {
              ...scope,
              region: elsewhere.region ?? scope.region,
            }),
        });
    }
    return answer(input);
  };
  return api;
}
