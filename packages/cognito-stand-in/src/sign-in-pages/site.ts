import type { Context, MiddlewareHandler } from 'hono';
import type { UserPool, UserPoolDomain } from '../configuration/pools';
import type { PagesContext } from './context';
import { PageError } from './errors';

/** The domain of a request, and its pool. */
export interface Site {
  readonly domain: UserPoolDomain;
  readonly pool: UserPool;
}

/** Types of the Hono application. */
export interface PagesEnv {
  readonly Variables: { readonly site: Site };
}

export type PageRequest = Context<PagesEnv>;

/** The query parameters. */
export const queryOf = (c: PageRequest) => new URL(c.req.url).searchParams;

/** Finds the pool by the Host header. */
export const site =
  (context: PagesContext): MiddlewareHandler<PagesEnv> =>
  async (c, next) => {
    const { hostname } = new URL(c.req.url);
    const domain = await context.directory.domain(hostname);
    const pool = domain && (await context.directory.userPool(domain.userPoolId));
    if (!pool) throw new PageError(`no user pool has the domain ${hostname}`, 404);
    c.set('site', { domain, pool });
    await next();
  };
