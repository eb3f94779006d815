import type { LivingEnvironment } from './living-environment';

/** One change over time, for any environment. */
export interface Scenario {
  readonly name: string;
  readonly run: (living: LivingEnvironment) => Promise<void>;
}
