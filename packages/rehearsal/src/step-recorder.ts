import { interrupted } from './failures';

/** A step of a rehearsal in reports. */
export interface StepReport {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

/** Start or end of a step. */
export type StepEvent =
  | { readonly kind: 'started'; readonly name: string }
  | { readonly kind: 'finished'; readonly step: StepReport };

/** Measures steps and records their results, also of failed ones. */
export class StepRecorder {
  private readonly reports: StepReport[] = [];

  constructor(
    private readonly onEvent: (event: StepEvent) => void = () => undefined,
    private readonly signal?: AbortSignal,
  ) {}

  /** Steps in the order in which they ended. */
  get steps(): readonly StepReport[] {
    return this.reports;
  }

  /**
   * Runs a step. It fails if `work` throws, or if `held` returns false for its result.
   *
   * @throws FaultError ERR_INTERRUPTED after an interruption, instead of its effects: a lock that was not released, a refused
   * connection, an incomplete result.
   */
  async run<T>(name: string, work: () => Promise<T>, isPassed: (result: T) => boolean = () => true): Promise<T> {
    const started = performance.now();
    const finish = (ok: boolean) => {
      const step = { name, ok, seconds: Math.round(performance.now() - started) / 1000 };
      this.reports.push(step);
      this.onEvent({ kind: 'finished', step });
    };
    if (this.signal?.aborted) throw interrupted();
    this.onEvent({ kind: 'started', name });
    try {
      const result = await work();
      if (this.signal?.aborted) throw interrupted();
      finish(isPassed(result));
      return result;
    } catch (error) {
      finish(false);
      throw this.signal?.aborted ? interrupted() : error;
    }
  }
}
