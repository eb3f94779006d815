import type { Json } from '@auth0-cognito/contract';
import type { Action } from '@auth0-cognito/policy';
import type { ReviewedChange } from './model';

/** A resource or output of the plan. Placeholders of the package `policy` replace its secrets. */
export interface ReadChange {
  /** Address in Terraform; `output.name` for an output. */
  readonly address: string;
  /** The address before a `moved` block. */
  readonly previousAddress?: string;
  /** Terraform's key of a deposed object, which an interrupted replacement has left. */
  readonly deposed?: string;
  readonly mode: ReviewedChange['mode'];
  readonly type: string;
  readonly name: string;
  readonly actions: readonly Action[];
  /** Terraform's reason for the action: `replace_because_cannot_update`. */
  readonly reason?: string;
  /** The id by which the plan imports it. */
  readonly importId?: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Terraform's reason for leaving it to a later plan; absent if it is not deferred. */
  readonly deferred?: string;
  /** Digest of its values that are flagged as sensitive and are not secrets. */
  readonly hidden?: string;
}
