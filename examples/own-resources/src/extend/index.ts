import type { Extension } from '@auth0-cognito/environment';

import { defineApi } from './api';
import { defineFiles } from './files';
import { functionRole } from './function-role';
import { definePreTokenGeneration } from './pre-token-generation';

/** An API that accepts tokens of this pool, files for each user, and a function that adds a claim to access tokens. */
export const extend: Extension = (stack, context) => {
  const role = functionRole(stack, context);
  definePreTokenGeneration(stack, context, role);
  defineApi(stack, context, role);
  defineFiles(stack, context);
};
