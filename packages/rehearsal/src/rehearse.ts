import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { FaultError } from '@auth0-cognito/contract';
import type { Check } from './checks/check';
import { interrupted } from './failures';
import type { FaultReport } from './injection';
import type { ProviderReport } from './provider-plugins';
import type { Rehearsal } from './rehearsal';
import { signInAndOut } from './sign-in';
import type { SignInReport } from './sign-in';
import { startRehearsal } from './start-rehearsal';
import type { RehearsalOptions } from './start-rehearsal';
import { StepRecorder } from './step-recorder';
import type { StepEvent, StepReport } from './step-recorder';
import { STEP } from './step-names';
import type { PlanResult } from './terraform/terraform-folder';

/** Result of a rehearsal. */
export interface RehearsalReport {
  readonly environment: string;
  /** Whether every step and every check passed. */
  readonly ok: boolean;
  /** SHA-256 of the cdk.tf.json that was applied, in hex. */
  readonly digest?: string;
  /** Name and version of the program: `Terraform 1.11.4`, or OpenTofu. */
  readonly terraform?: string;
  readonly providers: readonly ProviderReport[];
  /** In the order in which they ended. */
  readonly steps: readonly StepReport[];
  readonly outputs?: EnvironmentOutputs;
  /** Whether a plan after the apply has no changes. */
  readonly cleanSecondPlan: boolean;
  /** Changes of the second plan; empty if it is clean. */
  readonly secondPlan: PlanResult['changes'];
  /** Comparisons of both sides. */
  readonly checks: readonly Check[];
  /** Addresses of applied resources of the extension that no check reads. */
  readonly unchecked?: readonly string[];
  /** IAM actions that Terraform's calls to AWS required, by phase; with `destroy` also those of the destroy. Absent if it did not start. */
  readonly awsPermissions?: ReturnType<Rehearsal['awsPermissions']>;
  /** Result of the sign-in; absent if it was not requested or did not start. */
  readonly signIn?: SignInReport;
  /** Objects that were left after a destroy; absent if none was requested. */
  readonly leftovers?: readonly string[];
  /** Injected faults, and how many calls got each. */
  readonly injectedFaults?: readonly FaultReport[];
  /** Refused hosts that are not part of the rehearsal, with the number of requests. */
  readonly refusedHosts: Readonly<Record<string, number>>;
  /** Why it stopped before its end. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** Settings of {@link rehearse}. */
export interface RehearseOptions extends Omit<RehearsalOptions, 'recorder'> {
  /** Signs a person in and out in a browser, after the apply. */
  readonly signIn?: boolean;
  /** Destroys everything at the end, and checks that nothing is left. */
  readonly destroy?: boolean;
  /** Called at the start and at the end of each step. */
  readonly onStep?: (event: StepEvent) => void;
  /** Called before the rehearsal ends, while everything runs; also after a failure, if it had started. */
  readonly beforeEnd?: (rehearsal: Rehearsal, report: RehearsalReport) => Promise<void>;
}

type Findings = { -readonly [K in keyof RehearsalReport]?: RehearsalReport[K] };

async function apply(
  rehearsal: Rehearsal,
  recorder: StepRecorder,
  found: Findings,
  signal?: AbortSignal,
): Promise<void> {
  await recorder.run(STEP.apply, () => rehearsal.deploy(signal));
  found.digest = rehearsal.digest;
  const plan = await recorder.run(
    STEP.planAgain,
    () => rehearsal.plan(signal),
    ({ clean }) => clean,
  );
  found.cleanSecondPlan = plan.clean;
  found.secondPlan = plan.changes;
  found.outputs = await rehearsal.outputs();
  found.checks = await recorder.run(
    STEP.readBack,
    () => rehearsal.readBack(),
    (checks) => checks.every(({ ok }) => ok),
  );
}

async function destroy(
  rehearsal: Rehearsal,
  recorder: StepRecorder,
  found: Findings,
  signal?: AbortSignal,
): Promise<void> {
  const unprotected = rehearsal.withoutProtection();
  if (unprotected) await recorder.run(STEP.liftProtection, () => rehearsal.apply(unprotected, signal));
  await recorder.run(STEP.destroy, () => rehearsal.destroy(signal));
  found.leftovers = await recorder.run(
    STEP.findLeftovers,
    () => rehearsal.leftovers(),
    (left) => left.length === 0,
  );
}

/**
 * Rehearses an environment from start to end: its own JSON is applied by the real Terraform to the stand-ins, planned again, and
 * read back from both sides. All its processes have ended when this settles.
 *
 * A failed rehearsal is returned as a report. Errors other than faults, which are defects of this program, are thrown.
 */
export async function rehearse(options: RehearseOptions): Promise<RehearsalReport> {
  const { signal } = options;
  const recorder = new StepRecorder(options.onStep, signal);
  const found: Findings = {};
  let rehearsal: Rehearsal | undefined;

  // A fault that no call got tests nothing.
  const isOk = () =>
    found.failure === undefined &&
    recorder.steps.every(({ ok }) => ok) &&
    (rehearsal?.injector.report() ?? []).every(({ injected }) => injected > 0);
  const report = (): RehearsalReport => ({
    environment: options.environment,
    providers: [],
    cleanSecondPlan: false,
    secondPlan: [],
    checks: [],
    refusedHosts: rehearsal?.refusedHosts() ?? {},
    ...found,
    ...(rehearsal && { awsPermissions: rehearsal.awsPermissions() }),
    ...(options.faults && { injectedFaults: rehearsal?.injector.report() ?? [] }),
    steps: recorder.steps,
    ok: isOk(),
  });

  try {
    rehearsal = await startRehearsal({ ...options, recorder });
    Object.assign(found, rehearsal.toolchain);
    const { unchecked } = rehearsal.configuration;
    if (unchecked.length > 0) found.unchecked = unchecked;
    await apply(rehearsal, recorder, found, signal);
    if (options.signIn && found.outputs) {
      const onReport = (signedIn: SignInReport) => (found.signIn = signedIn);
      await signInAndOut(rehearsal, found.outputs, { recorder, onReport, ...(signal && { signal }) });
    }
    if (options.destroy) await destroy(rehearsal, recorder, found, signal);
  } catch (caught) {
    // After an interruption, report it and not its effects.
    const error = signal?.aborted ? interrupted() : caught;
    if (!(error instanceof FaultError)) {
      await rehearsal?.close(true);
      throw error;
    }
    found.failure = { code: error.code, message: error.message };
  }
  try {
    if (rehearsal) await options.beforeEnd?.(rehearsal, report());
  } finally {
    // The message of a failure refers to a log in the folder.
    await rehearsal?.close(found.failure !== undefined);
  }
  return report();
}
