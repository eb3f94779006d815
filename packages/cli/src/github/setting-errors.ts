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
  received: `no token; for ${repository}, GitHub requires one to ${doing}`,
  allowed: `a token with ${needs}`,
  fix: 'set GH_TOKEN=$(gh auth token); for a public repository, check its name',
});

export const answerShape = (subject: string, received: unknown): Fault => ({
  code: 'ERR_GITHUB_ANSWER',
  path: subject,
  received: `another answer than GitHub documents: ${shown(received)}`,
  allowed: 'an answer of the GitHub REST API',
  fix: 'check GITHUB_API_URL and HTTPS_PROXY',
});

export const subjectTemplate = (repository: string, keys: readonly string[] | null | undefined): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_TEMPLATE',
  path: repository,
  received: keys ? `a subject template of ${shown(keys.join(', '))}` : 'the subject template of its organization',
  allowed: 'the default template (use_default), or the claims repo, context',
  fix: `use the default: ${DEFAULT_TEMPLATE}`,
});

export const subjectUntold = (repository: string): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_UNTOLD',
  path: repository,
  received: 'no sub_claim_prefix',
  allowed: 'the prefix of its subjects',
  fix: 'read the subject in AWS CloudTrail, event AssumeRoleWithWebIdentity; GitHub Enterprise Server has no immutable subjects',
});

export const subjectShape = (received: string): Fault => ({
  code: 'ERR_GITHUB_SUBJECT_SHAPE',
  path: 'sub_claim_prefix',
  received: shown(received),
  allowed: 'repo:owner@number/name@number; repo:owner/name where use_immutable_subject is not set',
  fix: 'compare with the subject in AWS CloudTrail, event AssumeRoleWithWebIdentity',
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

export const otherDefaultBranch = (received: string, branch: string): Fault => ({
  code: 'ERR_GITHUB_DEFAULT_BRANCH',
  path: 'default branch',
  received: shown(received),
  allowed: `${branch}, the branch that ${ACCOUNTS} deploys: workflows on a schedule run on the default branch only`,
  fix: 'change the default branch of the repository, or branch in accounts.ts; then run ./federation bootstrap',
});

export const branchMissing = (branch: string): Fault => ({
  code: 'ERR_GITHUB_BRANCH_MISSING',
  path: branch,
  received: 'no such branch',
  allowed: `the branch that ${ACCOUNTS} deploys`,
  fix: 'push the branch, or correct branch in accounts.ts',
});

export const branchUnprotected = (branch: string): Fault => ({
  code: 'ERR_GITHUB_BRANCH_UNPROTECTED',
  path: branch,
  received: 'changes without a pull request',
  allowed: 'a rule that requires a pull request before merging',
  fix: 'add a ruleset for the branch (Settings, Rules) that requires a pull request, with a review of code owners',
});

export const checkNotRequired = (branch: string, check: string): Fault => ({
  code: 'ERR_GITHUB_CHECK_NOT_REQUIRED',
  path: branch,
  received: `the check ${check} is not required`,
  allowed: `${check} among the required status checks`,
  fix: `add the check ${check} to the rule of the branch`,
});

export const environmentMissing = (name: string, environment: string): Fault => ({
  code: 'ERR_GITHUB_ENVIRONMENT_MISSING',
  path: name,
  received: 'no such environment in the repository',
  allowed: 'a GitHub environment, with its variable, its secrets and its protection',
  fix: `run what ./federation bootstrap ${environment} prints; where the token may not see environments, use one with actions: read`,
});

const LIMIT = 'in Settings, Environments, Deployment branches and tags; ./federation bootstrap prints the commands';

export const refsUnlimited = (name: string, expected: readonly string[]): Fault => ({
  code: 'ERR_GITHUB_ENVIRONMENT_REFS',
  path: name,
  received: 'any branch and tag may use it',
  allowed: expected.join(', '),
  fix: `limit it to ${expected.join(' and ')}, ${LIMIT}`,
});

export const refsWrong = (name: string, received: readonly string[], expected: readonly string[]): Fault => ({
  code: 'ERR_GITHUB_ENVIRONMENT_REFS',
  path: name,
  received: shown(received.join(', ')),
  allowed: `exactly ${expected.join(', ')}`,
  fix: `limit it to ${expected.join(' and ')}, ${LIMIT}`,
});

export const reviewersMissing = (name: string): Fault => ({
  code: 'ERR_GITHUB_REVIEWERS_MISSING',
  path: name,
  received: 'no required reviewers',
  allowed: 'required reviewers for production',
  fix: 'add them in Settings, Environments; private repositories have them on some plans of GitHub only (docs/runbooks/pull-requests.md)',
});

export const variableMissing = (name: string, variable: string): Fault => ({
  code: 'ERR_GITHUB_VARIABLE_MISSING',
  path: `${name}: ${variable}`,
  received: 'no such variable in the environment',
  allowed: 'the ARN of the role that ./federation bootstrap made',
  fix: `gh variable set ${variable} --env ${name} --body <ARN>; ./federation bootstrap prints it`,
});

export const roleWrong = (name: string, received: string, expected = ''): Fault => ({
  code: 'ERR_GITHUB_ROLE_WRONG',
  path: `${name}: AWS_ROLE_ARN`,
  received: shown(received),
  allowed: `the role …${expected}`,
  fix: `gh variable set AWS_ROLE_ARN --env ${name} --body <ARN>; ./federation bootstrap prints it`,
});

export const secretMissing = (name: string, secret: string): Fault => ({
  code: 'ERR_GITHUB_SECRET_MISSING',
  path: `${name}: ${secret}`,
  received: 'no such secret in the environment',
  allowed: 'the id and the secret of the Auth0 application that ./federation bootstrap made',
  fix: 'run what ./federation bootstrap prints, which sets it without showing it',
});
