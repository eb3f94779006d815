import { randomBytes, randomUUID } from 'node:crypto';
import { issuedSecret } from '@auth0-cognito/contract';
import type { User } from './user-store';

/** One sign-in of a user at a client, from which tokens come until its refresh token ends. */
export interface TokenSession {
  /** `origin_jti` of all tokens of this sign-in. */
  readonly originJti: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly user: User;
  readonly scopes: readonly string[];
  /** Whether it began at the pool's API, whose sessions get ID tokens without the `openid` scope. */
  readonly fromApi: boolean;
  /** Seconds since the epoch: when the user proved who they are. */
  readonly authTime: number;
  /** Milliseconds since the epoch: end of the refresh token, which rotation does not move. */
  readonly refreshEndsAt: number;
  revoked: boolean;
}

/** Why a refresh token gives no tokens. */
export type RefreshRefusal = 'unknown' | 'expired' | 'revoked' | 'reused';

interface RefreshEntry {
  readonly session: TokenSession;
  /** Milliseconds since the epoch; set once rotation has replaced the token. */
  validUntil?: number;
}

/** Refresh and access tokens that were given out, so that they can be revoked. */
export class TokenSessions {
  readonly #refresh = new Map<string, RefreshEntry>();
  readonly #access = new Map<string, { readonly session: TokenSession; readonly expiresAt: number }>();

  constructor(private readonly now: () => number) {}

  start(session: Omit<TokenSession, 'originJti' | 'revoked'>): TokenSession {
    return { ...session, originJti: randomUUID(), revoked: false };
  }

  /** A refresh token of the session: opaque to clients. */
  addRefreshToken(session: TokenSession): string {
    const token = issuedSecret(randomBytes(96).toString('base64url'));
    this.#refresh.set(token, { session });
    return token;
  }

  /** @param expiresAt - milliseconds since the epoch; from then on the token is forgotten */
  addAccessToken(token: string, session: TokenSession, expiresAt: number): void {
    for (const [known, entry] of this.#access) if (entry.expiresAt <= this.now()) this.#access.delete(known);
    this.#access.set(token, { session, expiresAt });
  }

  /** The session of an access token that was given out here. */
  ofAccessToken(token: string): TokenSession | undefined {
    return this.#access.get(token)?.session;
  }

  /** The session that a refresh token continues, or why it does not, for this client. */
  ofRefreshToken(token: string, clientId: string): TokenSession | RefreshRefusal {
    const entry = this.#refresh.get(token);
    if (!entry || entry.session.clientId !== clientId) return 'unknown';
    if (entry.session.revoked) return 'revoked';
    if (entry.session.refreshEndsAt <= this.now()) return 'expired';
    if (entry.validUntil !== undefined && entry.validUntil <= this.now()) return 'reused';
    return entry.session;
  }

  /** Gives the next refresh token; the old one lives on for the grace period. */
  rotate(token: string, session: TokenSession, graceSeconds: number): string {
    const entry = this.#refresh.get(token);
    if (entry) entry.validUntil ??= this.now() + graceSeconds * 1000;
    return this.addRefreshToken(session);
  }

  /** Revokes every session of a user. */
  revokeAllOf(user: User): void {
    for (const { session } of this.#refresh.values()) if (session.user === user) session.revoked = true;
    for (const { session } of this.#access.values()) if (session.user === user) session.revoked = true;
  }
}
