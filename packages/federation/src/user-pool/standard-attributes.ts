/**
 * The standard attributes, which every user pool has.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export const STANDARD_ATTRIBUTES = [
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
] as const;

/** Name of a standard attribute. */
export type StandardAttribute = (typeof STANDARD_ATTRIBUTES)[number];

/** Attributes that Cognito writes: an app client can read them, but not write them. @internal */
export const COGNITO_WRITTEN_ATTRIBUTES: readonly string[] = ['email_verified', 'phone_number_verified'];
