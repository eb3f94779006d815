import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Intentionally low: the users are test users, and the pages must respond fast. */
const COST = { N: 4096 };
const LENGTH = 32;

const derive = (password: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password, salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key))),
  );

/** A salted hash of a password, as a string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${(await derive(password, salt)).toString('hex')}`;
}

/** Whether a password matches a hash. False if there is no hash, after the same time. */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (hash ?? '').split(':');
  const expected = Buffer.from(key, 'hex');
  const derived = await derive(password, Buffer.from(salt, 'hex'));
  return expected.length === LENGTH && timingSafeEqual(derived, expected);
}
