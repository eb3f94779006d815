import { asGitHubFault } from './connection';
import type { GitHub } from './connection';
import { reviewedFingerprint } from './comment';
import { unlessGone } from './own-texts';

/** What GitHub knows of whether the plan of a commit may be applied to an environment. */
export interface Approval {
  readonly environment: string;
  readonly commit: string;
  /** The merged pull request that brought the commit; null where it was pushed without one. */
  readonly pullRequest: number | null;
  /** What was reviewed there; null where nobody reviewed a plan of this environment. */
  readonly fingerprint: string | null;
  /** True where a job in this GitHub environment waits for a reviewer. */
  readonly hasReviewers: boolean;
  /**
   * Who put the label that asks for a deploy, if they may write to the repository and saw what is reviewed now: a label that is
   * older than the comment's last text asked for another plan. Else null.
   */
  readonly labelledBy: string | null;
}

/** @see Approval */
export interface ApprovalQuestion {
  readonly environment: string;
  readonly commit: string;
  /** Label that asks for a deploy. */
  readonly label: string;
}

/** Asks GitHub what it knows of a commit's approval. */
export async function askApproval(github: GitHub, question: ApprovalQuestion): Promise<Approval> {
  const { environment, commit, label } = question;
  const pullRequest = await mergedPullRequest(github, commit);
  const reviewed = pullRequest === null ? null : await reviewedFingerprint(github, pullRequest, environment);
  return {
    environment,
    commit,
    pullRequest,
    fingerprint: reviewed?.fingerprint ?? null,
    hasReviewers: await hasReviewers(github, environment),
    labelledBy: pullRequest === null || !reviewed ? null : await labeller(github, pullRequest, label, reviewed.at),
  };
}

/** The pull request whose merge made the commit; the one that was merged last, where several hold it. */
async function mergedPullRequest({ client, at }: GitHub, commit: string): Promise<number | null> {
  const call = { doing: `find the pull request of commit ${commit}`, needs: 'pull-requests: read' };
  const pulls = await asGitHubFault(call, () =>
    client.paginate('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
      ...at,
      commit_sha: commit,
      per_page: 100,
    }),
  );
  const merged = pulls.filter(({ merged_at }) => merged_at !== null);
  const made = merged.filter(({ merge_commit_sha }) => merge_commit_sha === commit);
  const latest = (made.length > 0 ? made : merged).sort((one, other) =>
    String(other.merged_at).localeCompare(String(one.merged_at)),
  );
  return latest[0]?.number ?? null;
}

/** Private repositories have required reviewers on some of GitHub's plans only. */
async function hasReviewers({ client, at }: GitHub, environment: string): Promise<boolean> {
  const call = { doing: `read the protection of the GitHub environment ${environment}`, needs: 'actions: read' };
  const answer = await asGitHubFault(call, () =>
    unlessGone(() =>
      client.request('GET /repos/{owner}/{repo}/environments/{environment_name}', {
        ...at,
        environment_name: environment,
      }),
    ),
  );
  const rules = answer?.data.protection_rules ?? [];
  return rules.some(
    (rule) => rule.type === 'required_reviewers' && 'reviewers' in rule && (rule.reviewers ?? []).length > 0,
  );
}

/** Triage is enough to put a label, and must not be enough to deploy. */
const MAY_DEPLOY: readonly string[] = ['admin', 'write'];

async function labeller(
  { client, at }: GitHub,
  pullRequest: number,
  label: string,
  since: string,
): Promise<string | null> {
  const call = { doing: `read the labels of pull request ${pullRequest}`, needs: 'pull-requests: read' };
  const events = await asGitHubFault(call, () =>
    client.paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/events', {
      ...at,
      issue_number: pullRequest,
      per_page: 100,
    }),
  );
  const ofLabel = events.filter((event) => 'label' in event && event.label.name === label);
  const last = ofLabel.at(-1);
  const counts = last?.event === 'labeled' && Date.parse(last.created_at ?? '') >= Date.parse(since);
  const who = counts ? last.actor?.login : undefined;
  if (who === undefined) return null;
  const { data } = await asGitHubFault({ doing: `ask what ${who} may do`, needs: 'metadata: read' }, () =>
    client.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', { ...at, username: who }),
  );
  return MAY_DEPLOY.includes(data.permission) ? who : null;
}
