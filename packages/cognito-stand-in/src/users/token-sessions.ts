import { randomBytes, randomUUID } from 'node:crypto';
import { issuedSecret } from '@auth0-cognito/contract';
import type { User } from './user-store';

/** A sign-in of a user to a client. It issues tokens until its refresh token expires. */
export interface TokenSession {
  /** `origin_jti` of all tokens of this sign-in. */
  readonly originJti: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly user: User;
  readonly scopes: readonly string[];
  /** Whether it was started by the user pools API, which issues ID tokens without the `openid` scope. */
  readonly fromApi: boolean;
  /** Time of authentication, in seconds since the epoch. */
  readonly authTime: number;
  /** Expiry of the refresh token, in milliseconds since the epoch. Rotation does not extend it. */
  readonly refreshEndsAt: number;
  revoked: boolean;
}

/** Why a refresh token is refused. */
export type RefreshRefusal = 'unknown' | 'expired' | 'revoked' | 'reused';

interface RefreshEntry {
  readonly session: TokenSession;
  /** Milliseconds since the epoch; set when rotation replaces the token. */
  validUntil?: number;
}

/** Issued refresh and access tokens, so that they can be revoked. */
export class TokenSessions {
  readonly #refresh = new Map<string, RefreshEntry>();
  readonly #access = new Map<string, { readonly session: TokenSession; readonly expiresAt: number }>();

  constructor(private readonly now: () => number) {}

  start(session: Omit<TokenSession, 'originJti' | 'revoked'>): TokenSession {
    return { ...session, originJti: randomUUID(), revoked: false };
  }

  /** Issues a refresh token of the session: an opaque string. */
  addRefreshToken(session: TokenSession): string {
    const token = issuedSecret(randomBytes(96).toString('base64url'));
    this.#refresh.set(token, { session });
    return token;
  }

  /** @param expiresAt - milliseconds since the epoch; the token is removed then */
  addAccessToken(token: string, session: TokenSession, expiresAt: number): void {
    for (const [known, entry] of this.#access) if (entry.expiresAt <= this.now()) this.#access.delete(known);
    this.#access.set(token, { session, expiresAt });
  }

  /** The session of an access token that was issued here. */
  ofAccessToken(token: string): TokenSession | undefined {
    return this.#access.get(token)?.session;
  }

  /** The session of a refresh token for this client, or the reason for the refusal. */
  ofRefreshToken(token: string, clientId: string): TokenSession | RefreshRefusal {
    const entry = this.#refresh.get(token);
    if (!entry || entry.session.clientId !== clientId) return 'unknown';
    if (entry.session.revoked) return 'revoked';
    if (entry.session.refreshEndsAt <= this.now()) return 'expired';
    if (entry.validUntil !== undefined && entry.validUntil <= this.now()) return 'reused';
    return entry.session;
  }

  /** Issues the next refresh token. The old one stays valid for the grace period. */
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
