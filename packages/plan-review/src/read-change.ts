import type { Json } from '@auth0-cognito/contract';
import type { Action } from '@auth0-cognito/policy';
import type { ReviewedChange } from './model';

/** One resource or output as the plan has it, without its secrets: placeholders of `policy` replace them. */
export interface ReadChange {
  /** As Terraform names it; outputs as `output.name`. */
  readonly address: string;
  /** The address it had before a `moved` block. */
  readonly previousAddress?: string;
  /** Set where what is left of an interrupted replacement is meant. */
  readonly deposed?: string;
  readonly mode: ReviewedChange['mode'];
  readonly type: string;
  readonly name: string;
  readonly actions: readonly Action[];
  /** Terraform's word for why: `replace_because_cannot_update`. */
  readonly reason?: string;
  /** What it is imported by. */
  readonly importId?: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Set where it is left for a later plan: Terraform’s word for why. */
  readonly deferred?: string;
  /** Digest of what is flagged as sensitive in it and is no secret. */
  readonly hidden?: string;
}
