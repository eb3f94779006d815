import { auth0Finders } from './auth0';
import { bootstrapFinders } from './bootstrap';
import { cognitoFinders } from './cognito';
import { domainFinders } from './domain';
import type { Finders } from './finder';
import { iamFinders } from './iam';
import { lambdaFinders } from './lambda';
import { parameterFinders } from './parameter';

/**
 * Finders for the types that AWS or Auth0 would create a second time or refuse to create. Other types only change settings, and to do this
 * again changes nothing. The finders run in this order: a pool before its clients, a role before its policies.
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
