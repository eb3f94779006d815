import { shown } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { readFromGitHub, readOptionalFromGitHub } from '../github/reader';
import type { GitHubReader } from '../github/reader';
import { fault } from '../faults';
import { readSubject, statedFaults } from '../github/subject';
import { findingOf, unansweredFinding } from './finding';
import type { About, Finding } from './finding';
import type { AccountsValues } from './values';

/** Checks that `plan.yml` and `ci.yml` report on a pull request. */
const REQUIRED_CHECKS = ['Plans', 'Test'];

/** Compares the subjects of the repository's tokens with those that the roles trust. */
async function checkSubject(reader: GitHubReader, { subClaimPrefix }: AccountsValues): Promise<Finding> {
  const about: About = { area: 'github', title: `subjects of its tokens: ${subClaimPrefix}` };
  const subject = await readSubject(reader);
  if (subject.outcome === 'unanswered') return unansweredFinding(about, subject.fault);
  return findingOf(about, statedFaults(subject, subClaimPrefix, 'subClaimPrefix'));
}

/** A required check. Without a source, everyone with write access to the repository can report it. */
interface RequiredCheck {
  readonly name: string;
  /** Whether one GitHub App must report it. */
  readonly hasSource: boolean;
}

/** What the rules of a branch require. */
interface BranchRules {
  readonly pullRequest: boolean;
  /** What it requires of the reviews of a pull request: some of {@link REVIEW_RULES}. */
  readonly reviews: readonly ReviewRule[];
  readonly checks: readonly RequiredCheck[];
  /** Whether force-pushes are refused. They remove commits from the branch, and the gate uses their order to refuse an outdated run. */
  readonly keepsHistory: boolean;
}

const NO_RULES: BranchRules = { pullRequest: false, reviews: [], checks: [], keepsHistory: false };

/** Required rules for reviews, with the titles in GitHub's settings and the names in rulesets and in classic rules. */
const REVIEW_RULES = [
  {
    title: 'required approvals',
    ruleset: 'required_approving_review_count',
    classic: 'required_approving_review_count',
  },
  {
    title: 'Dismiss stale pull request approvals when new commits are pushed',
    ruleset: 'dismiss_stale_reviews_on_push',
    classic: 'dismiss_stale_reviews',
  },
  {
    title: 'Require review from Code Owners',
    ruleset: 'require_code_owner_review',
    classic: 'require_code_owner_reviews',
  },
  {
    title: 'Require approval of the most recent reviewable push',
    ruleset: 'require_last_push_approval',
    classic: 'require_last_push_approval',
  },
] as const;

type ReviewRule = (typeof REVIEW_RULES)[number]['title'];

/** The rules of reviews that a set of parameters requires: `true`, or a count above 0. */
const reviewRules = (parameters: unknown, by: 'ruleset' | 'classic'): readonly ReviewRule[] => {
  const set = (parameters ?? {}) as Readonly<Record<string, unknown>>;
  return REVIEW_RULES.filter((rule) => set[rule[by]] === true || Number(set[rule[by]]) > 0).map(({ title }) => title);
};

interface Rule {
  readonly type?: unknown;
  readonly parameters?: {
    readonly required_status_checks?: readonly { readonly context?: unknown; readonly integration_id?: unknown }[];
  };
}

interface Protection {
  readonly required_pull_request_reviews?: unknown;
  readonly required_status_checks?: {
    readonly checks?: readonly { readonly context?: unknown; readonly app_id?: unknown }[];
  } | null;
  /** A classic rule refuses force-pushes unless it allows them. */
  readonly allow_force_pushes?: { readonly enabled?: unknown };
}

/** A required check: its name, and the id of the app that must report it. For any source, the id is null, -1 or missing. */
const requiredCheck = (name: unknown, app: unknown): RequiredCheck => ({
  name: String(name),
  hasSource: typeof app === 'number' && app > 0,
});

function byRulesets(rules: readonly Rule[]): BranchRules {
  const checks = rules
    .filter(({ type }) => type === 'required_status_checks')
    .flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
  return {
    pullRequest: rules.some(({ type }) => type === 'pull_request'),
    reviews: rules
      .filter(({ type }) => type === 'pull_request')
      .flatMap(({ parameters }) => reviewRules(parameters, 'ruleset')),
    checks: checks.map(({ context, integration_id: app }) => requiredCheck(context, app)),
    keepsHistory: rules.some(({ type }) => type === 'non_fast_forward'),
  };
}

const byProtection = (protection: Protection): BranchRules => ({
  pullRequest: protection.required_pull_request_reviews !== undefined,
  reviews: reviewRules(protection.required_pull_request_reviews, 'classic'),
  checks: (protection.required_status_checks?.checks ?? []).map(({ context, app_id: app }) =>
    requiredCheck(context, app),
  ),
  keepsHistory: protection.allow_force_pushes?.enabled !== true,
});

