import { interrupted } from './failures';

/** One step of a rehearsal, as reports show it. */
export interface StepReport {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

/** What happens to a step, as it happens. */
export type StepEvent =
  { readonly kind: 'started'; readonly name: string } | { readonly kind: 'finished'; readonly step: StepReport };

/** Times steps and keeps their outcome, also of those that fail. */
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
   * Does the work of a step; it failed when `work` throws, or when `held` refuses its result.
   *
   * @throws FaultError ERR_INTERRUPTED where it was to stop meanwhile, whatever that made of the work: a lock that was not given back, a
   * refused connection, half a result.
   */
  async run<T>(name: string, work: () => Promise<T>, held: (result: T) => boolean = () => true): Promise<T> {
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
      finish(held(result));
      return result;
    } catch (error) {
      finish(false);
      throw this.signal?.aborted ? interrupted() : error;
    }
  }
}
