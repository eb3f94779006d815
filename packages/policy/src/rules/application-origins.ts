import { parseUrl, shown } from '@auth0-cognito/contract';
import { federatedApplications, settingClients } from '../cognito';
import { isExpression, texts } from '../json';
import type { Rule } from '../rule';

/** Pages of web origins can silently request tokens from Auth0, so only origins of the application are allowed. */
export const applicationOrigins: Rule = {
  id: 'application-origins',
  severity: 'high',
  reads: ['configuration'],
  title: 'a page of another website could use a user’s Auth0 session',
  help: 'let web_origins and allowed_origins have only origins of the app clients’ callback URLs',
  source: 'https://auth0.com/docs/get-started/applications/set-up-cors',
  check: (subject) => {
    const own = settingClients(subject)
      .flatMap(({ values }) => texts(values.callback_urls))
      .flatMap((url) => parseUrl(url)?.origin ?? []);
    return federatedApplications(subject).flatMap(({ address, values }) =>
      ['web_origins', 'allowed_origins'].flatMap((key) =>
        texts(values[key])
          .filter((origin) => !isExpression(origin) && !own.includes(origin))
          .map((origin) => ({
            address: `${address}.${key}`,
            received: shown(origin),
            allowed: [...new Set(own)].join(', '),
          })),
      ),
    );
  },
};
