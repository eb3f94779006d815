import { defineFaults, shown } from '@auth0-cognito/contract';

const ACCOUNTS = 'apps/bootstrap/src/accounts.ts';
const DEFAULT_TEMPLATE =
  'gh api -X PUT repos/{owner}/{repo}/actions/oidc/customization/sub -F use_default=true, which gives every role in every cloud ' +
  'that trusts this repository another subject';
const LIMIT = 'in Settings, Environments, Deployment branches and tags; ./federation bootstrap prints the commands';

/** Faults of the settings of the GitHub repository. */
export const githubSettingFaults = defineFaults({
  ERR_GITHUB_SUBJECT_TEMPLATE: ({ template }: { template: string }) => ({
    received: template,
    allowed: 'the default template (use_default), or the claims repo, context',
    fix: `use the default: ${DEFAULT_TEMPLATE}`,
  }),
  ERR_GITHUB_SUBJECT_UNREADABLE: {
    received: 'no sub_claim_prefix',
    allowed: 'the prefix of its subjects',
    fix: 'read the subject in AWS CloudTrail, event AssumeRoleWithWebIdentity; GitHub Enterprise Server has no immutable subjects',
  },
  ERR_GITHUB_SUBJECT_SHAPE: {
    path: 'sub_claim_prefix',
    allowed: 'repo:owner@number/name@number; repo:owner/name where use_immutable_subject is not set',
    fix: 'compare with the subject in AWS CloudTrail, event AssumeRoleWithWebIdentity',
  },
  ERR_GITHUB_SUBJECT_RENAMED: ({ path, name }: { path: string; name: string }) => ({
    received: `the repository ${name}`,
    allowed: `${path}, in the same upper and lower case: IAM compares both`,
    fix: `set repository to ${name}, and copy its sub_claim_prefix: after a rename or a transfer both change`,
  }),
  ERR_GITHUB_SUBJECT_MISMATCH: ({ actual }: { actual: string }) => ({
    allowed: `${shown(actual)}, which GitHub writes into the tokens of this repository`,
    fix: `set subClaimPrefix: '${actual}' in ${ACCOUNTS}, and run ./federation bootstrap <environment> for each environment`,
  }),
  ERR_GITHUB_DEFAULT_BRANCH: ({ branch }: { branch: string }) => ({
    path: 'default branch',
    allowed: `${branch}, the branch that ${ACCOUNTS} deploys: workflows on a schedule run on the default branch only`,
    fix: 'change the default branch of the repository, or branch in accounts.ts; then run ./federation bootstrap',
  }),
  ERR_GITHUB_BRANCH_MISSING: {
    received: 'no such branch',
    allowed: `the branch that ${ACCOUNTS} deploys`,
    fix: 'push the branch, or correct branch in accounts.ts',
  },
  ERR_GITHUB_BRANCH_UNPROTECTED: {
    received: 'changes without a pull request',
    allowed: 'a rule that requires a pull request before merging',
    fix: 'add a ruleset for the branch (Settings, Rules) that requires a pull request, with a review of code owners',
  },
  ERR_GITHUB_REVIEW_RULE: ({ rule }: { rule: string }) => ({
    received: `not set for the branch: ${rule}`,
    allowed: 'an approval by a code owner, other than the last pusher, of the last push',
    fix: `set "${rule}" in the rule of the branch that requires a pull request (Settings, Rules, or Branches)`,
  }),
  ERR_GITHUB_FORCE_PUSH: {
    received: 'force-pushes are allowed',
    allowed:
      'a rule that blocks force-pushes: the gate refuses an outdated run by the order of commits, which they change',
    fix: 'set "Block force pushes" in the rule of the branch (Settings, Rules, or Branches)',
  },
  ERR_GITHUB_CHECK_NOT_REQUIRED: ({ check }: { check: string }) => ({
    received: `the check ${check} is not required`,
    allowed: `${check} among the required status checks`,
    fix: `add the check ${check} to the rule of the branch`,
  }),
  ERR_GITHUB_CHECK_ANY_SOURCE: ({ check }: { check: string }) => ({
    received: `the required check ${check} may come from any source: everyone with write access can report it`,
    allowed: 'GitHub Actions as its source',
    fix: `set the source of the check ${check} to GitHub Actions in the rule of the branch`,
  }),
  ERR_GITHUB_ENVIRONMENT_MISSING: ({ environment }: { environment: string }) => ({
    received: 'no such environment in the repository',
    allowed: 'a GitHub environment, with its variable, its secrets and its protection',
    fix: `run what ./federation bootstrap ${environment} prints; if the token cannot list environments, use one with actions: read`,
  }),
  ERR_GITHUB_ENVIRONMENT_REFS: ({ refs, expected }: { refs: string; expected: readonly string[] }) => ({
    received: refs,
    allowed: `exactly ${expected.join(', ')}`,
    fix: `limit it to ${expected.join(' and ')}, ${LIMIT}`,
  }),
  ERR_GITHUB_REVIEWERS_MISSING: {
    received: 'no required reviewers',
    allowed: 'required reviewers for production',
    fix: 'add them in Settings, Environments; private repositories have them on some plans of GitHub only (docs/runbooks/pull-requests.md)',
  },
  ERR_GITHUB_SELF_REVIEW: {
    received: 'required reviewers who may approve a run that they started (prevent_self_review is false)',
    allowed: 'reviewers other than the user who started the run; deploy.yml does not count others as a gate',
    fix: 'set "Prevent self-review" in Settings, Environments',
  },
  ERR_GITHUB_VARIABLE_MISSING: ({ name, variable }: { name: string; variable: string }) => ({
    path: `${name}: ${variable}`,
    received: 'no such variable in the environment',
    allowed: 'the ARN of the role that ./federation bootstrap creates',
    fix: `gh variable set ${variable} --env ${name} --body <ARN>; ./federation bootstrap prints it`,
  }),
  ERR_GITHUB_ROLE_WRONG: ({ name, expected }: { name: string; expected: string }) => ({
    path: `${name}: AWS_ROLE_ARN`,
    allowed: `the role …${expected}`,
    fix: `gh variable set AWS_ROLE_ARN --env ${name} --body <ARN>; ./federation bootstrap prints it`,
  }),
  ERR_GITHUB_SECRET_MISSING: ({ name, secret }: { name: string; secret: string }) => ({
    path: `${name}: ${secret}`,
    received: 'no such secret in the environment',
    allowed: 'the id and the secret of the Auth0 application that ./federation bootstrap creates',
    fix: 'run what ./federation bootstrap prints, which sets it without showing it',
  }),
});
