import type { Operation } from './baseline';
import { causesOf, creatorOf, type Faulted } from './blame';
import type { Call } from './calls';
import { Cells } from './cells';
import { kills, type Column, type PhaseName } from './columns';
import { begin, COMMANDS } from './phase';
import { followRecover, type Orphans } from './follow-recover';
import type { Run, World } from './world';

/** Runs without a new fault after which an environment counts as stuck. */
const RUNS_WITHOUT_NEWS = 3;
/** Maximum number of calls of `federation recover` after one run. */
const MAX_RECOVERIES = 4;

/** Called before each run of Terraform, with the number of operations whose fault was not injected yet. */
export type OnRun = (run: number, waiting: number) => void;

/** A phase in which the fault of a column is injected into each operation. It runs Terraform until everything is applied. */
export class FaultedPhase {
  private readonly cells = new Cells();
  /** Calls of all runs into which the fault was injected. */
  private readonly done = new Map<string, Set<string>>();

  constructor(
    private readonly world: World,
    private readonly phase: PhaseName,
    private readonly column: Column,
    private readonly operations: readonly Operation[],
  ) {}

  /** Runs the phase to its end. Returns the cells of the operations that were reached. */
  async run(onRun: OnRun): Promise<Cells> {
    await begin(this.world, this.phase);
    let quiet = 0;
    for (let number = 1; quiet < RUNS_WITHOUT_NEWS; number += 1) {
      onRun(number, this.operations.filter((each) => this.isWaiting(each)).length);
      const { run, faulted } = await this.once();
      this.world.import(undefined);
      const names = faulted.map(({ operation }) => operation);
      quiet = faulted.length > 0 ? 0 : quiet + 1;
      for (const name of names) this.cells.note(name, 'absorbed');
      if (run.ok) {
        await this.settle(names);
        return this.cells;
      }
      this.noteStops(run, faulted);
      await this.recover(names);
      if (quiet === RUNS_WITHOUT_NEWS) this.noteStuck(run);
    }
    return this.cells;
  }

  /** One run. The fault is injected once into each remaining operation; a kill ends the run at the first of them. */
  private async once(): Promise<{ run: Run; faulted: readonly Faulted[] }> {
    const faulted: Faulted[] = [];
    const kill = new AbortController();
    const isKill = kills(this.column);
    const run = await this.world.terraform(COMMANDS[this.phase], {
      isSerial: isKill,
      kill: kill.signal,
      decide: (call) => {
        if (kill.signal.aborted || !this.takes(call)) return undefined;
        faulted.push(call);
        if (isKill) setTimeout(() => kill.abort(), this.column.fault.direction === 'response' ? KILL_AFTER : 0);
        return { ...this.column.fault, ...call.sent, skip: 0, times: 1 };
      },
    });
    return { run, faulted };
  }

  private takes(call: Call): boolean {
    const operation = this.operations.find((each) => each.operation === call.operation);
    if (!operation || !this.isWaiting(operation)) return false;
    const keys = this.done.get(call.operation) ?? new Set();
    if (keys.has(call.key)) return false;
    this.done.set(call.operation, keys.add(call.key));
    return true;
  }

  private isWaiting({ operation, calls, isMutating }: Operation): boolean {
    const most = kills(this.column) ? (isMutating ? calls : 0) : 1;
    return (this.done.get(operation)?.size ?? 0) < most;
  }

  private noteStops(run: Run, faulted: readonly Faulted[]): void {
    // A killed Terraform prints no error.
    if (kills(this.column)) for (const { operation } of faulted) this.cells.note(operation, 'next-run');
    for (const error of run.errors)
      for (const operation of causesOf(error, faulted, run, this.operations))
        this.cells.note(operation, 'next-run', { message: error.summary });
  }

  /** Runs the commands that `federation recover` prints, and records the outcome for the operations of this run. */
  private async recover(names: readonly string[], orphans: Orphans = 'import'): Promise<void> {
    for (let round = 1; round <= MAX_RECOVERIES; round += 1) {
      const reported = await this.world.recover();
      if (reported.report === '') return;
      const findings = await followRecover(this.world, reported, orphans);
      for (const { code, address } of findings) {
        const leaver =
          creatorOf(address, names, this.operations) ?? (names.length === 1 ? names[0] : this.earlier(address));
        if (leaver !== undefined) this.cells.note(leaver, 'recovered', { code });
      }
      // The next run imports the orphans.
      if (orphans === 'import' && findings.every(({ code }) => code === 'ERR_ORPHAN')) return;
    }
    for (const name of names) this.cells.note(name, 'stuck', { message: 'federation recover reports the same again' });
  }

  /** An operation of earlier runs that may have left the object at an address. */
  private earlier(address: string): string | undefined {
    return creatorOf(address, [...this.done.keys()], this.operations);
  }

  /** Checks after a successful run for orphans and for changes in a further plan. */
  private async settle(names: readonly string[]): Promise<void> {
    await this.recover(names, this.phase === 'destroy' ? 'delete' : 'import');
    if (this.phase === 'destroy') {
      const left = await this.world.rehearsal.leftovers();
      for (const each of left) this.noteLeft(names, each);
      return;
    }
    const plan = await this.world.terraform(['plan', '-input=false']);
    const changed = plan.ok ? plan.changes : [undefined];
    if (changed.length === 0) return;
    const run = await this.world.terraform(COMMANDS[this.phase]);
    this.world.import(undefined);
    for (const address of changed) {
      const name =
        address === undefined ? undefined : (creatorOf(address, names, this.operations) ?? this.earlier(address));
      if (name !== undefined)
        this.cells.note(name, run.ok ? 'next-run' : 'stuck', { message: `a second plan changes ${address}` });
    }
    if (!run.ok) this.noteStuck(run);
  }

  private noteLeft(names: readonly string[], left: string): void {
    for (const name of names.length > 0 ? names : this.done.keys())
      this.cells.note(name, 'stuck', { message: `unreported after the destroy: ${left}` });
  }

  private noteStuck(run: Run): void {
    for (const error of run.errors) {
      const faulted = [...this.done.keys()].map((operation) => ({ operation, key: '' }));
      const causes = causesOf(error, faulted, run, this.operations);
      for (const operation of causes) this.cells.note(operation, 'stuck', { message: error.summary });
    }
  }
}

/** Milliseconds between a call and the kill, so that the stand-in can execute the call. */
const KILL_AFTER = 300;
