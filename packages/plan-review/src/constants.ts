import { isIdentityType, isStateType, isStorePolicy, type Json, type JsonObject } from '@auth0-cognito/contract';
import { holds } from '@auth0-cognito/policy';
import { withoutKeys } from './address';
import { filledIn, withConstants } from './filled-in';
import type { ReadChange } from './read-change';
import type { Secrets } from './secrets';

const isJudged = (type: string) => isIdentityType(type) || isStateType(type) || isStorePolicy(type);

/** Constants of a plan's configuration. They replace settings that the plan marks as unknown. Constants and changes can arrive in any order. */
export class Constants {
  private readonly byAddress = new Map<string, JsonObject>();
  private readonly undecided = new Map<ReadChange, Json | undefined>();
  private readonly wanted = new Set<string>();

  constructor(private readonly secrets: Secrets) {}

  /**
   * Keeps the constants of a resource of the configuration.
   *
   * @param address without instance keys.
   * @param areChangesRead True if all changes were read before the configuration, as Terraform writes them. Only constants of changes with
   * unknown settings are then kept.
   */
  assign(address: string, type: string, expressions: JsonObject, areChangesRead: boolean): void {
    const isOfUse = isJudged(type) && (!areChangesRead || this.wanted.has(address));
    const constants = isOfUse ? withConstants(expressions) : undefined;
    if (constants) this.byAddress.set(address, constants);
  }

  /** Remembers a change that has unknown settings, with Terraform's flags for it. */
  note(change: ReadChange, { after_unknown: unknown, after_sensitive: sensitive }: JsonObject): void {
    if (!isJudged(change.type) || !holds(unknown, true)) return;
    this.undecided.set(change, sensitive);
    this.wanted.add(withoutKeys(change.address));
  }

  /** The change with its unknown settings replaced by constants; the same object if there are none. */
  fillIn(change: ReadChange): ReadChange {
    if (!this.undecided.has(change)) return change;
    const constants = this.byAddress.get(withoutKeys(change.address));
    if (!constants) return change;
    const after = filledIn(change.after, this.undecided.get(change), constants, this.secrets);
    return after === change.after ? change : { ...change, after };
  }
}
