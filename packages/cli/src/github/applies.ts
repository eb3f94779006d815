import { FaultError } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { asGitHubFault, gitHubError } from './connection';
import type { GitHub } from './connection';
import { everyPage } from './pages';

/** Task of the deployments that record an apply; those that GitHub creates for a job have the task `deploy`. */
const APPLY_TASK = 'federation-apply';

const READ = 'deployments: read';
const WRITE = 'deployments: write';

/** Outcome of an apply, and the state of its deployment. `refused`: nothing was applied. */
export const OUTCOMES = { applied: 'success', failed: 'failure', refused: 'error' } as const;

/** @see OUTCOMES */
export type ApplyOutcome = keyof typeof OUTCOMES;

/** A deployment of an environment in GitHub. */
export interface Deployment {
  /** Increasing: newer records have higher ids. */
  readonly id: number;
  readonly commit: string;
  readonly at: string;
  /** The user who recorded it, and the task: `github-actions[bot], federation-apply`. */
  readonly by: string;
  /** Whether it records an apply, by any user. */
  readonly isApply: boolean;
  /** The workflow run of an apply; null if the record has none. */
  readonly run: string | null;
}

interface Answer {
  readonly id?: unknown;
  readonly sha?: unknown;
  readonly task?: unknown;
  readonly environment?: unknown;
  readonly created_at?: unknown;
  readonly payload?: unknown;
  readonly creator?: { readonly login?: unknown } | null;
}

/** The run in a payload, which GitHub returns as an object or as a JSON string. */
function runOf(payload: unknown): string | null {
  const parsed = (): unknown => {
    if (typeof payload !== 'string') return payload;
    try {
      return JSON.parse(payload);
    } catch {
      return null;
    }
  };
  const { run } = (parsed() ?? {}) as { readonly run?: unknown };
  return typeof run === 'string' ? run : null;
}

/** @throws FaultError ERR_GITHUB_ANSWER for an invalid record, which is not skipped because it could be the relevant one. */
function read(path: string, response: Answer | null): Deployment {
  const { id, sha, task, created_at: at, payload, creator } = response ?? {};
  if (typeof id !== 'number' || typeof sha !== 'string' || typeof task !== 'string' || typeof at !== 'string')
    throw gitHubError(path, fault.ERR_GITHUB_ANSWER({ path, received: response }));
  const by = `${typeof creator?.login === 'string' ? creator.login : 'unknown'}, ${task}`;
  return { id, commit: sha, at, by, isApply: task === APPLY_TASK, run: runOf(payload) };
}

/** Reads all pages of a list. */
async function list(github: GitHub, doing: string, route: string, parameters: object) {
  const pages = await asGitHubFault({ doing, needs: READ }, () =>
    everyPage(github.client, route, { ...github.at, ...parameters }),
  );
  return pages.flatMap((page) => {
    if (!Array.isArray(page)) throw gitHubError(doing, fault.ERR_GITHUB_ANSWER({ path: doing, received: page }));
    return page as unknown[];
  });
}

/**
 * Every deployment of an environment, the newest first: records of applies, and those that GitHub creates for jobs.
 *
 * @see https://docs.github.com/en/rest/deployments/deployments#list-deployments
 */
export async function deploymentsOf(github: GitHub, environment: string): Promise<readonly Deployment[]> {
  const doing = `list the deployments of ${environment}`;
  const route = 'GET /repos/{owner}/{repo}/deployments';
  const answers = (await list(github, doing, route, { environment })) as (Answer | null)[];
  return answers
    .filter((response) => typeof response?.environment !== 'string' || response.environment === environment)
    .map((response) => read(doing, response))
    .sort((one, other) => other.id - one.id);
}

/**
 * Whether a deployment may have changed its environment. For an apply, true from its start, unless this token recorded that it
 * was refused. For any other deployment, true if it ever was a success: a later deployment sets it to `inactive`, so all
 * statuses are read.
 *
 * @see https://docs.github.com/en/rest/deployments/statuses#list-deployment-statuses
 */
export async function mayHaveApplied(github: GitHub, { id, isApply }: Deployment): Promise<boolean> {
  const statuses = await statusesOf(github, id);
  const succeeded = statuses.some(({ state }) => state === OUTCOMES.applied);
  const wasRefused = statuses.some(({ state, creator }) => state === OUTCOMES.refused && creator?.login === github.me);
  return succeeded || (isApply && !wasRefused);
}

interface Status {
  readonly state?: unknown;
  readonly creator?: { readonly login?: unknown } | null;
}

async function statusesOf(github: GitHub, id: number): Promise<readonly Status[]> {
  const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  return (await list(github, `list the statuses of deployment ${id}`, route, { deployment_id: id })) as Status[];
}

/**
 * The commit of the newest completed apply, on which the next change is based; null if there is none. Ignores failed applies,
 * whose remaining changes are planned and approved again.
 */
export async function appliedCommit(github: GitHub, environment: string): Promise<string | null> {
  for (const { id, commit, isApply } of await deploymentsOf(github, environment)) {
    const isCompleted = isApply && (await statusesOf(github, id)).some(({ state }) => state === OUTCOMES.applied);
    if (isCompleted) return commit;
  }
  return null;
}

