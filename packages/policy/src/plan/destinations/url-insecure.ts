import { isLoopbackHost, parseUrl } from '@auth0-cognito/contract';
import type { Rule } from '../../rule';
import { addedUrls, perHost } from './urls';

const problem = (url: string): string | undefined => {
  const parsed = parseUrl(url);
  if (!parsed) return undefined;
  if (isLoopbackHost(parsed.hostname)) return 'points to a program on the user’s machine';
  return parsed.protocol === 'http:' ? 'is not encrypted' : undefined;
};

/** If users other than its developers sign in, a code must not be sent in plain text or to a process on a user's machine. */
export const urlInsecure: Rule = {
  id: 'url-insecure',
  severity: 'high',
  reads: ['plan'],
  title: 'an attacker could read or redirect a sign-in on its way back to the application',
  help: 'use https URLs of the environment; use localhost only in development',
  check: (subject) =>
    subject.stage === 'development'
      ? []
      : [...new Set(addedUrls(subject).flatMap(({ url }) => problem(url) ?? []))].flatMap((found) =>
          perHost(
            addedUrls(subject).filter(({ url }) => problem(url) === found),
            'gains',
          ).map(({ address, received }) => ({
            address,
            received: `${received}, which ${found}`,
            allowed: 'https addresses',
          })),
        ),
};
