import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK_FILE, parseTerraformJson } from '@auth0-cognito/checkout';
import type { TargetStack } from './target';
import { requiredProviders, type Stack } from '../terraform/stack';

/** The folder in which Terraform works on one stack of bootstrap, ignored by git and readable by its owner only. */
export class BootstrapFolder {
  readonly path: string;

  constructor(
    private readonly checkout: string,
    private readonly target: TargetStack,
  ) {
    this.path = join(checkout, '.local/bootstrap', target.name);
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.path, 'cdk.tf.json'), target.text);
    // A killed run may have left a plan, which holds secrets.
    rmSync(this.plans, { recursive: true, force: true });
  }

  /** State on this machine, until it moves into the bucket. */
  get stateFile(): string {
    return join(this.path, 'bootstrap.tfstate');
  }

  /** Keeps the state on this machine, or where the stack itself says. */
  keepState(place: 'here' | 'bucket'): void {
    const override = join(this.path, 'backend_override.tf.json');
    if (place === 'bucket') {
      rmSync(override, { force: true });
      return;
    }
    const backend = { local: { path: this.stateFile } };
    writeFileSync(override, JSON.stringify({ terraform: { backend } }, null, 2));
    // Terraform writes into an existing file and keeps its mode, also for backups; it will hold ids.
    if (!existsSync(this.stateFile)) writeFileSync(this.stateFile, '', { mode: 0o600 });
  }

  /** Notes that an apply begins before which nothing bore the stack's names: what does so afterwards is its own. */
  noteBegun(): void {
    writeFileSync(this.begun, '');
  }

  /** Whether an apply began and did not end. */
  hasBegun(): boolean {
    return existsSync(this.begun);
  }

  noteEnded(): void {
    rmSync(this.begun, { force: true });
  }

  /** Notes that the state begins to move into the bucket, in which there was none. */
  noteMoving(): void {
    writeFileSync(this.moving, '');
  }

  /** Whether the state began to move. */
  isMoving(): boolean {
    return existsSync(this.moving);
  }

  /** Removes the state on this machine, and the copies that Terraform keeps of it: they would only grow old. */
  noteMoved(): void {
    for (const file of [this.stateFile, `${this.stateFile}.backup`, this.moving]) rmSync(file, { force: true });
  }

  /** The stack as Terraform's commands take it. */
  stack(): Stack {
    return {
      environment: this.target.name,
      checkout: this.checkout,
      folder: this.path,
      // One for each stack: they have different providers.
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
