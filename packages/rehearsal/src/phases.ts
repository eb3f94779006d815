import type { Network } from './network';

/** Phase of Terraform during calls to AWS. */
export type Phase = 'plan' | 'apply' | 'destroy';

/** Runs the phases of Terraform: injects faults into their calls and records the required permissions. */
export class Phases {
  private readonly needed = { plan: new Set<string>(), apply: new Set<string>(), destroy: new Set<string>() };

  constructor(private readonly network: Pick<Network, 'standIns' | 'injector'>) {}

  /** IAM actions that the calls of Terraform have required, each once, in alphabetical order. */
  permissions(): Readonly<Record<Phase, readonly string[]>> {
    const { plan, apply, destroy } = this.needed;
    return { plan: [...plan].sort(), apply: [...apply].sort(), destroy: [...destroy].sort() };
  }

  /** Runs a phase. */
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
