import { isLocalOrUnencrypted, isLoopbackUrl, shown, THIS_PROJECT } from '@auth0-cognito/contract';
import { settingClients } from '../cognito';
import { leaves } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** Whether a text is a loopback URL, or a URL with one as a parameter. A loopback URL can use https, too. */
function isOrContainsLoopback(text: string): boolean {
  if (isLoopbackUrl(text)) return true;
  const [, query = ''] = text.split('?');
  return [...new URLSearchParams(query).values()].some((value) => isLocalOrUnencrypted(value));
}

/** Any program on the user's machine can receive the code. */
export const localhostInProduction: Rule = {
  id: 'localhost-in-production',
  severity: 'high',
  reads: ['configuration'],
  title: 'a production sign-in could redirect to localhost',
  help: 'remove the localhost URL from the production environment',
  source: THIS_PROJECT,
  check: (subject) =>
    subject.stage !== 'production'
      ? []
      : [...settingClients(subject), ...ofType(subject, 'auth0_client')].flatMap(({ address, values }) =>
          [...leaves(values)]
            .filter(({ value }) => typeof value === 'string' && isOrContainsLoopback(value))
            .map(({ path, value }) => ({
              address: `${address}.${path[0]}`,
              received: shown(value),
              allowed: 'https://host/path of the production application',
            })),
        ),
};
