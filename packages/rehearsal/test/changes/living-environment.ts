import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import type { TerraformJson } from '@auth0-cognito/checkout';
import type { Rehearsal } from '../../src';
import { startRehearsal } from '../../src';
import { AwsExchanges } from '../support/aws-exchanges';
import { HoldUp } from '../support/hold-up';
import { processesWith } from '../support/processes';
import { variant } from '../support/variant';
import type { Draft } from '../support/variant';

/** Domain of a tenant that no environment uses. */
export const PARTNERS = 'partners.eu.auth0.com';

type Edit = (values: Draft) => unknown;

/** An applied environment for successive edits, each on top of the edits before. */
export class LivingEnvironment {
  private edits: readonly Edit[] = [];

  private constructor(
    readonly name: string,
    readonly rehearsal: Rehearsal,
    /** Delays requests of Terraform to the stand-ins. */
    readonly hold: HoldUp,
    /** Its exchanges with AWS. */
    readonly exchanges: AwsExchanges,
  ) {}

  /** Starts its rehearsal and deploys it once with cdktf, unmodified. */
  static async start(name: string): Promise<LivingEnvironment> {
    const hold = new HoldUp();
    const exchanges = new AwsExchanges();
    const rehearsal = await startRehearsal({
      environment: name,
      beforeRequest: hold.beforeRequest,
      onAwsExchange: exchanges.record,
      furtherTenants: [PARTNERS],
    });
    try {
      await rehearsal.deploy();
    } catch (error) {
      await rehearsal.close(true);
      throw error;
    }
    return new LivingEnvironment(name, rehearsal, hold, exchanges);
  }

  /** Adds an edit to the environment. */
  edited(edit: Edit): TerraformJson {
    const edits = [...this.edits, edit];
    const json = variant(this.name, (values) => edits.forEach((each) => each(values)));
    this.edits = edits;
    return json;
  }

  /** Reverts the latest edit. */
  takeBack(): TerraformJson {
    this.edits = this.edits.slice(0, -1);
    return variant(this.name, (values) => this.edits.forEach((each) => each(values)));
  }

  /** The plan of one more edit: Terraform's actions by type of resource. */
  async planned(edit: Edit): Promise<Record<string, string>> {
    await this.rehearsal.use(this.edited(edit));
    const { changes } = await this.rehearsal.plan();
    return Object.fromEntries(changes.map(({ address, actions }) => [address.split('.')[0] ?? '', actions.join(' ')]));
  }

  /** Applies one more edit once, and expects no change afterwards. */
  async change(edit: Edit): Promise<EnvironmentOutputs> {
    await this.rehearsal.apply(this.edited(edit));
    return this.expectSettled();
  }

  /** Expects that no change is left, and that AWS and Auth0 match. */
  async expectSettled(): Promise<EnvironmentOutputs> {
    expect(await this.rehearsal.plan()).toEqual({ clean: true, changes: [], outputs: [] });
    expect((await this.rehearsal.readBack()).filter(({ ok }) => !ok)).toEqual([]);
    return this.rehearsal.outputs();
  }

  /** The tenant of the primary federation. */
  get tenant() {
    const [domain = ''] = this.rehearsal.configuration.auth0Domains;
    return this.rehearsal.auth0Tenant(domain);
  }
}

/** The output of a run that must fail. */
export async function refusal(run: Promise<unknown>): Promise<string> {
  const error = await run.then(
    () => undefined,
    (reason: Error & { code?: string }) => reason,
  );
  expect(error).toMatchObject({ code: 'ERR_REHEARSAL_STEP' });
  return error?.message ?? '';
}

/** Kills Terraform during an apply, as when a machine fails. */
export function killTerraform(rehearsal: Rehearsal): void {
  for (const { pid, command } of processesWith(rehearsal.path)) {
    if (/(terraform|tofu) apply /.test(command) && !command.includes('guard.mjs')) process.kill(pid, 'SIGKILL');
  }
}

/** ID of the lock that made a run fail. */
export function lockOf(refused: string): string {
  expect(refused).toContain('Error acquiring the state lock');
  return /ID:\s+([0-9a-f-]{36})/.exec(refused)?.[1] ?? '';
}
