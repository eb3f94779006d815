/**
 * Why a user is refused. AWS documents some of these texts (developer guide, "Managed login and federation error responses") and
 * says that they are not fixed strings; the others follow its wording.
 */
export const userTexts = {
  attributesRequired: (names: readonly string[]) => `attributes required: [${names.join(', ')}]`,
  attributeImmutable: (name: string) => `user.${name}: Attribute cannot be updated.\n`,
  attributeUnknown: (name: string) => `user.${name}: Attribute does not exist in the schema.\n`,
  attributeTooLong: (name: string, longest: number) =>
    `user.${name}: String must be at most ${longest} characters long.\n`,
  attributeNotA: (name: string, type: string) => `user.${name}: Value must be a ${type}.\n`,
  clientMayNotWrite: 'A client attempted to write unauthorized attribute',
  userDisabled: 'User is disabled.',
  badCredentials: 'Incorrect username or password.',
} as const;
