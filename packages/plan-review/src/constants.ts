import { isIdentityType, isStateType, isStorePolicy, type Json, type JsonObject } from '@auth0-cognito/contract';
import { holds } from '@auth0-cognito/policy';
import { withoutKeys } from './address';
import { filledIn, withConstants } from './filled-in';
import type { ReadChange } from './read-change';
import type { Secrets } from './secrets';

const isJudged = (type: string) => isIdentityType(type) || isStateType(type) || isStorePolicy(type);

/** Constants of a plan's configuration, for settings that the plan does not know. They are read in any order. */
export class Constants {
  private readonly byAddress = new Map<string, JsonObject>();
  private readonly undecided = new Map<ReadChange, Json | undefined>();
  private readonly wanted = new Set<string>();

  constructor(private readonly secrets: Secrets) {}

  /**
   * Keeps the constants of a resource of the configuration; its address has no instance keys.
   *
   * @param areChangesRead True where all changes come before the configuration, as Terraform writes them: most constants are then of no use.
   */
  assign(address: string, type: string, expressions: JsonObject, areChangesRead: boolean): void {
    const isOfUse = isJudged(type) && (!areChangesRead || this.wanted.has(address));
    const constants = isOfUse ? withConstants(expressions) : undefined;
    if (constants) this.byAddress.set(address, constants);
  }

  /** Remembers a change if a setting of it is not known, with what Terraform wrote of it. */
  note(change: ReadChange, { after_unknown: unknown, after_sensitive: sensitive }: JsonObject): void {
    if (!isJudged(change.type) || !holds(unknown, true)) return;
    this.undecided.set(change, sensitive);
    this.wanted.add(withoutKeys(change.address));
  }

  /** The change with what is constant; the same object where nothing is. */
  fillIn(change: ReadChange): ReadChange {
    if (!this.undecided.has(change)) return change;
    const constants = this.byAddress.get(withoutKeys(change.address));
    if (!constants) return change;
    const after = filledIn(change.after, this.undecided.get(change), constants, this.secrets);
    return after === change.after ? change : { ...change, after };
  }
}
