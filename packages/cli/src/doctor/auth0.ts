import { AUTH0_PLAN_SCOPES, AUTH0_SCOPES, shown } from '@auth0-cognito/contract';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { fault } from '../faults';
import { passed, judged, unanswered } from './finding';
import type { About, Finding } from './finding';
import type { EnvironmentValues, Role } from './values';

const TIMEOUT = 20_000;
const LARGEST = 1_000_000;
/** Auth0 has some two hundred scopes. */
const MOST_NAMED = 20;

const why = (error: unknown) => {
  const { message, cause } = error as Error & { readonly cause?: Error };
  return cause ? `${message}: ${cause.message}` : message;
};

/** The used part of the tenant's answer; another server may answer anything. */
interface TokenAnswer {
  readonly scope?: unknown;
  readonly error?: unknown;
  readonly error_description?: unknown;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Asks the tenant for a token as Terraform's provider does. */
async function askForToken(domain: string, client_id: string, client_secret: string, timeout: number) {
  const dispatcher = new EnvHttpProxyAgent({ maxResponseSize: LARGEST });
  try {
    const answer = await fetch(`https://${domain}/oauth/token`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        audience: `https://${domain}/api/v2/`,
        client_id,
        client_secret,
      }),
      signal: AbortSignal.timeout(timeout),
    });
    const token = ((await answer.json()) ?? {}) as TokenAnswer;
    return { status: answer.status, ok: answer.ok, token };
  } finally {
    // Not `close`, which waits for answers that never end.
    await dispatcher.destroy();
  }
}

/** Asks the tenant for a token, and compares its scopes with those that the role needs. */
export async function checkAuth0(
  { environment, tenant }: EnvironmentValues,
  role: Role,
  variables: NodeJS.ProcessEnv,
  timeout = TIMEOUT,
): Promise<readonly Finding[]> {
  const about: About = { area: 'auth0', environment, title: `Auth0 application for ${role} at ${tenant}` };
  const { AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret } = variables;
  if (!id || !secret) return [unanswered(about, fault.ERR_DOCTOR_AUTH0_CREDENTIALS({ domain: tenant }))];
  let answer: Awaited<ReturnType<typeof askForToken>>;
  try {
    answer = await askForToken(tenant, id, secret, timeout);
  } catch (error) {
    return [unanswered(about, fault.ERR_DOCTOR_AUTH0_UNREACHABLE({ domain: tenant, why: why(error) }))];
  }
  const { status, ok, token } = answer;
  if (status >= 500 || status === 429)
    return [unanswered(about, fault.ERR_DOCTOR_AUTH0_UNREACHABLE({ domain: tenant, why: `HTTP ${status}` }))];
  if (!ok) {
    const said = shown(`${textOf(token.error) || status}: ${textOf(token.error_description)}`);
    return [judged(about, [fault.ERR_DOCTOR_AUTH0_REFUSED({ domain: tenant, why: said })])];
  }
  const needed: readonly string[] = role === 'plan' ? AUTH0_PLAN_SCOPES : AUTH0_SCOPES;
  const granted = textOf(token.scope).split(' ').filter(Boolean);
  const missing = needed.filter((scope) => !granted.includes(scope));
  const unneeded = granted.filter((scope) => !needed.includes(scope));
  const extra = unneeded.slice(0, MOST_NAMED).map((scope) => `not needed: ${scope}`);
  if (unneeded.length > MOST_NAMED) extra.push(`not needed: ${unneeded.length - MOST_NAMED} more`);
  if (missing.length === 0) return [passed(about, extra)];
  return [
    judged(
      about,
      missing.map((scope) => fault.ERR_DOCTOR_AUTH0_SCOPE({ path: tenant, scope, role })),
      extra,
    ),
  ];
}