/**
 * Checks that the branch requires pull requests, reviews of the last push, and the checks of the workflows. Every user with
 * read access can read the rulesets. Only administrators can read a classic rule; other users can only read whether one exists.
 *
 * @see https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch
 * @see https://docs.github.com/en/rest/branches/branch-protection#get-branch-protection
 * @see https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches#allow-force-pushes
 */
async function checkBranch(reader: GitHubReader, branch: string): Promise<Finding> {
  const { client, at } = reader;
  const about: About = { area: 'github', title: `protection of the branch ${branch}` };
  const call = { doing: `read the rules of the branch ${branch}`, needs: 'metadata: read' };
  const rulesets = await readFromGitHub(reader, call, async () => {
    const rules = client.paginate('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
      ...at,
      branch,
      per_page: 100,
    });
    return byRulesets((await rules) as readonly Rule[]);
  });
  if ('fault' in rulesets) return unansweredFinding(about, rulesets.fault);
  const rules = rulesets.answer ?? NO_RULES;
  const known = await readOptionalFromGitHub(
    reader,
    { doing: `read the branch ${branch}`, needs: 'contents: read' },
    async () => {
      const { data } = await client.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...at, branch });
      return data.protected === true;
    },
  );
  if ('fault' in known) return unansweredFinding(about, known.fault);
  if (known.answer === undefined) return findingOf(about, [fault.ERR_GITHUB_BRANCH_MISSING({ path: branch })]);
  const isComplete = faultsOf(branch, rules).length === 0;
  if (!known.answer || isComplete) return findingOf(about, faultsOf(branch, rules));

  const classic = await readOptionalFromGitHub(
    reader,
    { doing: `read the protection of the branch ${branch}`, needs: 'administration: read' },
    async () => {
      const path = 'GET /repos/{owner}/{repo}/branches/{branch}/protection';
      return byProtection((await client.request(path, { ...at, branch })).data as Protection);
    },
  );
  if ('fault' in classic) return unansweredFinding(about, classic.fault);
  const more = classic.answer ?? NO_RULES;
  const both = {
    pullRequest: rules.pullRequest || more.pullRequest,
    reviews: [...rules.reviews, ...more.reviews],
    checks: [...rules.checks, ...more.checks],
    keepsHistory: rules.keepsHistory || more.keepsHistory,
  };
  return findingOf(about, faultsOf(branch, both));
}

/** Faults of a check that must be required, with one app as its source. */
function checkFaults(branch: string, { checks }: BranchRules, check: string): readonly Fault[] {
  const required = checks.filter(({ name }) => name === check);
  if (required.length === 0) return [fault.ERR_GITHUB_CHECK_NOT_REQUIRED({ path: branch, check })];
  if (required.some(({ hasSource }) => hasSource)) return [];
  return [fault.ERR_GITHUB_CHECK_ANY_SOURCE({ path: branch, check })];
}

const faultsOf = (branch: string, rules: BranchRules): readonly Fault[] => [
  ...(rules.pullRequest
    ? REVIEW_RULES.filter(({ title }) => !rules.reviews.includes(title)).map(({ title }) =>
        fault.ERR_GITHUB_REVIEW_RULE({ path: branch, rule: title }),
      )
    : [fault.ERR_GITHUB_BRANCH_UNPROTECTED({ path: branch })]),
  ...(rules.keepsHistory ? [] : [fault.ERR_GITHUB_FORCE_PUSH({ path: branch })]),
  ...REQUIRED_CHECKS.flatMap((check) => checkFaults(branch, rules, check)),
];

/**
 * Checks the repository itself. If it cannot be read, `unreadable` has the reason, and nothing else of it is checked.
 *
 * Scheduled workflows run on the default branch only, so the trusted branch must be the default branch.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 */
export async function checkRepository(
  reader: GitHubReader,
  accounts: AccountsValues,
): Promise<{ readonly unreadable?: Fault; readonly findings: readonly Finding[] }> {
  const { repository, branch } = accounts;
  const about: About = { area: 'github', title: `repository ${repository}` };
  const call = { doing: `read the repository ${repository}`, needs: 'metadata: read' };
  const result = await readFromGitHub(
    reader,
    call,
    async () => (await reader.client.request('GET /repos/{owner}/{repo}', reader.at)).data as unknown,
  );
  if ('fault' in result) return { unreadable: result.fault, findings: [unansweredFinding(about, result.fault)] };
  const { default_branch: own, full_name: name } = (result.answer ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof own !== 'string' || typeof name !== 'string') {
    const response = fault.ERR_GITHUB_ANSWER({ path: repository, received: result.answer });
    return { unreadable: response, findings: [unansweredFinding(about, response)] };
  }
  const faults = [
    ...(name === repository ? [] : [fault.ERR_GITHUB_SUBJECT_RENAMED({ path: repository, name: shown(name) })]),
    ...(own === branch ? [] : [fault.ERR_GITHUB_DEFAULT_BRANCH({ received: own, branch })]),
  ];
  const findings = await Promise.all([checkSubject(reader, accounts), checkBranch(reader, branch)]);
  return { findings: [findingOf(about, faults), ...findings] };
}
