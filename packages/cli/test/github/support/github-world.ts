/** A user or an app. */
export interface Actor {
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly user: Actor;
  body: string;
  updated_at: string;
  /** How many lists still omit it, because GitHub's lists lag. */
  hiddenFor: number;
}

export interface StoredIssue {
  readonly number: number;
  readonly user: Actor;
  title: string;
  body: string;
  labels: string[];
  state: 'open' | 'closed';
  state_reason: string | null;
  readonly isPullRequest: boolean;
  hiddenFor: number;
  /** Of a merged pull request. */
  merged?: { readonly sha: string; readonly at: string };
  readonly events: {
    readonly event: string;
    readonly label?: { readonly name: string };
    readonly actor: Actor;
    readonly created_at: string;
  }[];
}

/** A deployment of an environment with its statuses, newest first. */
export interface StoredDeployment {
  readonly id: number;
  readonly sha: string;
  readonly task: string;
  readonly environment: string;
  readonly payload: unknown;
  readonly creator: Actor;
  readonly created_at: string;
  readonly statuses: { readonly state: string; readonly creator: Actor; readonly log_url?: string }[];
}

export const BOT: Actor = { login: 'github-actions[bot]', type: 'Bot' };
export const ANN: Actor = { login: 'ann', type: 'User' };

/** The content of a GitHub repository `acme/identity`. */
export class GitHubWorld {
  readonly comments: StoredComment[] = [];
  readonly issues: StoredIssue[] = [];
  /** By GitHub environment. */
  readonly environments = new Map<
    string,
    readonly {
      readonly type: string;
      readonly reviewers?: readonly unknown[];
      readonly prevent_self_review?: boolean;
    }[]
  >();
  /** Commits of main, oldest first; undefined if main is at any requested commit. */
  history: string[] | undefined;
  /** Commits that main no longer contains after a force-push, with their comparison to main. */
  readonly rewritten = new Map<string, 'diverged' | 'behind'>();
  readonly deployments: StoredDeployment[] = [];
  /** By login: admin, write, read, none. */
  readonly permissions = new Map<string, string>();
  /** How many lists omit an object that is created from now on. */
  lag = 0;
  /** Drops labels without an error, as GitHub does for users without push access. */
  dropsLabels = false;
  private clock = Date.parse('2026-01-01T00:00:00Z');
  private lastId = 1000;

  /** One second later at each call. */
  now(): string {
    this.clock += 1000;
    return new Date(this.clock).toISOString();
  }

  addIssue(given: Partial<StoredIssue> = {}): StoredIssue {
    const issue: StoredIssue = {
      number: this.issues.length + 1,
      user: ANN,
      title: 'an issue',
      body: '',
      labels: [],
      state: 'open',
      state_reason: null,
      isPullRequest: false,
      hiddenFor: this.lag,
      events: [],
      ...given,
    };
    this.issues.push(issue);
    return issue;
  }

  addPullRequest(given: Partial<StoredIssue> = {}): number {
    return this.addIssue({ title: 'a pull request', isPullRequest: true, ...given }).number;
  }

  addComment(issue: number, body: string, user: Actor = BOT): StoredComment {
    const comment = { id: ++this.lastId, issue, user, body, updated_at: this.now(), hiddenFor: this.lag };
    this.comments.push(comment);
    return comment;
  }

  /** A deployment, by default as GitHub creates it for a job that uses an environment. */
  addDeployment(given: Partial<StoredDeployment> & { readonly sha: string }, ...states: string[]): StoredDeployment {
    const creator = given.creator ?? BOT;
    const deployment: StoredDeployment = {
      id: ++this.lastId,
      task: 'deploy',
      environment: 'dev',
      payload: {},
      creator,
      created_at: this.now(),
      statuses: states.reverse().map((state) => ({ state, creator })),
      ...given,
    };
    this.deployments.push(deployment);
    return deployment;
  }

  /** Texts of a thread, in order. */
  bodies(issue: number): string[] {
    return this.comments.filter((comment) => comment.issue === issue).map(({ body }) => body);
  }

  label(issue: number, name: string, actor: Actor, event: 'labeled' | 'unlabeled' = 'labeled'): void {
    this.issues
      .find(({ number }) => number === issue)
      ?.events.push({ event, label: { name }, actor, created_at: this.now() });
  }
}
