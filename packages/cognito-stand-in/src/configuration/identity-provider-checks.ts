import { canParseUrl } from '@auth0-cognito/contract';
import type { JsonObject } from '../aws/api';
import { refusals } from '../aws/refusals';

const NAMED_AS_THEIR_TYPE = ['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'];
const OIDC_KEYS = ['client_id', 'attributes_request_method', 'oidc_issuer', 'authorize_scopes'];
const OIDC_URLS = ['authorize_url', 'token_url', 'attributes_url', 'jwks_uri'];

/** Refuses a name that Cognito refuses: COGNITO, or a social provider under another name. */
export function checkName(name: string, type: string): void {
  if (
    name === 'COGNITO' ||
    (NAMED_AS_THEIR_TYPE.includes(name) || NAMED_AS_THEIR_TYPE.includes(type) ? name !== type : false)
  ) {
    throw refusals.identityProviderType(name, type);
  }
}

/** Refuses provider details with which an OIDC sign-in cannot work. Does not check other types. */
export function checkDetails(type: string, details: Readonly<Record<string, string>>): void {
  if (type !== 'OIDC') return;
  const absent = OIDC_KEYS.filter((key) => !details[key]);
  if (absent.length) throw refusals.invalid(`ProviderDetails lacks ${absent.join(', ')}`);
  if (!['GET', 'POST'].includes(String(details.attributes_request_method))) {
    throw refusals.invalid('attributes_request_method must be GET or POST');
  }
  if (!String(details.authorize_scopes).split(/[ ,]+/).includes('openid')) {
    throw refusals.invalid('authorize_scopes must contain openid');
  }
  for (const key of ['oidc_issuer', ...OIDC_URLS].filter((name) => details[name] !== undefined)) {
    const text = String(details[key]);
    if (!canParseUrl(text) || new URL(text).protocol !== 'https:')
      throw refusals.invalid(`${key} must be an https URL`);
  }
  // Without these URLs, Cognito reads the discovery document of the issuer. It requires all of them or none.
  const given = OIDC_URLS.filter((key) => details[key]);
  if (given.length && given.length < OIDC_URLS.length) {
    throw refusals.invalid(`ProviderDetails must have all of ${OIDC_URLS.join(', ')}, or none of them`);
  }
}

/** Refuses a mapping to an attribute that the pool does not have. `username` is not an attribute and can always be mapped. */
export function checkAttributeMapping(mapping: unknown, pool: JsonObject): void {
  const known = ((pool.SchemaAttributes ?? []) as JsonObject[]).map((attribute) => String(attribute.Name));
  const unknown = Object.keys((mapping ?? {}) as JsonObject).find(
    (name) => name !== 'username' && !known.includes(name),
  );
  if (unknown)
    throw refusals.invalid(`Attribute mapping contains ${unknown}, which is not in the schema of the user pool.`);
}
