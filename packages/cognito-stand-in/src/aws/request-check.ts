import type { JsonObject } from './api';
import { checkInput } from './model-constraints';
import { queryInput } from './query-input';
import type { ServiceModel } from './service-model';
import { readServiceModel } from './service-model';

/** Throws `AwsError` if the input of a request violates the model of its service. */
export interface RequestCheck {
  /** For a JSON service. */
  json(service: string, action: string, input: JsonObject): void;
  /** For a query service. */
  query(service: string, action: string, parameters: URLSearchParams): void;
}

/** Names of service models that differ from the signing name. */
const MODEL_NAMES: Readonly<Record<string, string>> = { email: 'ses', monitoring: 'cloudwatch' };

/**
 * Checks requests with the service models of AWS. Each model is read at its first use. Requests of a service without a model pass.
 *
 * @param folder - the folder `data` of botocore
 */
export function createRequestCheck(folder: string): RequestCheck {
  const models = new Map<string, ServiceModel | undefined>();
  const modelOf = (service: string) => {
    const name = MODEL_NAMES[service] ?? service;
    if (!models.has(name)) models.set(name, readServiceModel(folder, name));
    return models.get(name);
  };
  return {
    json: (service, action, input) => {
      const model = modelOf(service);
      const code = service === 'cognito-idp' ? 'InvalidParameterException' : 'ValidationException';
      if (model) checkInput(model, action, input, code);
    },
    query: (service, action, parameters) => {
      const model = modelOf(service);
      if (model) checkInput(model, action, queryInput(model, action, parameters), 'ValidationError');
    },
  };
}
