import { planJobsOf, shown, type Fault } from '@auth0-cognito/contract';
import { readFromGitHub, readOptionalFromGitHub } from '../github/reader';
import type { GitHubReader } from '../github/reader';
import { fault } from '../faults';
import { findingOf, unansweredFinding } from './finding';
import type { About, Finding } from './finding';
import type { AccountsValues, EnvironmentValues, Role } from './values';

const SECRETS = ['AUTH0_CLIENT_ID', 'AUTH0_CLIENT_SECRET'];
const ROLE_VARIABLE = 'AWS_ROLE_ARN';

/** Refs of jobs of pull requests. */
const PULL_REQUESTS = 'refs/pull/*/merge';

/** The used part of a response about an environment. Types are unknown, because another server can return anything. */
interface Answer {
  readonly protection_rules?: readonly {
    readonly type?: unknown;
    readonly reviewers?: readonly unknown[];
    readonly prevent_self_review?: unknown;
  }[];
  /** Whether administrators may start a job without its reviewers. Only the settings on GitHub change it. */
  readonly can_admins_bypass?: unknown;
  readonly deployment_branch_policy?: { readonly protected_branches?: unknown } | null;
}

/** A GitHub environment to check: that of plans or that of deploys. */
interface Job {
  readonly name: string;
  readonly role: Role;
  readonly branch: string;
  readonly expectedRole: string | undefined;
  readonly needsReviewers: boolean;
}

/** Refs that may use the environment: any, those of protected branches, or specific ones. */
type Refs = 'any' | 'protected' | readonly string[];

async function refsOf({ client, at }: GitHubReader, name: string, response: Answer): Promise<Refs> {
  const policy = response.deployment_branch_policy;
  if (!policy) return 'any';
  if (policy.protected_branches === true) return 'protected';
  const { data } = await client.request(
    'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    { ...at, environment_name: name, per_page: 100 },
  );
  // Tags and branches are separate.
  return data.branch_policies.map(({ name: pattern = '', type }) => (type === 'tag' ? `tag ${pattern}` : pattern));
}

/** The refs of an environment protect its secrets from other branches, so they have to be exactly those of its jobs. */
function refFaults({ name, role, branch }: Job, refs: Refs): readonly Fault[] {
  const expected = role === 'plan' ? [branch, PULL_REQUESTS] : [branch];
  if (refs === 'any') return [fault.ERR_GITHUB_ENVIRONMENT_REFS({ path: name, refs: 'any branch and tag', expected })];
  if (refs === 'protected')
    return role === 'plan'
      ? [fault.ERR_GITHUB_ENVIRONMENT_REFS({ path: name, refs: 'protected branches', expected })]
      : [];
  const isSame = refs.length === expected.length && expected.every((ref) => refs.includes(ref));
  return isSame ? [] : [fault.ERR_GITHUB_ENVIRONMENT_REFS({ path: name, refs: shown(refs.join(', ')), expected })];
}

async function checkProtection(reader: GitHubReader, about: About, job: Job, response: Answer): Promise<Finding> {
  const { name, role, needsReviewers } = job;
  const call = { doing: `read the protection of the GitHub environment ${name}`, needs: 'actions: read' };
  const result = await readFromGitHub(reader, call, async () => ({
    asking: (response.protection_rules ?? []).filter(
      ({ type, reviewers = [] }) => type === 'required_reviewers' && reviewers.length > 0,
    ),
    refs: await refsOf(reader, name, response),
  }));
  if ('fault' in result) return unansweredFinding(about, result.fault);
  const { asking = [], refs = 'any' } = result.answer ?? {};
  const hasReviewers = asking.length > 0;
  const isSelfReviewed = hasReviewers && !asking.some((rule) => rule.prevent_self_review === true);
  const faults = [
    ...refFaults(job, refs),
    ...(needsReviewers && !hasReviewers ? [fault.ERR_GITHUB_REVIEWERS_MISSING({ path: name })] : []),
    ...(role === 'deploy' && isSelfReviewed ? [fault.ERR_GITHUB_SELF_REVIEW({ path: name })] : []),
  ];
  const notices = [
    ...(refs === 'protected' ? ['every protected branch may deploy'] : []),
    ...(role === 'deploy' && hasReviewers && response.can_admins_bypass === true
      ? [
          'administrators may deploy without a review; "Allow administrators to bypass" in Settings, Environments, is on',
        ]
      : []),
    ...(role === 'plan' && hasReviewers ? ['each plan waits for a reviewer'] : []),
    ...(role === 'deploy' && !needsReviewers && !hasReviewers
      ? ['no required reviewers: a label requests a deploy']
      : []),
  ];
  return findingOf(about, faults, notices);
}

