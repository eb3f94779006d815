import { isMutating, type Call } from './calls';
import type { PhaseName } from './columns';
import { typeOf } from './terraform-events';
import type { Run } from './world';

/** One operation of a phase without faults. */
export interface Operation {
  readonly operation: string;
  /** How often it was called. */
  readonly calls: number;
  readonly isMutating: boolean;
  /** Types of the resources for which it was called; none for the state and for a provider's start. */
  readonly types: readonly string[];
}

/** Operations of each phase, in the order of their first calls. */
export type Baseline = Readonly<Record<PhaseName, readonly Operation[]>>;

/** Types of the resources that Terraform was creating, updating or deleting when it made a call. */
const typesAt = ({ at }: Call, { spans }: Run) =>
  spans.filter(({ from, to }) => from <= at && at <= to).map(({ address }) => typeOf(address));

/** The operations of a serial run. */
export function operationsOf(run: Run): Operation[] {
  const names = [...new Set(run.calls.map(({ operation }) => operation))];
  return names.map((operation) => {
    const calls = run.calls.filter((call) => call.operation === operation);
    const types = [...new Set(calls.flatMap((call) => typesAt(call, run)))].sort();
    return { operation, calls: calls.length, isMutating: isMutating(operation), types };
  });
}
