import type { AwsApi, Operations } from './api';

/** An API that uses the given operations, and the API `behind` for all others. */
export function withOperations(behind: AwsApi, operations: Operations): AwsApi {
  const api: AwsApi = async (service, action, input, scope) => {
    const operation = operations[`${service}:${action}`];
    if (!operation) return behind(service, action, input, scope);
    return operation(input, {
      ...scope,
      service,
      action,
      next: (other = input) => behind(service, action, other, scope),
      api: (other, otherInput, elsewhere = {}) =>
        api(elsewhere.service ?? service, other, otherInput, { ...scope, region: elsewhere.region ?? scope.region }),
    });
  };
  return api;
}
