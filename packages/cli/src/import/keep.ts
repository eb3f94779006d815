/** How to keep a setting that the plan changes, by type of resource and setting. The first match applies. */
const KEEP: readonly (readonly [type: RegExp, setting: RegExp, keep: string])[] = [
  [/./, /^tags_all$/, 'accept it: every resource of an environment has its tags'],
  [/client$/, /^prevent_user_existence_errors$/, 'accept it: sign-in does not reveal whether a user exists'],
  [
    /client$/,
    /^logout_urls$/,
    "accept it: Auth0's sign-out is added, so that a sign-out also ends the session there; URLs that the values refuse go",
  ],
  [
    /client$/,
    /^supported_identity_providers$/,
    'add the other identity provider to the web client in extend.ts; users of a removed provider cannot sign in',
  ],
  [/client$/, /^(?:read|write)_attributes$/, 'accept it: the list that applies is declared'],
  [/client$/, /_validity(?:_units)?$/, 'accept it: the default of AWS is declared'],
  [/client$/, /^default_redirect_uri$/, 'accept it: the first callback URL is the default'],
  [
    /identity_provider$/,
    /^provider_details$/,
    'accept it: Cognito reads these endpoints from the issuer, or the project requires it',
  ],
  [
    /auth0_client$/,
    /./,
    'accept it: Cognito needs it; another application that uses this one is a reason to refer to it by existingClientId',
  ],
  [/openid_connect_provider$/, /^client_id_list$/, 'accept it: tokens of the Auth0 application are accepted'],
  [/identity_pool$/, /^cognito_identity_providers$/, 'accept it, if no user of a removed client needs AWS credentials'],
  [
    /./,
    /./,
    'accept it, or keep it with an override in extend.ts (docs/settings-without-a-value.md#a-setting-without-a-field)',
  ],
];

/** What to do about a change of a setting. */
export const keptSettingText = (type: string, setting: string): string =>
  KEEP.find(([types, settings]) => types.test(type) && settings.test(setting))?.[2] ?? '';
