import { randomBytes } from 'node:crypto';

/** A generated ID, in the format of the real provider, for an object that has no ID in Auth0. */
export function uniqueId(): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return `terraform-${time}${randomBytes(6).toString('hex')}`;
}
