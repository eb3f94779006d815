import { LINKED_PROVIDERS_VARIABLE, type JsonObject } from '@auth0-cognito/contract';
import { block, texts } from '../../json';
import type { Rule } from '../../rule';
import { remaining } from '../changes';
import { isNewEnvironment } from '../same-plan';

/** Identity providers whose verified addresses the function of a side accepts; undefined for another function. */
function providersOf(side: JsonObject | null): readonly string[] | undefined {
  const value = block(block(side?.environment).variables)[LINKED_PROVIDERS_VARIABLE];
  if (typeof value !== 'string') return undefined;
  try {
    return texts(JSON.parse(value));
  } catch {
    return undefined;
  }
}

/** If the function accepts verified addresses of an identity provider, its users can sign in as the native users with these addresses. */
export const userLinksAdded: Rule = {
  id: 'user-links-added',
  severity: 'high',
  reads: ['plan'],
  title: 'users of an identity provider sign in as the native users who have the same e-mail address',
  help: 'check who can verify an e-mail address at the identity provider: that user can sign in as the native user who has it',
  source:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html',
  check: (subject) =>
    remaining(subject, 'aws_lambda_function').flatMap(({ address, before, values }) => {
      const [old, next = []] = [providersOf(before), providersOf(values)];
      if (old === undefined && isNewEnvironment(subject)) return [];
      const gained = next.filter((provider) => !old?.includes(provider));
      return gained.length === 0
        ? []
        : [{ address, received: `links users of ${gained.join(', ')}`, allowed: 'the same identity providers' }];
    }),
};
