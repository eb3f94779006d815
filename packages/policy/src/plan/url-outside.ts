import { texts } from '../json';
import type { Rule } from '../rule';
import { addedUrls, hostOf, outputHosts } from './urls';

/** @param known hosts of the environment besides those that its outputs name. */
export function urlOutside(known: readonly string[]): Rule {
  return {
    id: 'url-outside',
    severity: 'high',
    reads: ['plan'],
    title: 'people, with their sign-in, can be sent to a host that is not the environment’s own',
    help: 'make sure that the host belongs to you, and name it as one of the environment’s own',
    check: (subject) => {
      const own = new Set([...known, ...outputHosts(subject)]);
      return addedUrls(subject)
        .filter(({ resource, key, url }) => {
          const host = hostOf(url);
          const before = texts(resource.before?.[key]).map(hostOf);
          return host === undefined || !(own.has(host) || before.includes(host));
        })
        .map(({ resource, key, url }) => ({
          address: resource.address,
          received: `${key} gains ${url}`,
          allowed:
            own.size === 0 ? 'hosts of the environment, none of which is known here' : [...own].sort().join(', '),
        }));
    },
  };
}
