import { auth0Finders } from './auth0';
import { bootstrapFinders } from './bootstrap';
import { cognitoFinders } from './cognito';
import { domainFinders } from './domain';
import type { Finders } from './finder';
import { iamFinders } from './iam';
import { lambdaFinders } from './lambda';
import { parameterFinders } from './parameter';

/**
 * Finders of what AWS and Auth0 create a second time, or refuse to. Everything else is only set, and setting it again changes nothing. The
 * order is that in which they run: a pool comes before its clients, a role before its policies.
 */
export const FINDERS: Finders = {
  ...cognitoFinders,
  ...iamFinders,
  ...lambdaFinders,
  ...domainFinders,
  ...parameterFinders,
  ...bootstrapFinders,
  ...auth0Finders,
};
