/** Endings of names of secrets. No separator is needed before them: `dbpassword`. */
const WORDS = 'password|passwd|passphrase|passcode|secret|token|credential|apikey|(bind|db|root|user)pw';

/** Endings of names of secrets that must be whole words: `smtp_pass`, not `bypass`. */
const PARTED = [
  'pass|pwd|pw|psk|pat|sig|signature|bearer|auth_header|creds|hmac|connection_string|client_assertion|pre_?shared|sas(_ur[il])?|basic_auth',
  '(password|secret|credential)s|(access|api|auth|bearer|refresh|session)_tokens|secret_id',
  '(access|account|api|app|application|auth|ca|certificate|client|cookie|deploy|encryption|hmac|jwt|license|master|pre_?shared|primary|private|recovery|sas|secondary|secret|server|session|shared|signing|ssl|storage|tls|unseal|webhook)_?keys?|access_key_id|key_pem',
  '(web)?hook(_ur[il])?|kube_?config|docker_?config_?json|p12|pfx|pkcs12|jks',
  '(recovery|backup|scratch)_codes?|mnemonic|seed_phrase|(otp|totp|mfa)_seed|security_answer|community_string|snmp_community',
].join('|');

/** Suffixes that may follow the name of a secret: `private_key_pem`, `password_1`. */
const FORMS = 'base|base64|b64|binary|data|der|hash|json|new|old|pem|pkcs8|plaintext|string|text|value|wo|v?\\d+';

const SECRET_NAMES = new RegExp(`(?:(?:${WORDS})|(?:^|_)(?:${PARTED})|^_?auth)(?:_(?:${FORMS}))*$`);

/** Names of HTTP headers with secrets, in the case of HTTP. Settings with these names in lower case, such as `authorization = "NONE"`, hold none. */
const SECRET_HEADERS = /^(?:(?:Proxy-)?Authorization|(?:Set-)?Cookie)$/;

const judged = new Map<string, boolean>();
const MAX_JUDGED = 10_000;

/**
 * Whether a setting with this name, in snake, kebab or camel case, holds a secret, even if its provider does not mark it as sensitive. A
 * name with a colon is a user attribute (`custom:token`) or a condition key of a policy (`aws:TokenIssueTime`), never a secret.
 */
export function isSecretName(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  const snakeCase = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^\w:]+/g, '_')
    .toLowerCase();
  const result = !name.includes(':') && (SECRET_NAMES.test(snakeCase) || SECRET_HEADERS.test(name));
  // A cache: names repeat in each resource of a plan. The limit prevents a malicious plan from filling the memory.
  if (judged.size < MAX_JUDGED) judged.set(name, result);
  return result;
}

/** Settings whose members have the names of tokens but contain lifetimes, units or claim names. */
const NAMES_WITHOUT_SECRETS: readonly PropertyKey[] = ['lifetimes', 'token_validity_units', 'attribute_mapping'];

/** Whether a member of this name holds a secret in the setting `parent`. */
export const isSecretMember = (parent: PropertyKey, name: string): boolean =>
  isSecretName(name) && !NAMES_WITHOUT_SECRETS.includes(parent);

/** Whether the setting at a path, list indexes included, holds a secret. */
export function isSecretSetting(path: readonly PropertyKey[]): boolean {
  const [name = '', parent = ''] = path.filter((key) => !/^\d+$/.test(String(key))).reverse();
  return isSecretMember(parent, String(name));
}

/** Settings that the providers mark as sensitive and that {@link isSecretName} does not recognize. */
const SECRET_SETTINGS: Readonly<Record<string, RegExp>> = {
  auth0_action: /^secrets(\.value)?$/,
  auth0_client_credentials: /(^|\.)credentials(\.pem)?$/,
  auth0_connection:
    /^options(\.(configuration|gateway_authentication|custom_headers(\.value)?|twilio_token|(de)?(cryption|signing)_key(\.key)?))?$/,
  auth0_email_provider: /^credentials(\.|$)/,
  auth0_guardian: /(^|\.)(p12|server_key|secret_key|auth_token|aws_secret_access_key)$/,
  auth0_log_stream: /^sink(\.|$)/,
  auth0_phone_provider: /^credentials(\.|$)/,
  auth0_flow_vault_connection: /^setup$/,
  auth0_rule_config: /^value$/,
  aws_acm_certificate: /^private_key/,
  aws_cognito_identity_provider: /^provider_details\.(client_secret|private_key)$/,
  aws_iam_access_key: /^(secret|ses_smtp_password_v4|encrypted_\w+)$/,
  aws_kms_external_key: /^key_material_base64$/,
};

/**
 * Whether a review may hide a setting of a resource because it holds a secret. A review must show all other settings of sign-in.
 *
 * @param path - path of the setting without list indexes
 */
export const maySettingBeHidden = (type: string, path: readonly string[]): boolean =>
  isSecretSetting(path) || SECRET_SETTINGS[type]?.test(path.join('.')) === true;
