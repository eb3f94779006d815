import type { LivingEnvironment } from './living-environment';

/** One change over time, for any environment. */
export interface Scenario {
  readonly name: string;
  /** Environments on which `npm test` runs it: spread, so that no environment has all the long ones. */
  readonly on: readonly string[];
  readonly run: (living: LivingEnvironment) => Promise<void>;
}
