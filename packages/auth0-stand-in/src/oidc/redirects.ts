import { canParseUrl } from '@auth0-cognito/contract';
/**
 * Whether a callback is allowed for an application: it equals a registered URL, in which one `*` can replace the first label of the host.
 *
 * @see https://auth0.com/docs/get-started/applications/wildcards-for-subdomains
 */
export function isAllowedCallback(requested: string, registered: readonly string[]): boolean {
  return registered.some((pattern) => isExactly(pattern, requested) || matchesWildcard(requested, pattern));
}

const withoutQuery = (url: string) => url.split(/[?#]/, 1)[0] ?? '';

/**
 * Whether a logout URL is registered. Auth0 ignores query and fragment of both URLs.
 */
export function isAllowedLogoutUrl(requested: string, registered: readonly string[]): boolean {
  const place = withoutQuery(requested);
  return (
    canParseUrl(requested) &&
    registered.map(withoutQuery).some((url) => isExactly(url, place) || matchesWildcard(place, url))
  );
}

/** Exact match. A URL with a wildcard only matches as a pattern. */
const isExactly = (pattern: string, requested: string) => pattern === requested && !pattern.includes('*');

const matchesWildcard = (requested: string, pattern: string) => {
  const parts = /^(https?:\/\/)\*(\.[^*/]+(?:\/[^*]*)?)$/.exec(pattern);
  const [, scheme = '', rest = ''] = parts ?? [];
  if (!parts || !requested.startsWith(scheme) || !requested.endsWith(rest)) return false;
  return /^[a-z0-9-]+$/i.test(requested.slice(scheme.length, requested.length - rest.length));
};

const originOf = (url: string) => (canParseUrl(url) ? new URL(url).origin : undefined);

/** Whether a browser may call for an application from an origin: registered origins, and those of its callbacks. */
export function isAllowedOrigin(
  origin: string,
  client: { allowed_origins?: string[]; web_origins?: string[]; callbacks?: string[] },
): boolean {
  const named = [...(client.allowed_origins ?? []), ...(client.web_origins ?? [])];
  const ofCallbacks = (client.callbacks ?? []).map(originOf);
  return (
    named.some((pattern) => isExactly(pattern, origin) || matchesWildcard(origin, pattern)) ||
    ofCallbacks.includes(origin)
  );
}
