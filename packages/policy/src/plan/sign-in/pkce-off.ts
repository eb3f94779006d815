import type { Json } from '@auth0-cognito/contract';
import { block } from '../../json';
import type { Rule } from '../../rule';
import type { Resource } from '../../subject';
import { remaining } from '../changes';

const WEAK: readonly (Json | undefined)[] = [false, 'disabled', 'plain'];

/** PKCE settings of a connection, by their path. */
const settings = (side: Resource['before']): Readonly<Record<string, Json | undefined>> => {
  const options = block(side?.options);
  return { pkce_enabled: options.pkce_enabled, 'connection_settings.pkce': block(options.connection_settings).pkce };
};

export const pkceOff: Rule = {
  id: 'pkce-off',
  severity: 'high',
  reads: ['plan'],
  judges: { auth0_connection: ['options.pkce_enabled', 'options.connection_settings'] },
  title: 'another party could use a stolen authorization code, because PKCE is disabled',
  help: 'keep PKCE enabled, with S256',
  source: 'https://datatracker.ietf.org/doc/html/rfc7636',
  check: (subject) =>
    remaining(subject, 'auth0_connection').flatMap(({ address, before, values }) => {
      const old = settings(before);
      return Object.entries(settings(values))
        .filter(([key, value]) => WEAK.includes(value) && before !== null && old[key] !== value)
        .map(([key, value]) => ({ address, received: `options.${key} becomes ${String(value)}`, allowed: 'S256' }));
    }),
};
