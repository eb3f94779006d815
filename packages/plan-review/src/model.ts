import type { Action, Severity, Stage } from '@auth0-cognito/policy';
import type { AttributeChange } from './differences';
import type { Column } from './federation-parts';

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

/** Number of resources by kind of change, and of outputs. A resource that is moved and updated counts for both. */
export interface Counts extends Readonly<Record<ChangeKind, number>> {
  /** Resources whose change Terraform leaves for a later plan; they are in no other number. */
  readonly deferred: number;
  /** Outputs that change in any way. */
  readonly outputs: number;
}

/** One resource or output that changes. All texts are masked, printable and bounded, but not escaped. */
export interface ReviewedChange {
  readonly address: string;
  readonly kind: ChangeKind;
  readonly actions: readonly Action[];
  /** `action`: an action that the apply invokes; `other`: a failed check, or a part of the plan that the review does not support. */
  readonly mode: 'managed' | 'data' | 'output' | 'action' | 'other';
  readonly type: string;
  /** Terraform's reason for leaving it to a later plan; absent if it is not deferred. */
  readonly deferred?: string;
  /** The former address, if a `moved` block changes it. */
  readonly movedFrom?: string;
  /** The id by which the plan imports it. */
  readonly importedBy?: string;
  /** Terraform's reason for the action, with spaces: `replace because cannot update`. */
  readonly reason?: string;
  readonly attributes: readonly AttributeChange[];
  /** Number of changed settings that are not listed. */
  readonly omitted: number;
  /** True if only tags change. */
  readonly isTagsOnly: boolean;
  /** sha256 over address, actions, before and after, hexadecimal. A secret counts only as changed or unchanged. */
  readonly digest: string;
}

/** One resource that was changed outside Terraform. */
export interface Drift {
  readonly address: string;
  readonly kind: 'update' | 'delete' | 'move';
  /** True for a difference by design: a plain app client whose settings belong to a managed client. */
  readonly isExpected: boolean;
  readonly attributes: readonly AttributeChange[];
  readonly omitted: number;
}

/** An effect of the plan on users. */
export interface Risk {
  readonly rule: string;
  readonly severity: Severity;
  readonly address: string;
  /** Title of the rule. */
  readonly title: string;
  /** What the plan does. Contains values of the plan, masked. */
  readonly received: string;
  readonly allowed: string;
  /** Instruction of the rule. */
  readonly help: string;
  /** True if an acknowledgement has this environment, rule and address. */
  readonly isAcknowledged: boolean;
}

/**
 * `nothing`: no changes. `safe`: changes whose settings the rules judge, with notices at most. `look`: a person must look. `blocked`: must
 * not be applied.
 */
export type Status = 'nothing' | 'safe' | 'look' | 'blocked';

/** Accepts one critical risk: that of this rule at this address in this environment. */
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
  /** Plain name of its type. */
  readonly words: string;
  /** Its shortened name and its instance key, from the plan. */
  readonly name: string;
  readonly address: string;
  /** Null if it does not change. */
  readonly kind: ChangeKind | null;
}

/** The parts of the federation and their references. An edge goes from the referenced part to the referring part. */
export interface FederationGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** Number of omitted parts. Unchanged parts are omitted first. */
  readonly omitted: number;
}

/** A difference between the current plan and the reviewed plan. */
export interface PlanDifference {
  /** `unknown` if the reviewed changes are not available; every change of the new plan is then listed. */
  readonly kind: 'environment' | 'added' | 'gone' | 'changed' | 'unknown';
  readonly address: string;
  /** The difference as text: `actions were update, now delete and create`. */
  readonly difference: string;
}

/** A risk of one of two compared reviews. */
export type NamedRisk = Pick<Risk, 'rule' | 'severity' | 'address' | 'title' | 'received'>;

/** Differences from an earlier review of the same environment, for example after another push. */
export interface Since {
  /** Of the earlier review. */
  readonly fingerprint: string;
  /** Of the earlier review. */
  readonly commit: string | null;
  /** True if both reviews are of the same plan. Only risks can then differ, if the rules have changed. */
  readonly isSamePlan: boolean;
  readonly newRisks: readonly NamedRisk[];
  /** Risks that the plan no longer has. */
  readonly goneRisks: readonly NamedRisk[];
  readonly changes: readonly PlanDifference[];
}

/** Changed settings of one resource that no rule judges. */
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

/** A reviewed plan. It contains no secret, so it can be stored and shared. */
export interface Review {
  /** Version of this format. */
  readonly version: 1;
  readonly environment: string;
  readonly stage: Stage;
  /** True if no stage was given. The plan is then judged by the rules of production. */
  readonly isStageAssumed?: boolean;
  readonly status: Status;
  /** Reasons of the status, in sentences. */
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
  /** Changed types that do not affect sign-in. */
  readonly otherTypes: readonly OtherType[];
  readonly changes: readonly ReviewedChange[];
  readonly drift: readonly Drift[];
  readonly graph: FederationGraph;
  /** Acknowledgements for this environment that match no risk of this plan. They could accept a risk of a later plan. */
  readonly unusedAcknowledgements: readonly Acknowledgement[];
  /** Differences from an earlier review; null if there is none. */
  readonly since?: Since | null;
}
