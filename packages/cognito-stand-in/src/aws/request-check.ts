import type { JsonObject } from './api';
import { checkInput } from './model-constraints';
import { queryInput } from './query-input';
import type { ServiceModel } from './service-model';
import { readServiceModel } from './service-model';

/** Refuses a request with an `AwsError` if its input is not as the model of the service has it. */
export interface RequestCheck {
  /** Of a service that is called by JSON. */
  json(service: string, action: string, input: JsonObject): void;
  /** Of a service that is called by a form. */
  query(service: string, action: string, parameters: URLSearchParams): void;
}

/** Signing names that differ from the name of the service's model. */
const MODEL_NAMES: Readonly<Record<string, string>> = { email: 'ses', monitoring: 'cloudwatch' };

/**
 * Checks by the service models of AWS; each is read when it is first needed. A service without a model there passes.
 *
 * @param folder - `data` of botocore
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
