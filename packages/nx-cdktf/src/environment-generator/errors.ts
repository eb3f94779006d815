import { shown } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';

export const nameShape = (received: string): Fault => ({
  code: 'ERR_GENERATOR_NAME',
  path: 'name',
  received: shown(received),
  allowed: 'lower-case letters, digits and hyphens, beginning with a letter',
  fix: 'choose a short name: qa',
});

export const nameTaken = (name: string): Fault => ({
  code: 'ERR_GENERATOR_NAME_TAKEN',
  path: 'name',
  received: shown(name),
  allowed: 'a name that no folder of apps, packages or examples has',
  fix: 'choose another name; nothing that exists is overwritten',
});

export const likeUnknown = (like: string, known: readonly string[]): Fault => ({
  code: 'ERR_GENERATOR_LIKE_UNKNOWN',
  path: 'like',
  received: shown(like),
  allowed: known.join(', ') || 'an environment; there is none',
  fix: 'name one of these by --like',
});

export const accountTaken = (account: string, owner: string): Fault => ({
  code: 'ERR_GENERATOR_ACCOUNT_TAKEN',
  path: 'account',
  received: `${account}, which ${owner} has`,
  allowed: 'an AWS account of its own',
  fix: 'name another account: a mistake in one environment must not reach another',
});

export const tenantTaken = (tenant: string, owner: string): Fault => ({
  code: 'ERR_GENERATOR_TENANT_TAKEN',
  path: 'tenant',
  received: `${tenant}, which ${owner} has`,
  allowed: 'an Auth0 tenant of its own',
  fix: 'name its tenant by --tenant',
});

export const notClean = (judgements: readonly string[]): Fault => ({
  code: 'ERR_GENERATOR_POLICY',
  path: 'environment',
  received: judgements.join('; '),
  allowed: 'an environment that the policy has nothing to say about',
  fix: 'be like another environment, by --like, or correct that one first',
});
