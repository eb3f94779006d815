import { isLoopbackHost } from '@auth0-cognito/contract';
import { texts } from '../../json';
import type { Rule } from '../../rule';
import { CLIENT_TYPES } from '../changes';
import { addedUrls, APPLICATION_KEYS, CLIENT_KEYS, hostOf, outputHosts, perHost, TENANT_KEYS } from './urls';

/** @param known hosts of the environment in addition to those in its outputs. */
export function urlOutside(known: readonly string[]): Rule {
  return {
    id: 'url-outside',
    severity: 'high',
    reads: ['plan'],
    title:
      'a sign-in can redirect users, with their authorization code, to a host that the environment did not use before',
    help: 'make sure that the host is yours',
    judges: {
      ...Object.fromEntries(CLIENT_TYPES.map((type) => [type, CLIENT_KEYS])),
      auth0_client: APPLICATION_KEYS,
      auth0_tenant: TENANT_KEYS,
    },
    check: (subject) => {
      const own = new Set([...known, ...outputHosts(subject)]);
      // In development, developers use their own machines.
      const isOwnMachine = (url: string) => subject.stage === 'development' && isLoopbackHost(new URL(url).hostname);
      const outside = addedUrls(subject).filter(({ resource, key, url }) => {
        const host = hostOf(url);
        const before = texts(resource.before?.[key]).map(hostOf);
        return host === undefined || !(own.has(host) || before.includes(host) || isOwnMachine(url));
      });
      const allowed =
        own.size === 0 ? 'hosts of the environment, none of which is known here' : [...own].sort().join(', ');
      return perHost(outside, 'gains').map((finding) => ({ ...finding, allowed }));
    },
  };
}
