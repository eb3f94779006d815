import { blocks } from '../../json';
import type { Rule } from '../../rule';
import { remaining } from '../changes';

const WEAK_TO_STRONG = ['OFF', 'OPTIONAL', 'ON'];

/** Finds a second factor that is no longer required or no longer available. As in synthesis, a new pool requires one in production. */
export const mfaWeakened: Rule = {
  id: 'mfa-weakened',
  severity: 'high',
  reads: ['plan'],
  judges: { aws_cognito_user_pool: ['mfa_configuration', 'software_token_mfa_configuration'] },
  title: 'a second factor is no longer required, or no longer available',
  help: 'keep mfa_configuration and its factors',
  check: (subject) =>
    remaining(subject, 'aws_cognito_user_pool').flatMap(({ address, before, values, unknown = [] }) => {
      if (before === null) {
        const isOff =
          !unknown.includes('mfa_configuration') && !['ON', 'OPTIONAL'].includes(String(values.mfa_configuration));
        return subject.stage === 'production' && isOff
          ? [{ address, received: 'mfa_configuration of a new pool is OFF', allowed: 'ON or OPTIONAL' }]
          : [];
      }
      const [old, next] = [before, values].map(({ mfa_configuration: mfa }) => (mfa === null ? 'OFF' : String(mfa)));
      const weaker =
        WEAK_TO_STRONG.includes(String(next)) &&
        WEAK_TO_STRONG.indexOf(String(next)) < WEAK_TO_STRONG.indexOf(String(old));
      const hadApp = blocks(before.software_token_mfa_configuration).some(({ enabled }) => enabled === true);
      const losesApp =
        hadApp &&
        Array.isArray(values.software_token_mfa_configuration) &&
        !blocks(values.software_token_mfa_configuration).some(({ enabled }) => enabled !== false);
      return [
        ...(weaker
          ? [{ address, received: `mfa_configuration changes from ${old} to ${next}`, allowed: `${old}` }]
          : []),
        ...(losesApp && next !== 'OFF'
          ? [{ address, received: 'authenticator apps are no longer accepted', allowed: 'authenticator apps' }]
          : []),
      ];
    }),
};
