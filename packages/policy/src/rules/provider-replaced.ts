import { shown } from '@auth0-cognito/contract';
import { PROVIDER } from '../cognito';
import type { Rule } from '../rule';
import { deleted } from '../subject';

/** A federated user is `{provider}_{subject}`: with another provider name, the same person is somebody new. */
export const providerReplaced: Rule = {
  id: 'provider-replaced',
  severity: 'critical',
  reads: ['plan'],
  title: 'each federated user becomes a new user: the identity provider is renamed or deleted',
  help: 'keep the name, or plan the migration of what belongs to these users',
  check: (subject) =>
    deleted(subject, PROVIDER).map(({ address, before, values }) => ({
      address,
      received: `${shown(before?.provider_name)} becomes ${shown(values.provider_name)}`,
      allowed: 'the name it has',
    })),
};
