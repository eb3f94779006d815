import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { unwrapped } from './error-text';

/**
 * Messages of Terraform and OpenTofu about providers that are not installed, or cannot be.
 *
 * @see https://github.com/hashicorp/terraform (internal/command/init.go, internal/terraform/schemas.go)
 */
const MISSING = [
  /Failed to query available provider packages/,
  /Failed to install provider/,
  /unavailable provider "/,
  /there is no package for \S+ \S+ cached in/,
];

/** The fault of providers that Terraform does not have, by its standard error; undefined for another error. */
export function providerFault(errorText: string): FaultError | undefined {
  const text = unwrapped(errorText);
  return MISSING.some((words) => words.test(text))
    ? new FaultError('providers', [fault.ERR_PROVIDERS_MISSING()])
    : undefined;
}
