import { PROVIDER } from '../cognito';
import { at } from '../json';
import type { Rule } from '../rule';
import { ofType } from '../subject';

/** Without `create_before_destroy`, a rename deletes the old identity provider first and then fails, because the client still lists it. */
export const providerReplacement: Rule = {
  id: 'provider-replacement',
  severity: 'critical',
  reads: ['configuration'],
  title: 'renaming the identity provider would break sign-in during the apply',
  help: 'set create_before_destroy on the identity provider',
  source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy',
  check: (subject) =>
    ofType(subject, PROVIDER)
      .filter(({ values }) => at(values, 'lifecycle', 'create_before_destroy') !== true)
      .map(({ address }) => ({
        address: `${address}.lifecycle.create_before_destroy`,
        received: 'not set',
        allowed: 'true',
      })),
};
