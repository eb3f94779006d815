import type { Action, Severity, Stage } from '@auth0-cognito/policy';
import type { AttributeChange } from './differences';
import type { Column } from './federation-parts';

/** Kinds of changes of a resource or output. */
export const KINDS = [
  'replace',
  'delete',
  'forget',
  'create',
  'update',
  'import',
  'move',
  'read',
  'invoke',
  'other',
] as const;

/** @see KINDS */
export type ChangeKind = (typeof KINDS)[number];

/** How many resources the plan does each thing to. A moved resource may be updated too and counts for both. */
export type Counts = Readonly<Record<ChangeKind, number>>;

/** One resource or output that changes. All texts are masked, printable and bounded, but not escaped. */
export interface ReviewedChange {
  readonly address: string;
  readonly kind: ChangeKind;
  readonly actions: readonly Action[];
  /** `action`: something that the apply invokes; `other`: a failed check, or a part of the plan that is not understood. */
  readonly mode: 'managed' | 'data' | 'output' | 'action' | 'other';
  readonly type: string;
  /** Set where it is left for a later plan: Terraform’s word for why. */
  readonly deferred?: string;
  /** Set where a `moved` block gives it this address. */
  readonly movedFrom?: string;
  /** Its import id. */
  readonly importedBy?: string;
  /** Terraform's word for why, with spaces: `replace because cannot update`. */
  readonly reason?: string;
  readonly attributes: readonly AttributeChange[];
  /** How many settings more change than are listed. */
  readonly omitted: number;
  /** True where nothing but tags changes. */
  readonly isTagsOnly: boolean;
  /** sha256 over address, actions, before and after, hexadecimal; a secret counts only as changed or not. */
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

/** An effect of the plan on users. */
export interface Risk {
  readonly rule: string;
  readonly severity: Severity;
  readonly address: string;
  /** Its meaning, in plain words; a constant of the rule. */
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
 * `nothing`: no change; `safe`: changes without a known risk above a notice, of which the rules judge every setting that matters;
 * `look`: a person must look; `blocked`: must not be applied.
 */
export type Status = 'nothing' | 'safe' | 'look' | 'blocked';

/** A critical risk that is accepted: exactly this rule, at this address, in this environment. */
export interface Acknowledgement {
  readonly environment: string;
  readonly rule: string;
  readonly address: string;
}

/** A resource in the picture. */
export interface GraphNode {
  /** `n0`, `n1`, …; unique within the graph. */
  readonly id: string;
  readonly column: Column;
  /** What it is, in plain words. */
  readonly words: string;
  /** Its name, from the plan. */
  readonly name: string;
  readonly address: string;
  /** Null where nothing changes. */
  readonly kind: ChangeKind | null;
}

/** The parts of the federation and their references. An edge goes from the referenced part to the referring part. */
export interface FederationGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** How many parts are left out, unchanged ones first. */
  readonly omitted: number;
}

/** A difference between the current plan and the reviewed plan. */
export interface PlanDifference {
  /** `unknown` where the reviewed changes are not at hand; every change of the new plan is then named. */
  readonly kind: 'environment' | 'added' | 'gone' | 'changed' | 'unknown';
  readonly address: string;
  /** What differs, for a person: `actions were update, now delete and create`. */
  readonly difference: string;
}

/** A risk of one of the two reviews, by what names it. */
export type NamedRisk = Pick<Risk, 'rule' | 'severity' | 'address' | 'title' | 'received'>;

/** What is other than in an earlier review of the same environment, as after another push. */
export interface Since {
  /** Of the earlier review. */
  readonly fingerprint: string;
  /** Of the earlier review. */
  readonly commit: string | null;
  /** True where both reviews are of the same plan: nothing below differs but what the reviewer's rules find. */
  readonly isSamePlan: boolean;
  readonly newRisks: readonly NamedRisk[];
  /** Risks that the plan no longer has. */
  readonly goneRisks: readonly NamedRisk[];
  readonly changes: readonly PlanDifference[];
}

/** Settings of one resource that change and that no rule judges. */
export interface UnjudgedSettings {
  readonly address: string;
  readonly attributes: readonly AttributeChange[];
  readonly omitted: number;
}

/** A type without effect on sign-in, with the number of its changed resources. */
export interface OtherType {
  readonly type: string;
  readonly count: number;
}

/** A reviewed plan. Holds no secret, so that it may be kept and passed on. */
export interface Review {
  /** Version of this format. */
  readonly version: 1;
  readonly environment: string;
  readonly stage: Stage;
  /** True where no stage was given, and the plan is judged as that of production. */
  readonly isStageAssumed?: boolean;
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
  /** Changes that a reviewer must read because no rule judges them. */
  readonly unjudged: readonly UnjudgedSettings[];
  /** Types that the rules do not know, without alarm. */
  readonly otherTypes: readonly OtherType[];
  readonly changes: readonly ReviewedChange[];
  readonly drift: readonly Drift[];
  readonly graph: FederationGraph;
  /** Acknowledgements for this environment that fit no risk of this plan: they would let a later one pass. */
  readonly unusedAcknowledgements: readonly Acknowledgement[];
  /** What is other than in an earlier review; null where there is none to compare with. */
  readonly since?: Since | null;
}
