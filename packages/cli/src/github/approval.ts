import type { Fault } from '@auth0-cognito/contract';
import { deploymentsOf, lastApply, laterDeployment, supersededFault } from './applies';
import type { Deployment } from './applies';
import { asGitHubFault } from './connection';
import type { GitHub } from './connection';
import { reviewedFingerprint } from './comment';
import { undefinedIfMissing } from './own-texts';

/** Whether the plan of a commit may be applied to an environment, from GitHub. */
export interface Approval {
  readonly environment: string;
  readonly commit: string;
  /** The merged pull request of the commit; null if it was pushed without one. */
  readonly pullRequest: number | null;
  /** Fingerprint of the plan that was reviewed in the pull request; null if no plan of this environment was reviewed. */
  readonly fingerprint: string | null;
  /** Whether a job in this GitHub environment waits for a reviewer other than the user who started it. */
  readonly hasReviewers: boolean;
  /** Whether reviewers are required who may approve a job that they started. This is no gate against a single user. */
  readonly hasSelfReview: boolean;
  /**
   * The user who added the deploy label, if the user has write access and the label is newer than the last update of the
   * comment and than the last apply: an older label was for another plan, or has been used. Else null.
   */
  readonly labelledBy: string | null;
  /** Why the commit may not be applied: a later one was deployed to the environment. Null if none was. */
  readonly superseded: string | null;
  /** Deployment id of the last apply of this commit to the environment; 0 if there is none. */
  readonly lastApply: number;
  /** Whether this workflow run has started an apply of the environment. */
  readonly isUsed: boolean;
}

/** @see Approval */
export interface ApprovalRequest {
  readonly environment: string;
  readonly commit: string;
  /** Label that requests a deploy. */
  readonly label: string;
  /** The branch that is deployed. */
  readonly branch: string;
  /** The id of the current workflow run. */
  readonly run?: string;
}

/** Reads the approval of a commit from GitHub. */
export async function readApproval(github: GitHub, question: ApprovalRequest): Promise<Approval> {
  const { environment, commit, label, run } = question;
  const deployments = await deploymentsOf(github, environment);
  const later = await laterDeployment(github, deployments, question);
  const last = await lastApply(github, deployments, commit);
  const pullRequest = await mergedPullRequest(github, commit);
  const reviewed = pullRequest === null ? null : await reviewedFingerprint(github, pullRequest, environment);
  return {
    environment,
    commit,
    pullRequest,
    fingerprint: reviewed?.fingerprint ?? null,
    ...(await reviewers(github, environment)),
    labelledBy:
      pullRequest === null || !reviewed
        ? null
        : await labeller(github, pullRequest, label, { reviewedAt: reviewed.at, appliedAt: last?.at }),
    superseded: later ? explained(supersededFault(environment, later)) : null,
    lastApply: last?.id ?? 0,
    isUsed: run !== undefined && (await lastApply(github, deploymentsOfRun(deployments, run), commit)) !== undefined,
  };
}

const deploymentsOfRun = (deployments: readonly Deployment[], id: string) =>
  deployments.filter(({ run }) => run === id);

/** A fault as one sentence for a summary. */
const explained = ({ code, received, fix }: Fault) => `${code}: ${String(received)}; ${fix}`;

/** The pull request whose merge created the commit; the last merged one if several contain it. */
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

/**
 * Private repositories have required reviewers only on some plans of GitHub. Reviewers who may approve their own job are no gate:
 * `prevent_self_review` is "whether deployments to this environment can be approved by the user who created the deployment".
 *
 * @see https://docs.github.com/en/rest/deployments/environments#get-an-environment
 */
async function reviewers({ client, at }: GitHub, environment: string) {
  const call = { doing: `read the protection of the GitHub environment ${environment}`, needs: 'actions: read' };
  const response = await asGitHubFault(call, () =>
    undefinedIfMissing(() =>
      client.request('GET /repos/{owner}/{repo}/environments/{environment_name}', {
        ...at,
        environment_name: environment,
      }),
    ),
  );
  const asking = (response?.data.protection_rules ?? []).filter(
    (rule) => rule.type === 'required_reviewers' && 'reviewers' in rule && (rule.reviewers ?? []).length > 0,
  );
  const hasReviewers = asking.some((rule) => 'prevent_self_review' in rule && rule.prevent_self_review === true);
  return { hasReviewers, hasSelfReview: asking.length > 0 && !hasReviewers };
}

/** The triage role can add labels, and must not be able to deploy. */
const DEPLOY_PERMISSIONS: readonly string[] = ['admin', 'write'];

async function labeller(
  { client, at }: GitHub,
  pullRequest: number,
  label: string,
  { reviewedAt, appliedAt }: { readonly reviewedAt: string; readonly appliedAt: string | undefined },
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
  const labelledAt = Date.parse(last?.created_at ?? '');
  const isUsed = appliedAt !== undefined && !(labelledAt > Date.parse(appliedAt));
  const counts = last?.event === 'labeled' && labelledAt >= Date.parse(reviewedAt) && !isUsed;
  const who = counts ? last.actor?.login : undefined;
  if (who === undefined) return null;
  const { data } = await asGitHubFault({ doing: `read the permission of ${who}`, needs: 'metadata: read' }, () =>
    client.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', { ...at, username: who }),
  );
  return DEPLOY_PERMISSIONS.includes(data.permission) ? who : null;
}
