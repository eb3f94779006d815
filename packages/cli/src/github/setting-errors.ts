import { shown } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import type { FailedCall } from './errors';

const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';
const DEFAULT_TEMPLATE =
  'gh api -X PUT repos/{owner}/{repo}/actions/oidc/customization/sub -F use_default=true, which gives every role in every cloud ' +
  'that trusts this repository another subject';

export const tokenNeeded = (repository: string, { doing, needs }: FailedCall): Fault => ({
  code: 'ERR_GITHUB_TOKEN_MISSING',
  path: 'GH_TOKEN, GITHUB_TOKEN',
  received: `no token, and GitHub does not let everyone ${doing} (${repository})`,
  allowed: `a token with ${needs}`,
  fix: 'set GH_TOKEN=$(gh auth token); where the repository is public, see that its name is right',
});

export const answerShape = (subject: string, received: unknown): Fault => ({
  code: 'ERR_GITHUB_ANSWER',
  path: subject,
  received: `another answer than GitHub documents: ${shown(received)}`,
  allowed: 'an answer of the GitHub REST API',
  fix: 'see what answers at GITHUB_API_URL and HTTPS_PROXY',
});

export const subjectTemplate = (repository: string, keys: readonly string[] | null | undefined): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_TEMPLATE',
  path: repository,
  received: keys ? `subjects made of ${shown(keys.join(', '))}` : "subjects by its organization's template",
  allowed: 'the default template (use_default), or the claims repo, context',
  fix: `use the default: ${DEFAULT_TEMPLATE}`,
});

export const subjectUntold = (repository: string): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_UNTOLD',
  path: repository,
  received: 'no sub_claim_prefix',
  allowed: 'the prefix of its subjects',
  fix: 'read the subject in the log of a job that asks for a token; GitHub Enterprise Server has no immutable subjects',
});

export const subjectShape = (received: string): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_SHAPE',
  path: 'sub_claim_prefix',
  received: shown(received),
  allowed: 'repo:owner@number/name@number; repo:owner/name where use_immutable_subject is not set',
  fix: 'read the subject in the log of a job that asks for a token, and compare; the roles must trust what is there',
});

export const subjectRenamed = (repository: string, received: string): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_RENAMED',
  path: repository,
  received: `the repository ${received}`,
  allowed: `${repository}, letter by letter: IAM compares upper and lower case`,
  fix: `name the repository ${received}, and copy its sub_claim_prefix: after a rename or a transfer both change`,
});

export const subjectMismatch = (path: string, stated: string, told: string): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_MISMATCH',
  path,
  received: shown(stated),
  allowed: `${shown(told)}, which GitHub writes into the tokens of this repository`,
  fix: `set subClaimPrefix: '${told}' in ${ACCOUNTS}, and run ./federation bootstrap <environment> for each environment`,
});
