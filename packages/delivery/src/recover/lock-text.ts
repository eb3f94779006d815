import type { LockInfo } from '../terraform/lock-info';

const MINUTE = 60_000;

/** A duration in its largest whole unit, such as `3 h`. */
function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  if (minutes === 0) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60 / 24)} days`;
}

/** Text of a lock: its id, holder, operation and age. */
export function lockText({ id, who, operation, created }: LockInfo, now = Date.now()): string {
  const since = Date.parse(created);
  const held = Number.isNaN(since) ? 'for an unknown time' : `for ${age(now - since)}`;
  return `lock ${id} of ${who} (${operation.replace(/^OperationType/, '').toLowerCase()}), held ${held}`;
}
