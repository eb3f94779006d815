import { AUTH0_PLAN_SCOPES, AUTH0_SCOPES, shown } from '@auth0-cognito/contract';
import { requestToken, scopesIn } from '@auth0-cognito/delivery/auth0';
import { fault } from '../faults';
import { passed, findingOf, unansweredFinding } from './finding';
import type { About, Finding } from './finding';
import type { EnvironmentValues, Role } from './values';

/** Auth0 has some two hundred scopes. */
const MAX_NAMED = 20;

const why = (error: unknown) => {
  const { message, cause } = error as Error & { readonly cause?: Error };
  return cause ? `${message}: ${cause.message}` : message;
};

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Requests a token from the tenant, and compares its scopes with those that the role needs. */
export async function checkAuth0(
  { environment, tenant }: EnvironmentValues,
  role: Role,
  variables: NodeJS.ProcessEnv,
  timeout?: number,
): Promise<readonly Finding[]> {
  const about: About = { area: 'auth0', environment, title: `Auth0 application for ${role} at ${tenant}` };
  const { AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret } = variables;
  if (!id || !secret) return [unansweredFinding(about, fault.ERR_DOCTOR_AUTH0_CREDENTIALS({ domain: tenant }))];
  let response: Awaited<ReturnType<typeof requestToken>>;
  try {
    response = await requestToken(tenant, id, secret, timeout);
  } catch (error) {
    return [unansweredFinding(about, fault.ERR_DOCTOR_AUTH0_UNREACHABLE({ domain: tenant, why: why(error) }))];
  }
  const { status, ok, token } = response;
  if (status >= 500 || status === 429)
    return [unansweredFinding(about, fault.ERR_DOCTOR_AUTH0_UNREACHABLE({ domain: tenant, why: `HTTP ${status}` }))];
  if (!ok) {
    const reason = shown(`${textOf(token.error) || status}: ${textOf(token.error_description)}`);
    return [findingOf(about, [fault.ERR_DOCTOR_AUTH0_REFUSED({ domain: tenant, why: reason })])];
  }
  const needed: readonly string[] = role === 'plan' ? AUTH0_PLAN_SCOPES : AUTH0_SCOPES;
  const granted = scopesIn(token.scope);
  const missing = needed.filter((scope) => !granted.includes(scope));
  const unneeded = granted.filter((scope) => !needed.includes(scope));
  const extra = unneeded.slice(0, MAX_NAMED).map((scope) => `not needed: ${scope}`);
  if (unneeded.length > MAX_NAMED) extra.push(`not needed: ${unneeded.length - MAX_NAMED} more`);
  if (missing.length === 0) return [passed(about, extra)];
  return [
    findingOf(
      about,
      missing.map((scope) => fault.ERR_DOCTOR_AUTH0_SCOPE({ path: tenant, scope, role })),
      extra,
    ),
  ];
}
