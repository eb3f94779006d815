import { randomBytes } from 'node:crypto';

/** An ID for what Auth0 has once only and gives none: the form that the real provider uses. */
export function uniqueId(): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return `terraform-${time}${randomBytes(6).toString('hex')}`;
}
