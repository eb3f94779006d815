import { runInNewContext } from 'node:vm';
import type { Tenant } from '../management/tenant';
import type { ActionRecord, ClientRecord, OrganizationRecord, UserRecord } from '../store-state';
import { clientOf, activeUser } from './users';

/** Result of the post-login actions. */
export interface PostLoginOutcome {
  /** Claims for the ID token and userinfo, by name. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Why the sign-in is refused; absent if it is not. */
  readonly denied?: string;
}

/** Claims of the protocol, which an action cannot set. */
const RESERVED = new Set(
  'iss sub aud exp nbf iat jti azp nonce auth_time acr amr org_id org_name at_hash c_hash s_hash sid typ cnf act'.split(
    ' ',
  ),
);

const TIME_LIMIT = 2_000;

/** Throws an error with the name of a property that is not rehearsed, when an action reads it. */
const strict = <T extends object>(name: string, known: T): T =>
  new Proxy(known, {
    get(target, key) {
      if (key in target || typeof key === 'symbol') return Reflect.get(target, key) as unknown;
      throw new Error(`not rehearsed: ${name}.${key}`);
    },
  });

/** The sign-in for which actions run. */
interface PostLoginSubject {
  readonly client: ClientRecord;
  readonly user: UserRecord;
  readonly organization: OrganizationRecord | undefined;
}

/** @see https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger/post-login-event-object */
const eventFor = (tenant: Tenant, { client, user, organization }: PostLoginSubject, action: ActionRecord) => {
  const { password: _, connection, ...profile } = user;
  return {
    client: { client_id: client.client_id, name: client.name, metadata: client.client_metadata ?? {} },
    ...(organization && {
      organization: {
        id: organization.id,
        name: organization.name,
        display_name: organization.display_name,
        metadata: {},
      },
    }),
    connection: { name: connection, strategy: user.user_id.split('|')[0] },
    secrets: Object.fromEntries(action.secrets.map(({ name, value }) => [name, value])),
    stats: { logins_count: Number(user.logins_count ?? 0) },
    tenant: { id: tenant.domain.split('.')[0] },
    user: { app_metadata: {}, user_metadata: {}, ...profile },
  };
};

/** The code of an action's last deployed version. */
const deployedCode = (action: ActionRecord) => String(action.versions.at(-1)?.code ?? '');

type Handler = (event: unknown, api: unknown) => Promise<void>;

/**
 * Loads an action. Its code is part of the environment and trusted: the separate context only prevents accidental access to the stand-in.
 */
const load = (action: ActionRecord): Handler | undefined => {
  const exports: { onExecutePostLogin?: Handler } = {};
  const require = (name: string) => {
    throw new Error(`not rehearsed: require('${name}')`);
  };
  const globals = { exports, module: { exports }, require, console, URL, URLSearchParams, fetch: undefined };
  runInNewContext(deployedCode(action), globals, { filename: `${action.name}.js`, timeout: TIME_LIMIT });
  return globals.module.exports.onExecutePostLogin ?? exports.onExecutePostLogin;
};

const inTime = async (work: Promise<void>) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${TIME_LIMIT} ms`)), TIME_LIMIT);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Actions that are bound to the flow, in order. */
const boundActions = (tenant: Tenant): readonly ActionRecord[] =>
  (tenant.store.state.bindings['post-login'] ?? []).flatMap(
    ({ action_id }) => tenant.store.state.actions[action_id] ?? [],
  );

/**
 * Runs the post-login actions of the tenant for a sign-in. If an action fails, the sign-in is refused with its name and error.
 */
export async function runPostLogin(tenant: Tenant, subject: PostLoginSubject): Promise<PostLoginOutcome> {
  const claims: Record<string, unknown> = {};
  const outcome: { denied?: string } = {};
  const setCustomClaim = (name: string, value: unknown) => {
    if (!RESERVED.has(name)) claims[name] = value;
  };
  const api = strict('api', {
    access: strict('api.access', { deny: (reason: string) => void (outcome.denied = String(reason)) }),
    idToken: strict('api.idToken', { setCustomClaim }),
    // Access tokens are opaque, as in Auth0 without an audience, so their claims are not visible.
    accessToken: strict('api.accessToken', { setCustomClaim: () => undefined }),
  });
  for (const action of boundActions(tenant)) {
    try {
      await inTime(load(action)?.(eventFor(tenant, subject, action), api) ?? Promise.resolve());
    } catch (error) {
      outcome.denied = `action ${action.name}: ${(error as Error).message}`;
    }
    if (outcome.denied !== undefined) break;
  }
  return { claims, ...outcome };
}

/** A sign-in with the ids of its application and user. */
export interface PostLoginSignIn {
  readonly clientId: string;
  readonly sub: string;
  readonly organization: OrganizationRecord | undefined;
}

/** Runs the actions for ids. A missing application or user is ignored here and refused elsewhere. */
export async function postLogin(
  tenant: Tenant,
  { clientId, sub, organization }: PostLoginSignIn,
): Promise<PostLoginOutcome> {
  const [client, user] = [clientOf(tenant, clientId), activeUser(tenant, sub)];
  return client && user ? runPostLogin(tenant, { client, user, organization }) : { claims: {} };
}
