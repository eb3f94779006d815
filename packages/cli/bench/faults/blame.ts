import type { Operation } from './baseline';
import { typeOf } from './terraform-events';
import type { Run } from './world';

/** A call of a run into which a fault was injected. */
export interface Faulted {
  readonly operation: string;
  readonly key: string;
}

/** Whether the same call was sent again in the run. */
export const wasSentAgain = (run: Run, { key }: Faulted) => run.calls.filter((call) => call.key === key).length > 1;

/** Operation without its service, as in the messages of the AWS provider. */
const bare = (operation: string) =>
  operation
    .replace(/ \(lock\)$/, '')
    .split(' ')
    .at(-1) ?? '';

/** The faulted operations that caused an error at a resource: those in its text, or else those of its type that were not sent again. */
export function causesOf(
  { address, summary }: Run['errors'][number],
  faulted: readonly Faulted[],
  run: Run,
  operations: readonly Operation[],
): readonly string[] {
  const typesOf = (name: string) => operations.find(({ operation }) => operation === name)?.types ?? [];
  const type = address === undefined ? undefined : typeOf(address);
  const named = faulted.filter(({ operation }) =>
    new RegExp(`\\b${bare(operation).replaceAll(/[^\w]/g, '.')}\\b`).test(summary),
  );
  const ofType = faulted.filter(({ operation }) => type !== undefined && typesOf(operation).includes(type));
  const ofNone = faulted.filter(({ operation }) => type === undefined && typesOf(operation).length === 0);
  const candidates = [named.filter((each) => ofType.includes(each)), named, ofType, ofNone];
  for (const found of candidates) {
    const stopped = found.filter((each) => !wasSentAgain(run, each));
    if (stopped.length > 0) return stopped.map(({ operation }) => operation);
  }
  return (candidates.find(({ length }) => length > 0) ?? []).map(({ operation }) => operation);
}

const CREATES = /^\S+ (?:Create|Request|POST )/;

/** The faulted operation that left the object at an address: preferably one that creates objects of its type. */
export function creatorOf(
  address: string,
  faulted: readonly string[],
  operations: readonly Operation[],
): string | undefined {
  const typesOf = (name: string) => operations.find(({ operation }) => operation === name)?.types ?? [];
  if (address.startsWith('state of ')) return faulted.find((name) => name.endsWith('(lock)'));
  if (address.endsWith('.tfstate')) return faulted.find((name) => name === 's3 PutObject');
  const ofType = faulted.filter((name) => typesOf(name).includes(typeOf(address)));
  return ofType.find((name) => CREATES.test(name)) ?? ofType[0];
}
