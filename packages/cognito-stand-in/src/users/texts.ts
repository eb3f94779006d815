/**
 * Error texts about users. AWS documents some of these texts (developer guide, "Managed login and federation error responses")
 * and states that they can change; the others follow its wording.
 */
export const userTexts = {
  attributesRequired: (names: readonly string[]) => `attributes required: [${names.join(', ')}]`,
  attributeImmutable: (name: string) => `user.${name}: Attribute cannot be updated.\n`,
  attributeUnknown: (name: string) => `user.${name}: Attribute does not exist in the schema.\n`,
  attributeTooLong: (name: string, type: string, most: number) =>
    type === 'String'
      ? `user.${name}: String must be at most ${most} characters long.\n`
      : `user.${name}: Value must be at most ${most}.\n`,
  attributeTooShort: (name: string, type: string, least: number) =>
    type === 'String'
      ? `user.${name}: String must be at least ${least} characters long.\n`
      : `user.${name}: Value must be at least ${least}.\n`,
  phoneNumber: 'Invalid phone number format.',
  birthdate: 'user.birthdate: Value must be a date in the form YYYY-MM-DD.\n',
  usernameTooLong: (longest: number) =>
    `1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
  attributeNotA: (name: string, type: string) => `user.${name}: Value must be a ${type}.\n`,
  clientMayNotWrite: 'A client attempted to write unauthorized attribute',
  /** @see https://github.com/aws-amplify/amplify-js/issues/9976 */
  alreadyFound: (username: string) => `Already found an entry for username ${username}`,
  userDisabled: 'User is disabled.',
  badCredentials: 'Incorrect username or password.',
  badPasskey: 'The passkey is not accepted.',
} as const;
