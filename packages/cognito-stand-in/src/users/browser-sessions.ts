import { randomBytes } from 'node:crypto';
import { issuedSecret } from '@auth0-cognito/contract';

/** A browser session. */
export interface BrowserSession {
  readonly userPoolId: string;
  readonly username: string;
  /** Provider of the user, `COGNITO` for native users. */
  readonly providerName: string;
  /** Seconds since the epoch. */
  readonly authTime: number;
}

/** One hour, the lifetime of Cognito's cookie. */
export const BROWSER_SESSION_SECONDS = 3600;

/** Sessions of the hosted pages, by the value of the `cognito` cookie. */
export class BrowserSessions {
  readonly #sessions = new Map<string, BrowserSession>();

  constructor(private readonly now: () => number) {}

  start(session: BrowserSession): string {
    const id = issuedSecret(randomBytes(32).toString('base64url'));
    this.#sessions.set(id, session);
    return id;
  }

  find(id: string, userPoolId: string): BrowserSession | undefined {
    const session = this.#sessions.get(id);
    if (!session || session.userPoolId !== userPoolId) return undefined;
    if (this.now() < (session.authTime + BROWSER_SESSION_SECONDS) * 1000) return session;
    this.#sessions.delete(id);
    return undefined;
  }

  end(id: string): void {
    this.#sessions.delete(id);
  }

  endAllOf(userPoolId: string, username: string): void {
    for (const [id, session] of this.#sessions) {
      if (session.userPoolId === userPoolId && session.username === username) this.#sessions.delete(id);
    }
  }
}
