import * as zod from 'zod';

import type { ShapeParts } from './shape';

/** Runtime shapes of the settings, for packages that check values that TypeScript has not checked. */
export { federatedUserPoolShape } from './federated-user-pool-settings';
export { shapeOf } from './shape';
/** Names of settings in AWS, to convert existing settings to values. */
export { MFA_MODES } from './user-pool/mfa';
export { COGNITO_WRITTEN_ATTRIBUTES } from './user-pool/standard-attributes';

// Each part by name, so that a bundle contains only the used parts of zod.
export const shapeParts: ShapeParts = {
  array: zod.array,
  boolean: zod.boolean,
  discriminatedUnion: zod.discriminatedUnion,
  enum: zod.enum,
  literal: zod.literal,
  number: zod.number,
  partialRecord: zod.partialRecord,
  record: zod.record,
  strictObject: zod.strictObject,
  string: zod.string,
  union: zod.union,
  text: zod.string().optional(),
  flag: zod.boolean().optional(),
  texts: zod.array(zod.string()),
  textByName: zod.record(zod.string(), zod.string()),
};
