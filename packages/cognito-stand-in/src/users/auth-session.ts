import type { PasskeyRequest } from './passkeys/passkey';
import type { User } from './user-store';

/** `AuthSessionValidity` is at most 15 minutes. */
export const MAX_AUTH_SESSION_MS = 15 * 60_000;

/** The challenge of a sign-in by the API. */
export type AuthChallenge =
  | { readonly name: 'SELECT_CHALLENGE'; readonly choices: readonly string[] }
  | { readonly name: 'WEB_AUTHN'; readonly request: PasskeyRequest };

/** State of a choice-based sign-in between two calls of the API. */
export interface AuthSession {
  readonly clientId: string;
  /** As sent by the application. */
  readonly username: string;
  /** Absent if no native user has this name. Responses do not reveal this. */
  readonly user: User | undefined;
  readonly authChallenge: AuthChallenge;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}
