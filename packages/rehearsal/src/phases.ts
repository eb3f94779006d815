import type { Network } from './network';

/** What Terraform does when it calls AWS. */
export type Phase = 'plan' | 'apply' | 'destroy';

/** What Terraform's runs have in common: their calls get the injected faults, and the permissions that these need are noted. */
export class Phases {
  private readonly needed = { plan: new Set<string>(), apply: new Set<string>(), destroy: new Set<string>() };

  constructor(private readonly network: Pick<Network, 'standIns' | 'injector'>) {}

  /** IAM actions that Terraform's calls needed so far; each once, in alphabetical order. */
  permissions(): Readonly<Record<Phase, readonly string[]>> {
    const { plan, apply, destroy } = this.needed;
    return { plan: [...plan].sort(), apply: [...apply].sort(), destroy: [...destroy].sort() };
  }

  /** Does the work of a phase. */
  async during<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const { standIns, injector } = this.network;
    const before = standIns.aws.calls().length;
    const stopInjecting = injector.start();
    try {
      return await work();
    } finally {
      stopInjecting();
      for (const { iamAction } of standIns.aws.calls().slice(before)) if (iamAction) this.needed[phase].add(iamAction);
    }
  }
}
