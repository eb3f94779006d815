/**
 * Claims of Auth0's ID tokens and of /userinfo that OpenID Connect defines. Auth0 sends `updated_at` as a text (ISO 8601), where OpenID
 * Connect has a number.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
 * @see https://auth0.com/docs/manage-users/user-accounts/user-profiles/user-profile-structure
 */
const CLAIM_TYPES: Readonly<Record<string, 'text' | 'boolean' | 'time'>> = {
  ...Object.fromEntries(
    [
      ...['sub', 'name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'profile'],
      ...['picture', 'website', 'email', 'gender', 'birthdate', 'zoneinfo', 'locale', 'phone_number'],
    ].map((claim) => [claim, 'text'] as const),
  ),
  email_verified: 'boolean',
  phone_number_verified: 'boolean',
  updated_at: 'time',
};

/** Type of an attribute of a user pool. */
export type AttributeType = 'String' | 'Number' | 'Boolean' | 'DateTime';

const ACCEPTED: Readonly<Record<AttributeType, readonly string[]>> = {
  String: ['text', 'boolean', 'time'],
  Number: [],
  Boolean: ['boolean'],
  DateTime: ['time'],
};

/** Characters of a time as Auth0 sends it: `2026-01-31T12:00:00.000Z`. */
const TIME_LENGTH = 24;

/**
 * Whether an attribute of this type accepts the values that Auth0 sends for this claim. True for a claim that Auth0 does not define.
 *
 * @param longest - maximum length of the attribute in characters, such as 10 for `birthdate`; undefined if unknown
 */
export function acceptsClaim(type: AttributeType, claim: string, longest = Infinity): boolean {
  const sent = Object.hasOwn(CLAIM_TYPES, claim) ? CLAIM_TYPES[claim] : undefined;
  if (sent === 'time' && type === 'String') return longest >= TIME_LENGTH;
  return sent === undefined || ACCEPTED[type].includes(sent);
}

/**
 * Properties of an Auth0 user that users can set themselves, when they sign up to a database connection or later. `email` is not listed:
 * Auth0 verifies it.
 *
 * @see https://auth0.com/docs/api/authentication/signup/create-a-new-user
 * @see https://auth0.com/docs/manage-users/user-accounts/metadata
 */
const SELF_CHOSEN: readonly string[] = [
  ...['name', 'nickname', 'given_name', 'family_name', 'picture', 'username', 'preferred_username', 'user_metadata'],
];

/** Whether users can set this property of their Auth0 profile themselves: `nickname`, `user_metadata.team`. */
export const isSelfChosen = (property: string): boolean => SELF_CHOSEN.includes(property.split('.')[0] ?? '');

/**
 * Claims that Auth0 and OpenID Connect reserve. If an action sets one, Auth0 ignores it without an error.
 *
 * @see https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims#general-restrictions
 */
const RESTRICTED: readonly string[] = [
  ...['acr', 'act', 'active', 'amr', 'at_hash', 'ath', 'attest', 'aud', 'auth_time', 'authorization_details', 'azp'],
  ...['c_hash', 'client_id', 'cnf', 'cty', 'dest', 'entitlements', 'events', 'exp', 'groups', 'gty', 'htm', 'htu'],
  ...['iat', 'internalService', 'iss', 'jcard', 'jku', 'jti', 'jwe', 'jwk', 'kid', 'may_act', 'mky', 'nbf', 'nonce'],
  ...['object_id', 'org_id', 'org_name', 'orig', 'origid', 'permissions', 'roles', 'rph', 's_hash', 'sid'],
  ...[
    'sip_callid',
    'sip_cseq_num',
    'sip_date',
    'sip_from_tag',
    'sip_via_branch',
    'sub',
    'sub_jwk',
    'toe',
    'txn',
    'typ',
  ],
  ...['uuid', 'vot', 'vtm', 'x5t#S256', 'email', 'email_verified', 'name'],
];

/** Whether an Auth0 action can set this claim. */
export const isSettableClaim = (claim: string): boolean => claim.trim() !== '' && !RESTRICTED.includes(claim);

/**
 * Claims that Auth0 sends for every user if the scopes `email` and `profile` are requested.
 *
 * @see https://auth0.com/docs/manage-users/user-accounts/user-profiles/normalized-user-profile-schema
 */
const ALWAYS_SENT: readonly string[] = ['sub', 'name', 'nickname', 'picture', 'email', 'email_verified', 'updated_at'];

/**
 * Whether a claim can be missing at a later sign-in. Cognito then does not change the mapped attribute: "If a previously mapped claim
 * no longer exists in the incoming token, it won't be deleted or changed."
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
 */
export const canBeLost = (claim: string): boolean => !ALWAYS_SENT.includes(claim);
