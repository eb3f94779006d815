import { FIRST_FACTORS } from '@auth0-cognito/contract';
import type { UserPoolClient } from '../configuration/pools';
import { brandingOf, poolSettings } from '../users/pool-settings';
import type { PagesContext } from './context';
import { PageError } from './errors';
import { themeOf } from './html/theme';
import type { Site } from './site';

/**
 * The CSS of the pages of a client. The classic pages have no style.
 *
 * @throws PageError 403 in managed login without a style.
 */
export async function styleOf(context: PagesContext, { domain, pool }: Site, clientId: string): Promise<string> {
  if (domain.managedLoginVersion !== 2) return '';
  const branding = await brandingOf(context.api, pool, clientId);
  if (!branding) throw new PageError('Login pages unavailable. Please contact an administrator.', 403);
  return themeOf(branding);
}

/** Whether the pages of a client offer passkeys. This requires managed login, the sign-in policy of the pool and the flow of the client. */
export async function offersPasskeys(
  context: PagesContext,
  { domain, pool }: Site,
  client: UserPoolClient,
): Promise<boolean> {
  if (domain.managedLoginVersion !== 2 || !client.authFlows.includes('ALLOW_USER_AUTH')) return false;
  const { firstFactors } = await poolSettings(context.api, pool);
  return firstFactors.includes(FIRST_FACTORS.passkey);
}
