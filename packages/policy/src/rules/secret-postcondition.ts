import { CREDENTIALS } from '../cognito';
import { at, blocks } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** Without the scope `read:client_keys`, Auth0 returns an empty secret. Only the postcondition detects it. */
export const secretPostcondition: Rule = {
  id: 'secret-postcondition',
  severity: 'critical',
  reads: ['configuration'],
  title: 'an apply would accept an empty secret from Auth0',
  help: 'add a postcondition on the length of self.client_secret to the auth0_client_credentials',
  source: 'https://registry.terraform.io/providers/auth0/auth0/1.38.0/docs/resources/client_credentials',
  check: (subject) =>
    ofType(subject, CREDENTIALS)
      .filter(
        ({ values }) =>
          !blocks(at(values, 'lifecycle', 'postcondition')).some(({ condition }) =>
            /length\(self\.client_secret\)\s*>=\s*\d/.test(String(condition)),
          ),
      )
      .map(({ address }) => ({
        address: `${address}.lifecycle.postcondition`,
        received: 'no check of the secret’s length',
        allowed: 'try(length(self.client_secret) >= 16, false)',
      })),
};
