import { CERTIFICATE_REGION } from '@auth0-cognito/contract';
import type { Configuration, Prerequisite } from './configuration';
import { inventory } from './inventory';
import { seed } from './seeds';
import type { SeedTargets } from './seeds';

/** Objects on both sides that Terraform does not create: the prerequisites of the environment, and existing objects. */
export class Baseline {
  private readonly seeded = new Set<string>();
  private before: readonly string[] = [];

  constructor(private readonly on: SeedTargets) {}

  /** Creates the prerequisites of a configuration before Terraform runs, and records the existing objects. */
  async seed(configuration: Configuration): Promise<void> {
    await this.make(this.missing(configuration));
    this.before = await this.inventory(configuration);
  }

  /** Creates missing prerequisites after Terraform has run. They do not count as leftovers. */
  async seedMore(configuration: Configuration): Promise<void> {
    const missing = this.missing(configuration);
    if (missing.length === 0) return;
    const unseeded = await this.inventory(configuration);
    await this.make(missing);
    const seeded = (await this.inventory(configuration)).filter((each) => !unseeded.includes(each));
    this.before = [...this.before, ...seeded];
  }

  /** Objects on either side that did not exist before Terraform ran. */
  async leftovers(configuration: Configuration): Promise<string[]> {
    const now = await this.inventory(configuration);
    return now.filter((each) => !this.before.includes(each));
  }

  private missing({ prerequisites }: Configuration): Prerequisite[] {
    return prerequisites.filter((each) => !this.seeded.has(JSON.stringify(each)));
  }

  private async make(prerequisites: readonly Prerequisite[]): Promise<void> {
    await Promise.all(prerequisites.map((each) => seed(each, this.on)));
    for (const each of prerequisites) this.seeded.add(JSON.stringify(each));
  }

  private inventory({ region, auth0Domains }: Configuration): Promise<string[]> {
    const regions = [...new Set([region, CERTIFICATE_REGION])];
    return inventory(this.on.aws, this.on.auth0, { regions, auth0Domains });
  }
}
