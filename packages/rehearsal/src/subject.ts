import type { Configuration } from './configuration';
import type { RehearsalFolder } from './rehearsal-folder';
import type { Synthesized } from './synthesize';

/** The rehearsed environment, and its folders. */
export interface Subject {
  /** Name of the environment. */
  readonly environment: string;
  /** Root of the checkout. */
  readonly checkout: string;
  /** The app's folder. */
  readonly app: string;
  readonly folder: RehearsalFolder;
  readonly synthesized: Synthesized;
  readonly configuration: Configuration;
}
