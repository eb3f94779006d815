/** Names of settings whose text is a secret, in snake case, whether or not a provider flags them as sensitive. */
const SECRET_NAMES =
  /^(token|credentials?)$|(^|_)(secret|secrets|password|passwd|passphrase|private_key|secret_key|access_key|access_key_id|master_key|signing_keys?|signing_secret|sas_key|shared_key|api_?key|api_token|access_token|refresh_token|session_token|auth_token|bot_token|twilio_token|client_assertion|secret_(string|binary|value|hash|access_key|base64)|connection_string)$/;

/** Secrets that are recognized by their shape: private keys, AWS access key ids, JSON Web Tokens, GitHub tokens. */
const SECRET_SHAPES =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\beyJ[\w-]{8,}\.[\w-]+\.[\w-]+|\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,})/;

const judged = new Map<string, boolean>();
const MOST_JUDGED = 10_000;

/** Whether a setting of this name, in snake, kebab or camel case, holds a secret. */
export function isSecretName(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  const snakeCase = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
  const result = SECRET_NAMES.test(snakeCase);
  // Names repeat in each resource of a plan. The limit keeps a hostile plan from filling the memory.
  if (judged.size < MOST_JUDGED) judged.set(name, result);
  return result;
}

/** Settings whose members are named like tokens and hold lifetimes or their units. */
const LIFETIME_SETTINGS: readonly PropertyKey[] = ['lifetimes', 'token_validity_units'];

/** Whether the setting at a path, list indexes included, holds a secret. */
export function isSecretSetting(path: readonly PropertyKey[]): boolean {
  const [parent, name = ''] = path.filter((key) => !/^\d+$/.test(String(key))).slice(-2);
  return path.length === 1
    ? isSecretName(String(path[0]))
    : isSecretName(String(name)) && !LIFETIME_SETTINGS.includes(parent ?? '');
}

/** Whether a text contains a secret that its shape reveals. */
export const hasSecretShape = (text: string): boolean => SECRET_SHAPES.test(text);

/** Settings that the providers themselves mark as sensitive, although their names do not say that they are secrets. */
const SEALED_SETTINGS: Readonly<Record<string, RegExp>> = {
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
 * Whether a setting of a resource may be hidden from a review, by its path without list indexes: it holds a secret. Everything else of
 * sign-in has to be seen.
 */
export const maySettingBeHidden = (type: string, path: readonly string[]): boolean =>
  isSecretName(path.at(-1) ?? '') || SEALED_SETTINGS[type]?.test(path.join('.')) === true;
