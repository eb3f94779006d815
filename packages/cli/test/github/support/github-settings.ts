import { NOT_FOUND } from './answer';
import type { Answer } from './answer';
import type { GitHubWorld } from './github-world';

/** One GitHub environment, without the parts that are in `GitHubWorld.environments`. */
export interface StoredEnvironment {
  deployment_branch_policy: { protected_branches: boolean; custom_branch_policies: boolean } | null;
  branches: { name: string; type?: string }[];
  variables: Record<string, string>;
  secrets: string[];
}

/** Settings of a GitHub repository: those that every reader may see, and those that need a token. */
export class GitHubSettings {
  /** Without a token, a private repository is not found. */
  isPrivate = false;
  defaultBranch = 'main';
  /** Answer of `actions/oidc/customization/sub`. */
  subject: unknown;
  /** Rules of rulesets by branch. */
  readonly rules = new Map<string, unknown[]>();
  /** Branches with a classic rule: the rule, or null if the token may not read it. */
  readonly protections = new Map<string, object | null>();
  readonly environments = new Map<string, StoredEnvironment>();
  /** Whether the token may read variables and secrets. */
  mayReadSecrets = true;

  constructor(readonly repository: string) {
    const [owner = '', name = ''] = repository.split('/');
    this.subject = {
      use_default: true,
      use_immutable_subject: false,
      sub_claim_prefix: `repo:${owner}@1111111/${name}@2222222`,
    };
  }
}

const FORBIDDEN: Answer = { status: 403, data: { message: 'Resource not accessible by personal access token' } };
const ok = (data: unknown): Answer => ({ status: 200, data });

/** Answers a call for a setting; returns undefined for any other call. */
export function answerOnSettings(
  settings: GitHubSettings,
  world: GitHubWorld,
  route: string,
  isAnonymous: boolean,
): Answer | undefined {
  const own = `GET /repos/${settings.repository}`;
  const isSetting = /^GET \/repos\/[^/]+\/[^/]+(\/(actions\/oidc|environments|branches|rules)\/.*)?$/.test(route);
  if (!isSetting) return undefined;
  if (route !== own && !route.startsWith(`${own}/`)) return NOT_FOUND;
  if (isAnonymous && settings.isPrivate) return NOT_FOUND;
  const path = route.slice(own.length).replace(/\?.*/, '');
  if (path === '') return ok({ full_name: settings.repository, default_branch: settings.defaultBranch });
  if (path === '/actions/oidc/customization/sub') return ok(settings.subject);
  const [, ruled] = /^\/rules\/branches\/(.+)$/.exec(path) ?? [];
  if (ruled !== undefined) return ok(settings.rules.get(ruled) ?? []);
  const [, branch = '', protection] = /^\/branches\/([^/]+)(\/protection)?$/.exec(path) ?? [];
  if (branch !== '' && protection === undefined) {
    return branch === settings.defaultBranch
      ? ok({ name: branch, protected: settings.protections.has(branch) })
      : NOT_FOUND;
  }
  if (branch !== '') {
    const found = settings.protections.get(branch);
    return isAnonymous || found === null ? FORBIDDEN : found ? ok(found) : NOT_FOUND;
  }
  return answerOnEnvironment(settings, world, path, isAnonymous);
}

function answerOnEnvironment(settings: GitHubSettings, world: GitHubWorld, path: string, isAnonymous: boolean) {
  const [, encoded = '', part = ''] = /^\/environments\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  const name = decodeURIComponent(encoded);
  const found = settings.environments.get(name);
  const rules = world.environments.get(name);
  if (!found) return part === '' && rules ? ok({ name, protection_rules: rules }) : NOT_FOUND;
  if (part === '') {
    const { deployment_branch_policy } = found;
    return ok({ name, protection_rules: rules ?? [], deployment_branch_policy });
  }
  if (part === 'deployment-branch-policies') {
    return ok({ total_count: found.branches.length, branch_policies: found.branches });
  }
  if (isAnonymous) return { status: 401, data: { message: 'Requires authentication' } };
  if (!settings.mayReadSecrets) return FORBIDDEN;
  const variables = Object.entries(found.variables).map(([variable, value]) => ({ name: variable, value }));
  if (part === 'variables') return ok({ total_count: variables.length, variables });
  const secrets = found.secrets.map((secret) => ({ name: secret }));
  return part === 'secrets' ? ok({ total_count: secrets.length, secrets }) : NOT_FOUND;
}
