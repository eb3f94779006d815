import { createHmac, timingSafeEqual } from 'node:crypto';
import type { UserPoolClient } from '../configuration/pools';

const same = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Whether a secret is that of the client. For a client without a secret, it must be absent. */
export const secretMatches = (client: UserPoolClient, secret: string | undefined) =>
  client.secret === undefined ? secret === undefined : secret !== undefined && same(client.secret, secret);

/** `SECRET_HASH` of the API: HMAC-SHA256 of username and client id under the client's secret. */
export const secretHashMatches = (client: UserPoolClient, username: string, hash: string | undefined) =>
  client.secret === undefined
    ? hash === undefined
    : hash !== undefined &&
      same(
        hash,
        createHmac('sha256', client.secret)
          .update(username + client.id)
          .digest('base64'),
      );
