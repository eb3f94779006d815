import { canParseUrl } from '@auth0-cognito/contract';
/**
 * Whether a callback is one of an application's. Equal to the letter, or equal but for one `*` that replaces a label
 * at the start of the host.
 *
 * @see https://auth0.com/docs/get-started/applications/wildcards-for-subdomains
 */
export function isAllowedCallback(asked: string, registered: readonly string[]): boolean {
  return registered.some((pattern) => isThe(pattern, asked) || matchesWildcard(asked, pattern));
}

const withoutQuery = (url: string) => url.split(/[?#]/, 1)[0] ?? '';

/**
 * Whether a place to go after sign-out is one of those registered. Auth0 looks at neither query nor fragment, on either
 * side.
 */
export function isAllowedLogoutUrl(asked: string, registered: readonly string[]): boolean {
  const place = withoutQuery(asked);
  return (
    canParseUrl(asked) && registered.map(withoutQuery).some((url) => isThe(url, place) || matchesWildcard(place, url))
  );
}

/** A pattern is not a place itself. */
const isThe = (pattern: string, asked: string) => pattern === asked && !pattern.includes('*');

const matchesWildcard = (asked: string, pattern: string) => {
  const parts = /^(https?:\/\/)\*(\.[^*/]+(?:\/[^*]*)?)$/.exec(pattern);
  const [, scheme = '', rest = ''] = parts ?? [];
  if (!parts || !asked.startsWith(scheme) || !asked.endsWith(rest)) return false;
  return /^[a-z0-9-]+$/i.test(asked.slice(scheme.length, asked.length - rest.length));
};

const originOf = (url: string) => (canParseUrl(url) ? new URL(url).origin : undefined);

/** Origins from which a browser may call for an application: those registered, and those of its callbacks. */
export function isAllowedOrigin(
  origin: string,
  client: { allowed_origins?: string[]; web_origins?: string[]; callbacks?: string[] },
): boolean {
  const named = [...(client.allowed_origins ?? []), ...(client.web_origins ?? [])];
  const ofCallbacks = (client.callbacks ?? []).map(originOf);
  return (
    named.some((pattern) => isThe(pattern, origin) || matchesWildcard(origin, pattern)) || ofCallbacks.includes(origin)
  );
}
