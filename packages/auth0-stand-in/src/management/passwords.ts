import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** Intentionally low: the users are test users, and the pages must respond fast. */
const COST = { N: 4096 };
const LENGTH = 32;

/** Salt and hash of a password, in the format of user records. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${scryptSync(password, salt, LENGTH, COST).toString('base64url')}`;
}

/** Whether a password matches that of a record. False if the record has no password. */
export function matchesPassword(password: string, kept: string | undefined): boolean {
  const [salt, hash] = (kept ?? '').split('.');
  if (!salt || !hash) return false;
  const given = scryptSync(password, Buffer.from(salt, 'base64url'), LENGTH, COST);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}
