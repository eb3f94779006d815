import type { JsonObject } from './api';
import { checkInput } from './model-constraints';
import type { ServiceModel } from './service-model';
import { readServiceModel } from './service-model';

/** Refuses the input of an operation with an `AwsError` if it is not as the model of the service has it. */
export type RequestCheck = (service: string, action: string, input: JsonObject) => void;

/**
 * A check by the service models of AWS; each is read when it is first needed. A service without a model there passes.
 *
 * @param folder - `data` of botocore
 */
export function createRequestCheck(folder: string): RequestCheck {
  const models = new Map<string, ServiceModel | undefined>();
  return (service, action, input) => {
    if (!models.has(service)) models.set(service, readServiceModel(folder, service));
    const model = models.get(service);
    if (model) checkInput(model, service, action, input);
  };
}
