import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ApiError, apiErrors } from '../errors';
import { actionRoutes } from './actions';
import { clientCredentialRoutes } from './client-credentials';
import { clientGrantRoutes } from './client-grants';
import { clientRoutes } from './clients';
import { connectionRoutes } from './connections';
import { customDomainRoutes } from './custom-domains';
import type { RateLimit } from './rate-limit';
import { resourceServerRoutes } from './resource-servers';
import type { Route } from './route';
import type { Tenant } from './tenant';
import { tenantSettingsRoutes } from './tenant-settings';
import { managementScopes } from './tokens';
import { triggerBindingRoutes } from './trigger-bindings';
import { userRoutes } from './users';

/** Every operation of the Management API that the stand-in has. */
export const ROUTES: readonly Route[] = [
  ...clientRoutes,
  ...clientCredentialRoutes,
  ...connectionRoutes,
  ...customDomainRoutes,
  ...clientGrantRoutes,
  ...resourceServerRoutes,
  ...tenantSettingsRoutes,
  ...actionRoutes,
  ...triggerBindingRoutes,
  ...userRoutes,
];

const MAX_BODY_BYTES = 1_000_000;

const bodyOf = async (context: Context): Promise<unknown> => {
  if (Number(context.req.header('content-length') ?? 0) > MAX_BODY_BYTES) throw apiErrors.payloadTooLarge();
  const body = await context.req.text();
  if (body.length > MAX_BODY_BYTES) throw apiErrors.payloadTooLarge();
  if (body === '') return null;
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) throw apiErrors.unsupportedMediaType();
  try {
    return JSON.parse(body);
  } catch {
    throw apiErrors.invalidJson();
  }
};

/** Path parameters, decoded once. */
const paramsOf = (context: Context): Record<string, string> => context.req.param() as Record<string, string>;

const serve = (tenant: Tenant, route: Route) => async (context: Context) => {
  const scopes = await managementScopes(tenant, context.req.header('authorization'));
  if (!route.scopes.some((scope) => scopes.has(scope))) throw apiErrors.insufficientScope(route.scopes);
  const query = route.checkQuery(context.req.query());
  const body = route.checkBody ? await bodyOf(context) : undefined;
  const wrong = route.checkBody?.(body);
  if (wrong) throw apiErrors.invalidBody(wrong);
  const signingKey = await tenant.signingKey();
  const { domain, store, secrets } = tenant;
  const reply = route.handle({ domain, store, secrets, signingKey, params: paramsOf(context), query, body, scopes });
  return reply.body === undefined
    ? context.body(null, reply.status as 204)
    : context.json(reply.body, reply.status as ContentfulStatusCode);
};

const errorReply = (error: Error) => {
  // An error of the stand-in itself is not a 5xx, because clients retry these.
  const { body, headers } = error instanceof ApiError ? error : apiErrors.notRehearsed(error.message);
  return { body, headers };
};

/** The Management API of one tenant, below `/api/v2`. */
export function createManagementApi(tenant: Tenant, rateLimit: RateLimit): Hono {
  const app = new Hono().basePath('/api/v2');
  app.use('*', async (context, next) => {
    const { isRefused, headers } = rateLimit.count();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    if (isRefused) throw apiErrors.tooManyRequests();
    await next();
  });
  for (const route of ROUTES) app.on(route.method, route.path, serve(tenant, route));
  app.notFound(() => {
    throw apiErrors.noRoute();
  });
  app.onError((error, context) => {
    const { body, headers } = errorReply(error);
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    return context.json(body, body.statusCode as ContentfulStatusCode);
  });
  return app;
}
