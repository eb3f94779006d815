import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK_FILE, parseTerraformJson } from '@auth0-cognito/checkout';
import type { TargetStack } from './target';
import { requiredProviders, type Stack } from '../terraform/stack';

/** The working folder of Terraform for a stack of bootstrap. Git ignores it, and only its owner can read it. */
export class BootstrapFolder {
  readonly path: string;

  constructor(
    private readonly checkout: string,
    private readonly target: TargetStack,
  ) {
    this.path = join(checkout, '.local/bootstrap', target.name);
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.path, 'cdk.tf.json'), target.text);
    // A killed run may have left a plan, which contains secrets.
    rmSync(this.plans, { recursive: true, force: true });
  }

  /** State on this machine, until it moves into the bucket. */
  get stateFile(): string {
    return join(this.path, 'bootstrap.tfstate');
  }

  /** Sets the place of the state: this machine, or the backend of the stack. */
  setStatePlace(place: 'here' | 'bucket'): void {
    const override = join(this.path, 'backend_override.tf.json');
    if (place === 'bucket') {
      rmSync(override, { force: true });
      return;
    }
    const backend = { local: { path: this.stateFile } };
    writeFileSync(override, JSON.stringify({ terraform: { backend } }, null, 2));
    // Terraform writes to an existing file and keeps its mode, also for backups.
    if (!existsSync(this.stateFile)) writeFileSync(this.stateFile, '', { mode: 0o600 });
  }

  /** Records that an apply starts before which no object had the names of the stack: objects with these names are then its own. */
  recordStart(): void {
    writeFileSync(this.begun, '');
  }

  /** Whether an apply started and did not finish. */
  hasBegun(): boolean {
    return existsSync(this.begun);
  }

  recordEnd(): void {
    rmSync(this.begun, { force: true });
  }

  /** Records that the move of the state into the bucket starts. The bucket has no state. */
  recordMoveStart(): void {
    writeFileSync(this.moving, '');
  }

  /** Whether the move of the state has started. */
  isMoving(): boolean {
    return existsSync(this.moving);
  }

  /** Removes the state on this machine, and Terraform's backups of it, which would become outdated. */
  recordMoveEnd(): void {
    for (const file of [this.stateFile, `${this.stateFile}.backup`, this.moving]) rmSync(file, { force: true });
  }

  /** The stack for Terraform commands. */
  stack(): Stack {
    return {
      environment: this.target.name,
      checkout: this.checkout,
      folder: this.path,
      // One per stack, because they have different providers.
      lockFile: join(this.checkout, 'apps/bootstrap', `${this.target.name}${LOCK_FILE}`),
      importsFile: join(this.checkout, 'apps/bootstrap', `${this.target.name}.imports.tf.json`),
      plans: this.plans,
      stage: 'production',
      stateStores: [],
      requiredProviders: requiredProviders(parseTerraformJson(this.target.text)),
      undestroyable: [],
    };
  }

  private get plans(): string {
    return join(this.path, 'plans');
  }

  private get begun(): string {
    return join(this.path, 'begun');
  }

  private get moving(): string {
    return join(this.path, 'moving');
  }
}
