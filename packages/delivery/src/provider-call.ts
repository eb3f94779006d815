import { FaultError } from '@auth0-cognito/contract';

/** Why a call of AWS or Auth0 failed, in one line: `AccessDeniedException: User … is not authorized …`. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll(/\s+/g, ' ');

/**
 * Calls AWS or Auth0. If a call fails, throws the error that `failed` returns for the reason. A FaultError of `calls` is thrown unchanged.
 */
export async function withCallErrors<T>(calls: () => Promise<T>, failed: (why: string) => FaultError): Promise<T> {
  try {
    return await calls();
  } catch (error) {
    throw error instanceof FaultError ? error : failed(reasonOf(error));
  }
}
