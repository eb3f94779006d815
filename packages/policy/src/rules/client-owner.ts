import { shown } from '@auth0-cognito/contract';
import { CLIENT, MANAGED_CLIENT, followsPool, ignoresAll } from '../cognito';
import { referred } from '../expressions';
import { at, texts } from '../json';
import type { Rule } from '../rule';
import { ofType, type Resource, type Subject } from '../subject';

/**
 * The plain clients that an anchored name pattern matches: by a reference to the name of a client, or by a literal name. A function can
 * escape the reference.
 */
function clientsOf(subject: Subject, pattern: string): readonly Resource[] {
  if (!/^\^.*\$$/s.test(pattern)) return [];
  const byReference = referred(subject, pattern, CLIENT);
  const isOneReference = /^\^\$\{[^}]*\}\$$/.test(pattern) && /\.name\b/.test(pattern);
  if (byReference.length > 0) return isOneReference ? byReference : [];
  const name = pattern.slice(1, -1).replace(/\\([+.])/g, '$1');
  return ofType(subject, CLIENT).filter(({ values }) => values.name === name);
}

/**
 * A managed client manages all settings of exactly one plain client. If a client has two owners, the second one restores old callback
 * URLs. If a plain client ignores the replacement of its pool, every later apply fails.
 */
export const clientOwner: Rule = {
  id: 'client-owner',
  severity: 'critical',
  reads: ['configuration'],
  title: 'two resources manage the settings of an app client, or none does',
  help: 'on the plain client, set ignore_changes to all and replace it together with its pool; let exactly one managed client match its name',
  source:
    'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cognito_managed_user_pool_client',
  check: (subject) =>
    ofType(subject, MANAGED_CLIENT).flatMap(({ address, values }) => {
      const plain = clientsOf(subject, String(values.name_pattern));
      const [client] = plain;
      if (!client || plain.length > 1) {
        const allowed = 'an anchored pattern that matches one plain app client of this stack';
        return [{ address: `${address}.name_pattern`, received: shown(values.name_pattern), allowed }];
      }
      const triggers = texts(at(client.values, 'lifecycle', 'replace_triggered_by')).map((trigger) => `\${${trigger}}`);
      return [
        ...(ignoresAll(client)
          ? []
          : [
              {
                address: `${client.address}.lifecycle.ignore_changes`,
                received: shown(at(client.values, 'lifecycle', 'ignore_changes')),
                allowed: 'all',
              },
            ]),
        ...(followsPool(subject, triggers)
          ? []
          : [
              {
                address: `${client.address}.lifecycle.replace_triggered_by`,
                received: shown(triggers),
                allowed: 'the user pool’s id',
              },
            ]),
      ];
    }),
};
