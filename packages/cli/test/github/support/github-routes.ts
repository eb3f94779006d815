import { NOT_FOUND, page } from './answer';
import type { Answer } from './answer';
import { answerOnDeployments } from './github-deployments';
import type { Actor, GitHubWorld, StoredComment, StoredIssue } from './github-world';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** False if another repository is requested. */
  readonly isOurs: boolean;
}

const LONGEST = 65_536;
const invalid = (message: string): Answer => ({
  status: 422,
  data: { message: `Validation Failed: ${message}`, errors: [{ field: 'body', code: 'unprocessable', message }] },
});

const shownComment = ({ id, issue, user, body, updated_at }: StoredComment) => ({
  id,
  body,
  updated_at,
  user,
  html_url: `https://github.example/acme/identity/pull/${issue}#issuecomment-${id}`,
});
const shownIssue = ({ number, user, title, body, labels, state, state_reason, isPullRequest }: StoredIssue) => ({
  number,
  user,
  title,
  body,
  state,
  state_reason,
  updated_at: '2026-01-01T00:00:00Z',
  labels: labels.map((name) => ({ name })),
  html_url: `https://github.example/acme/identity/issues/${number}`,
  ...(isPullRequest && { pull_request: { html_url: `https://github.example/acme/identity/pull/${number}` } }),
});

/** The current content of a list; each read reduces the lag. */
const visible = <T extends { hiddenFor: number }>(list: readonly T[]): T[] =>
  list.filter((each) => {
    if (each.hiddenFor === 0) return true;
    each.hiddenFor--;
    return false;
  });

const bodyFault = (body: unknown): Answer | undefined => {
  if (typeof body !== 'string' || body.trim() === '') return invalid('Body cannot be blank');
  return body.length > LONGEST ? invalid(`Body is too long (maximum is ${LONGEST} characters)`) : undefined;
};

/** Performs one call, and answers it. */
export function answerOf(
  world: GitHubWorld,
  { method, path, body, isOurs }: Asked,
  actor: Actor,
  address: string,
): Answer {
  const url = new URL(path, 'http://github.test');
  const route = `${method} ${url.pathname}`;
  const numbered = (pattern: RegExp) => Number(pattern.exec(route)?.[1]);
  const issueOf = (pattern: RegExp) => world.issues.find(({ number }) => number === numbered(pattern));
  if (route === 'POST /graphql') return { status: 200, data: { data: { viewer: { login: actor.login } } } };
  if (!isOurs) return NOT_FOUND;

  const thread = /^(?:GET|POST) \/issues\/(\d+)\/comments$/;
  if (thread.test(route)) {
    const issue = issueOf(thread);
    if (!issue) return NOT_FOUND;
    if (method === 'GET') {
      const comments = world.comments.filter((comment) => comment.issue === issue.number);
      return page(visible(comments).map(shownComment), url, address);
    }
    const fault = bodyFault(body.body);
    return fault ?? { status: 201, data: shownComment(world.addComment(issue.number, String(body.body), actor)) };
  }
  const single = /^(?:PATCH|DELETE) \/issues\/comments\/(\d+)$/;
  if (single.test(route)) return changedComment(world, numbered(single), method, body);
  if (route === 'GET /issues') {
    const labels = (url.searchParams.get('labels') ?? '').split(',').filter(Boolean);
    const state = url.searchParams.get('state') ?? 'open';
    const issues = world.issues.filter(
      (issue) => (state === 'all' || issue.state === state) && labels.every((label) => issue.labels.includes(label)),
    );
    return page(visible(issues).map(shownIssue).reverse(), url, address);
  }
  if (route === 'POST /issues') {
    const { title, body: text, labels } = body as { title: string; body: string; labels: string[] };
    return (
      bodyFault(text) ?? {
        status: 201,
        data: shownIssue(world.addIssue({ title, body: text, labels: world.dropsLabels ? [] : labels, user: actor })),
      }
    );
  }
  const changed = /^PATCH \/issues\/(\d+)$/;
  if (changed.test(route)) {
    const issue = issueOf(changed);
    if (!issue) return NOT_FOUND;
    if (body.body !== undefined && bodyFault(body.body)) return bodyFault(body.body) as Answer;
    Object.assign(issue, body);
    return { status: 200, data: shownIssue(issue) };
  }
  return (
    answerOnDeployments(world, { route, url, body, address }, actor) ?? answerOnApproval(world, url, route, address)
  );
}

function changedComment(world: GitHubWorld, id: number, method: string, body: Asked['body']): Answer {
  const index = world.comments.findIndex((comment) => comment.id === id);
  const comment = world.comments[index];
  if (!comment) return NOT_FOUND;
  if (method === 'DELETE') {
    world.comments.splice(index, 1);
    return { status: 204 };
  }
  const fault = bodyFault(body.body);
  if (fault) return fault;
  comment.body = String(body.body);
  comment.updated_at = world.now();
  return { status: 200, data: shownComment(comment) };
}

function answerOnApproval(world: GitHubWorld, url: URL, route: string, address: string): Answer {
  const [, sha] = /^GET \/commits\/([0-9a-f]{40})\/pulls$/.exec(route) ?? [];
  if (sha !== undefined) {
    const pulls = world.issues.filter(({ isPullRequest, merged }) => isPullRequest && merged?.sha === sha);
    const shown = pulls.map(({ number, merged }) => ({
      number,
      merged_at: merged?.at ?? null,
      merge_commit_sha: merged?.sha ?? null,
    }));
    return page(shown, url, address);
  }
  const [, environment] = /^GET \/environments\/([^/]+)$/.exec(route) ?? [];
  if (environment !== undefined) {
    const rules = world.environments.get(decodeURIComponent(environment));
    return rules ? { status: 200, data: { name: environment, protection_rules: rules } } : NOT_FOUND;
  }
  const [, issue] = /^GET \/issues\/(\d+)\/events$/.exec(route) ?? [];
  if (issue !== undefined) {
    return page(world.issues.find(({ number }) => number === Number(issue))?.events ?? [], url, address);
  }
  const [, login] = /^GET \/collaborators\/([^/]+)\/permission$/.exec(route) ?? [];
  if (login !== undefined) return { status: 200, data: { permission: world.permissions.get(login) ?? 'none' } };
  return NOT_FOUND;
}
