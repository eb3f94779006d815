import type { Action, Severity, Stage } from '@auth0-cognito/policy';
import type { AttributeChange } from './differences';
import type { FederationGraph } from './graph';
import type { Since } from './since';

/** What a plan does with one resource or output, in one word. */
export const KINDS = ['replace', 'delete', 'forget', 'create', 'update', 'import', 'move', 'read'] as const;

/** @see KINDS */
export type ChangeKind = (typeof KINDS)[number];

/** How many resources the plan does each thing to. A moved resource may be updated too and counts for both. */
export type Counts = Readonly<Record<ChangeKind, number>>;

/** One resource or output that changes. All texts are masked, printable and bounded, but not escaped. */
export interface ReviewedChange {
  readonly address: string;
  readonly kind: ChangeKind;
  readonly actions: readonly Action[];
  readonly mode: 'managed' | 'data' | 'output';
  readonly type: string;
  /** Set where a `moved` block gives it this address. */
  readonly movedFrom?: string;
  /** What it is imported by. */
  readonly importedBy?: string;
  /** Terraform's word for why, with spaces: `replace because cannot update`. */
  readonly reason?: string;
  readonly attributes: readonly AttributeChange[];
  /** How many settings more change than are listed. */
  readonly omitted: number;
  /** True where nothing but tags changes. */
  readonly isTagsOnly: boolean;
  /** sha256 over address, actions, before and after, hexadecimal; a sensitive value counts only as changed or not. */
  readonly digest: string;
}

/** One resource that was changed outside Terraform. */
export interface Drift {
  readonly address: string;
  readonly kind: 'update' | 'delete' | 'move';
  /** True for what always differs by design: a plain app client whose settings a managed one owns. */
  readonly isExpected: boolean;
  readonly attributes: readonly AttributeChange[];
  readonly omitted: number;
}

/** One thing that the plan does to the people who sign in. */
export interface Risk {
  readonly rule: string;
  readonly severity: Severity;
  readonly address: string;
  /** What it means, in plain words; a constant of the rule. */
  readonly title: string;
  /** What the plan does; from the plan, masked. */
  readonly received: string;
  readonly allowed: string;
  /** What to do about it; a constant of the rule. */
  readonly help: string;
  /** True where an acknowledgement names this environment, rule and address. */
  readonly isAcknowledged: boolean;
}

/**
 * `nothing`: no change; `safe`: changes without a risk above a notice; `look`: somebody has to look; `blocked`: must not be applied
 * as it is.
 */
export type Status = 'nothing' | 'safe' | 'look' | 'blocked';

/** A critical risk that somebody accepts: exactly this rule, at this address, in this environment. */
export interface Acknowledgement {
  readonly environment: string;
  readonly rule: string;
  readonly address: string;
}

/** A reviewed plan. Holds no secret, so that it may be kept and passed on. */
export interface Review {
  /** Version of this format. */
  readonly version: 1;
  readonly environment: string;
  readonly stage: Stage;
  readonly status: Status;
  /** Why it is what it is, in sentences. */
  readonly reasons: readonly string[];
  /** `sha256:` and 64 hexadecimal digits over all changes. */
  readonly fingerprint: string;
  readonly commit: string | null;
  readonly runUrl: string | null;
  readonly terraform: string;
  readonly providers: readonly { readonly name: string; readonly version: string | null }[];
  readonly counts: Counts;
  readonly risks: readonly Risk[];
  readonly changes: readonly ReviewedChange[];
  readonly drift: readonly Drift[];
  readonly graph: FederationGraph;
  /** Acknowledgements for this environment that fit no risk of this plan: they would let a later one pass. */
  readonly unusedAcknowledgements: readonly Acknowledgement[];
  /** What is other than in an earlier review; null where there is none to compare with. */
  readonly since?: Since | null;
}
