import { NOT_FOUND, page } from './answer';
import type { Answer } from './answer';
import type { Actor, GitHubWorld, StoredDeployment } from './github-world';

/** https://docs.github.com/en/rest/deployments/deployments, limited to the fields that are read. */
const shown = ({ id, sha, task, environment, payload, creator, created_at }: StoredDeployment) => ({
  id,
  sha,
  ref: sha,
  task,
  environment,
  payload,
  creator,
  created_at,
  updated_at: created_at,
});

const refused = (message: string): Answer => ({ status: 422, data: { message } });

/** https://docs.github.com/en/rest/commits/commits#compare-two-commits, of a commit with main. */
function compared(world: GitHubWorld, base: string, url: URL): Answer {
  const history = world.history ?? [base];
  if (!history.includes(base) && !world.rewritten.has(base)) return NOT_FOUND;
  const later = history.includes(base) ? history.slice(history.indexOf(base) + 1) : [...history];
  const size = Number(url.searchParams.get('per_page') ?? 250);
  const number = Number(url.searchParams.get('page') ?? 1);
  const status = world.rewritten.get(base) ?? (later.length === 0 ? 'identical' : 'ahead');
  return {
    status: 200,
    data: {
      url: `https://api.github.example/compare/${base}...main`,
      status,
      ahead_by: later.length,
      behind_by: status === 'diverged' || status === 'behind' ? 1 : 0,
      total_commits: later.length,
      commits: later.slice((number - 1) * size, number * size).map((sha) => ({ sha })),
    },
  };
}

function created(world: GitHubWorld, body: Readonly<Record<string, unknown>>, creator: Actor): Answer {
  const { ref, task = 'deploy', environment = 'production', payload = {}, required_contexts, auto_merge = true } = body;
  if (typeof ref !== 'string' || (world.history && !world.history.includes(ref) && !world.rewritten.has(ref)))
    return refused(`No ref found for: ${String(ref)}`);
  // By default, GitHub does not deploy a commit without a check, or one that the default branch is ahead of.
  if (required_contexts === undefined || auto_merge === true)
    return { status: 409, data: { message: 'Conflict: Commit status checks failed for the ref, or it is behind' } };
  const given = { sha: ref, task: String(task), environment: String(environment), payload, creator };
  return { status: 201, data: shown(world.addDeployment(given)) };
}

/** https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status */
function statusAdded(
  world: GitHubWorld,
  of: StoredDeployment,
  body: Readonly<Record<string, unknown>>,
  creator: Actor,
) {
  const {
    state,
    log_url,
    auto_inactive = true,
  } = body as { state?: string; log_url?: string; auto_inactive?: boolean };
  const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
  if (state === undefined || !STATES.includes(state)) return refused('Validation Failed: state');
  of.statuses.unshift({ state, creator, ...(log_url !== undefined && { log_url }) });
  if (state === 'success' && auto_inactive) {
    for (const earlier of world.deployments)
      if (earlier.id < of.id && earlier.environment === of.environment && earlier.statuses[0]?.state === 'success')
        earlier.statuses.unshift({ state: 'inactive', creator });
  }
  return { status: 201, data: { ...of.statuses[0] } };
}

/** Answers a call for deployments or for the commits between two commits; returns undefined for any other call. */
export function answerOnDeployments(
  world: GitHubWorld,
  { route, url, body, address }: { route: string; url: URL; body: Readonly<Record<string, unknown>>; address: string },
  actor: Actor,
): Answer | undefined {
  const [, base] = /^GET \/compare\/([0-9a-f]{40})\.\.\.main$/.exec(decodeURIComponent(route)) ?? [];
  if (base !== undefined) return compared(world, base, url);
  if (route === 'POST /deployments') return created(world, body, actor);
  if (route === 'GET /deployments') {
    const wanted = [...url.searchParams].filter(([key]) => ['environment', 'sha', 'task', 'ref'].includes(key));
    const found = world.deployments
      .map(shown)
      .filter((each) => wanted.every(([key, value]) => each[key as keyof typeof each] === value));
    return page(found.reverse(), url, address);
  }
  const [, method = '', id] = /^(GET|POST) \/deployments\/(\d+)\/statuses$/.exec(route) ?? [];
  if (id === undefined) return undefined;
  const of = world.deployments.find((each) => each.id === Number(id));
  if (!of) return NOT_FOUND;
  return method === 'POST' ? statusAdded(world, of, body, actor) : page(of.statuses, url, address);
}
