import type { Baseline } from './baseline';
import { operationsOf } from './baseline';
import type { PhaseName } from './columns';
import { PHASES } from './columns';
import { maximal, terraformJson, updated } from './environment';
import type { World } from './world';

const APPLY = ['apply', '-input=false', '-auto-approve'];

/** Terraform's arguments of a phase. */
export const COMMANDS: Readonly<Record<PhaseName, readonly string[]>> = {
  deploy: APPLY,
  update: APPLY,
  destroy: ['destroy', '-input=false', '-auto-approve'],
};

/** Prepares a phase: sets its configuration, and before a destroy ends every deletion protection. */
export async function begin(world: World, phase: PhaseName): Promise<void> {
  if (phase !== 'destroy') return world.use(terraformJson(phase === 'deploy' ? maximal : updated));
  const unprotected = world.rehearsal.withoutProtection();
  if (unprotected) await world.use(unprotected);
  await mustRun(world, APPLY);
}

/** Runs a phase without faults. */
export async function pass(world: World, phase: PhaseName): Promise<void> {
  await begin(world, phase);
  await mustRun(world, COMMANDS[phase]);
}

async function mustRun(world: World, command: readonly string[]): Promise<void> {
  const { ok, errors } = await world.terraform(command);
  if (!ok)
    throw new Error(
      `terraform ${command[0]} fails without a fault: ${errors.map(({ summary }) => summary).join('; ')}`,
    );
}

/** Runs each phase without faults and returns its operations. */
export async function measure(world: World): Promise<Baseline> {
  const measured: Partial<Record<PhaseName, Baseline[PhaseName]>> = {};
  for (const phase of PHASES) {
    await begin(world, phase);
    const run = await world.terraform(COMMANDS[phase], { isSerial: true });
    if (!run.ok)
      throw new Error(`${phase} fails without a fault: ${run.errors.map(({ summary }) => summary).join('; ')}`);
    measured[phase] = operationsOf(run);
  }
  const left = await world.rehearsal.leftovers();
  if (left.length > 0) throw new Error(`a destroy without a fault leaves ${left.join(', ')}`);
  return measured as Baseline;
}
