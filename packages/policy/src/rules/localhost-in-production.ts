import { shown } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { leaves } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

const LOCAL =
  /^https?:\/\/(localhost|127\.|\[::1\]|0\.0\.0\.0)|redirect_uri=https?%3A%2F%2F(localhost|127\.)|redirect_uri=http%3A/i;

/** Whoever controls a program on the user's machine could take the code. */
export const localhostInProduction: Rule = {
  id: 'localhost-in-production',
  severity: 'high',
  reads: ['configuration'],
  title: 'a production sign-in can end on the user’s own machine',
  help: 'remove the localhost address from the production environment',
  check: (subject) =>
    subject.stage !== 'production'
      ? []
      : [...settingClients(subject), ...ofType(subject, 'auth0_client')].flatMap(({ address, values }) =>
          [...leaves(values)]
            .filter(({ value }) => typeof value === 'string' && LOCAL.test(value))
            .map(({ path, value }) => ({
              address: `${address}.${path[0]}`,
              received: shown(value),
              allowed: 'https://host/path of the production application',
            })),
        ),
};
