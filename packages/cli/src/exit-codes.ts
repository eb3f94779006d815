/**
 * Exit codes of every command. Scripts match them, so a code keeps its meaning.
 */
export const EXIT = {
  /** Everything held. */
  held: 0,
  /** A step failed: Terraform, cdktf, or what they ran against. */
  failed: 1,
  /** Could not begin: wrong input, or something missing on this machine. */
  unusable: 2,
  /** The second plan was not clean. */
  notClean: 3,
  /** The two sides do not agree. */
  disagree: 4,
  /** A destroy left something on either side. */
  leftovers: 5,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
} as const;

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Commands whose 2 means something else: as of `terraform plan -detailed-exitcode`, and of a review that needs a look. */
const UNUSABLE_IS_FAILED: readonly (string | undefined)[] = ['plan', 'review'];

/** What a command exits with when it could not begin. */
export const unusableCode = (command: string | undefined): ExitCode =>
  UNUSABLE_IS_FAILED.includes(command) ? EXIT.failed : EXIT.unusable;