/**
 * The commits of a branch after a commit. GitHub returns them in pages, with their total.
 *
 * @throws FaultError ERR_GATE_COMMIT_GONE if the branch does not contain the commit, as after a force-push.
 * @see https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export async function commitsAfter(github: GitHub, commit: string, branch: string): Promise<ReadonlySet<string>> {
  const doing = `compare ${commit} with ${branch}`;
  const later = new Set<string>();
  for (let page = 1; ; page++) {
    const { data } = await asGitHubFault({ doing, needs: 'contents: read' }, () =>
      github.client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        ...github.at,
        basehead: `${commit}...${branch}`,
        per_page: 100,
        page,
      }),
    );
    const { status, total_commits: total, commits = [] } = data as Partial<typeof data>;
    if (status === 'diverged' || status === 'behind')
      throw new FaultError('gate', [fault.ERR_GATE_COMMIT_GONE({ path: commit, branch })]);
    for (const { sha } of commits) later.add(sha);
    if ((status === 'identical' || status === 'ahead') && later.size === total) return later;
    // A missing page could hide the relevant commit.
    if (commits.length === 0) {
      const received = `status ${status}, ${later.size} of ${total} commits`;
      throw gitHubError(doing, fault.ERR_GITHUB_ANSWER({ path: doing, received }));
    }
  }
}

/** The newest deployment of a later commit of the branch that may have changed the environment; undefined if there is none. */
export async function laterDeployment(
  github: GitHub,
  deployments: readonly Deployment[],
  { commit, branch }: { readonly commit: string; readonly branch: string },
): Promise<Deployment | undefined> {
  const later = await commitsAfter(github, commit, branch);
  for (const each of deployments) if (later.has(each.commit) && (await mayHaveApplied(github, each))) return each;
  return undefined;
}

/** The newest apply of a commit that may have changed the environment; undefined if there is none. */
export async function lastApply(
  github: GitHub,
  deployments: readonly Deployment[],
  commit: string,
): Promise<Deployment | undefined> {
  for (const each of deployments)
    if (each.isApply && each.commit === commit && (await mayHaveApplied(github, each))) return each;
  return undefined;
}

/** The apply that starts next. */
export interface ApplyStart {
  readonly environment: string;
  readonly commit: string;
  readonly branch: string;
  /** The id of the workflow run. */
  readonly run?: string;
  readonly runUrl?: string;
  /** The last apply of the commit before the review; 0 if there was none. */
  readonly reviewedAfter: number;
}

/**
 * Records that an apply starts, unless the gate refuses it. The record is written before the apply, so that an interrupted apply counts as started.
 *
 * @throws FaultError ERR_GATE_SUPERSEDED, ERR_GATE_APPROVAL_USED, ERR_GATE_COMMIT_GONE, ERR_GITHUB_….
 * @see https://docs.github.com/en/rest/deployments/deployments#create-a-deployment
 */
export async function startApply(github: GitHub, start: ApplyStart): Promise<Deployment> {
  const { environment, commit, run, reviewedAfter } = start;
  const deployments = await deploymentsOf(github, environment);
  const superseding = await laterDeployment(github, deployments, start);
  if (superseding) throw new FaultError('gate', [supersededFault(environment, superseding)]);
  const last = await lastApply(github, deployments, commit);
  if (last && last.id > reviewedAfter)
    throw new FaultError('gate', [fault.ERR_GATE_APPROVAL_USED({ path: environment, commit, at: last.at })]);

  const doing = `record that an apply of ${environment} starts`;
  const { data } = await asGitHubFault({ doing, needs: WRITE }, () =>
    github.client.request('POST /repos/{owner}/{repo}/deployments', {
      ...github.at,
      ref: commit,
      task: APPLY_TASK,
      environment,
      auto_merge: false,
      required_contexts: [],
      payload: run === undefined ? {} : { run },
      description: 'An apply of the reviewed plan',
    }),
  );
  const created = read(doing, data as Answer);
  if (created.commit !== commit) throw gitHubError(doing, fault.ERR_GITHUB_ANSWER({ path: doing, received: data }));
  await addStatus(github, created.id, 'in_progress', start.runUrl);
  return created;
}

/** The fault of a commit that is older than the deployed one. */
export const supersededFault = (environment: string, { commit, at, by }: Deployment) =>
  fault.ERR_GATE_SUPERSEDED({ path: environment, commit, at, by });

/** Records how an apply ended. */
export const finishApply = (github: GitHub, id: number, outcome: ApplyOutcome, runUrl?: string): Promise<void> =>
  addStatus(github, id, OUTCOMES[outcome], runUrl);

/** @see https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status */
async function addStatus(
  github: GitHub,
  id: number,
  state: (typeof OUTCOMES)[ApplyOutcome] | 'in_progress',
  runUrl: string | undefined,
): Promise<void> {
  await asGitHubFault({ doing: `record the state of deployment ${id}: ${state}`, needs: WRITE }, () =>
    github.client.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      ...github.at,
      deployment_id: id,
      state,
      auto_inactive: false,
      ...(runUrl !== undefined && { log_url: runUrl }),
    }),
  );
}
