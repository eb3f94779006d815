/**
 * Names that the project derives from an environment's own, `{organization}-{environment}`. Constructs, the search for objects without
 * state and the checks of several environments together all use these.
 */

/** First part of every name of an environment. */
export const environmentPrefix = (organization: string, environment: string): string =>
  `${organization}-${environment}`;

/** Name of the primary web client. */
export const webClientName = (prefix: string): string => `${prefix}-web`;

/** Name of another app client. */
export const clientName = (prefix: string, key: string): string => `${prefix}-${key}`;

/** Name of the Auth0 application. */
export const applicationName = (prefix: string): string => `${prefix}-cognito`;

/** Keys of the tags that every resource of an environment has. */
export const DEFAULT_TAGS = ['environment', 'stage', 'managed-by'] as const;

/** Key of an environment's state in its bucket. */
export const defaultStateKey = (environment: string): string => `${environment}/federation.tfstate`;
