import { texts } from '../../json';
import type { Finding, Rule } from '../../rule';
import { CLIENT_TYPES, remaining } from '../changes';
import { APPLICATION_KEYS, CLIENT_KEYS, hostOf, outputHosts, perHost } from './urls';
import { isKnown, placeholderText } from '../values';

/** Whether two URLs differ only in their query, such as logout URLs that redirect to different pages. */
const isSamePage = (url: string, other: string) => url.includes('?') && url.split('?')[0] === other.split('?')[0];

/** Cognito and Auth0 refuse a sign-in whose redirect URL is not on their list. */
export const urlRemoved = (known: readonly string[]): Rule => ({
  id: 'url-removed',
  severity: 'high',
  reads: ['plan'],
  title: 'a URL is no longer accepted: an application that uses it can’t sign users in or out',
  help: 'first make sure that no application uses the URL',
  judges: { ...Object.fromEntries(CLIENT_TYPES.map((type) => [type, CLIENT_KEYS])), auth0_client: APPLICATION_KEYS },
  check: (subject): readonly Finding[] => {
    const own = new Set([...known, ...outputHosts(subject)]);
    const removed = [
      ...remaining(subject, ...CLIENT_TYPES).flatMap((resource) => CLIENT_KEYS.map((key) => ({ resource, key }))),
      ...remaining(subject, 'auth0_client').flatMap((resource) => APPLICATION_KEYS.map((key) => ({ resource, key }))),
    ].flatMap(({ resource, key }) => {
      const { before, values } = resource;
      if (before?.[key] === values[key]) return [];
      const next = texts(values[key]);
      // A hidden or unknown value can still contain it.
      if (before === null || !(key in values) || next.some((url) => placeholderText(url) !== undefined)) return [];
      const old = texts(before[key]).filter(isKnown);
      // If a URL is replaced by one of another host, the rule about hosts reports the new URL.
      const isReported = (url: string) => {
        const host = hostOf(url);
        return host === undefined || !(own.has(host) || old.some((other) => hostOf(other) === host));
      };
      const moves = next.some((url) => !old.includes(url) && isReported(url));
      // Only the query differs: the server does not compare it, or another rule judges it.
      const stays = (url: string) =>
        next.includes(url) || next.some((other) => !old.includes(other) && isSamePage(url, other));
      return moves ? [] : old.filter((url) => !stays(url)).map((url) => ({ resource, key, url }));
    });
    return perHost(removed, 'loses').map((finding) => ({ ...finding, allowed: 'the addresses that applications use' }));
  },
});