/** Checks the variables and the names of the secrets, which users with write access can read. */
async function checkValues(reader: GitHubReader, about: About, job: Job): Promise<Finding> {
  const { client, at } = reader;
  const { name, expectedRole } = job;
  const where = { ...at, environment_name: name };
  const call = {
    doing: `read the variables and secrets of the GitHub environment ${name}`,
    needs: 'environments: read',
  };
  const path = '/repos/{owner}/{repo}/environments/{environment_name}';
  const result = await readFromGitHub(reader, call, async () => {
    const variables = await client.paginate(`GET ${path}/variables`, { ...where, per_page: 30 });
    const secrets = await client.paginate(`GET ${path}/secrets`, { ...where, per_page: 100 });
    return {
      role: variables.find((variable) => variable.name === ROLE_VARIABLE)?.value,
      secrets: secrets.map((secret) => secret.name),
    };
  });
  if ('fault' in result) return unansweredFinding(about, result.fault);
  const { role, secrets = [] } = result.answer ?? {};
  const isExpected = expectedRole === undefined || String(role).endsWith(expectedRole);
  return findingOf(about, [
    ...(role === undefined ? [fault.ERR_GITHUB_VARIABLE_MISSING({ name, variable: ROLE_VARIABLE })] : []),
    ...(role !== undefined && !isExpected
      ? [fault.ERR_GITHUB_ROLE_WRONG({ name, received: role, expected: expectedRole })]
      : []),
    ...SECRETS.filter((secret) => !secrets.includes(secret)).map((secret) =>
      fault.ERR_GITHUB_SECRET_MISSING({ name, secret }),
    ),
  ]);
}

async function checkJob(reader: GitHubReader, environment: string, job: Job): Promise<readonly Finding[]> {
  const { name } = job;
  const about = (what: string): About => ({ area: 'github', environment, title: `GitHub environment ${name}${what}` });
  const call = { doing: `read the GitHub environment ${name}`, needs: 'actions: read' };
  const result = await readOptionalFromGitHub(
    reader,
    call,
    async () =>
      (
        await reader.client.request('GET /repos/{owner}/{repo}/environments/{environment_name}', {
          ...reader.at,
          environment_name: name,
        })
      ).data as unknown,
  );
  if ('fault' in result) return [unansweredFinding(about(''), result.fault)];
  const { answer: response } = result;
  if (response === undefined)
    return [findingOf(about(''), [fault.ERR_GITHUB_ENVIRONMENT_MISSING({ path: name, environment })])];
  if (typeof response !== 'object' || response === null)
    return [unansweredFinding(about(''), fault.ERR_GITHUB_ANSWER({ path: name, received: response }))];
  return Promise.all([
    checkProtection(reader, about(': protection'), job, response),
    checkValues(reader, about(': variables and secrets'), job),
  ]);
}

/** Checks the two GitHub environments of an environment: the one whose jobs plan, and the one whose jobs deploy. */
export async function checkGitHubEnvironments(
  reader: GitHubReader,
  { branch, roleOf }: AccountsValues,
  { environment, isProduction }: Pick<EnvironmentValues, 'environment' | 'isProduction'>,
): Promise<readonly Finding[]> {
  const roles = [
    { role: 'plan', name: planJobsOf(environment), needsReviewers: false },
    { role: 'deploy', name: environment, needsReviewers: isProduction },
  ] as const;
  const findings = await Promise.all(
    roles.map((each) =>
      checkJob(reader, environment, { ...each, branch, expectedRole: roleOf(environment, each.role) }),
    ),
  );
  return findings.flat();
}
