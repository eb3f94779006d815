import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { TenantControl } from '@auth0-cognito/auth0-stand-in';
import { parseTerraformJson, type TerraformJson } from '@auth0-cognito/checkout';
import { FaultError, parseOutputs, type EnvironmentOutputs } from '@auth0-cognito/contract';
import { appRoutes, exampleApp } from './app-host';
import { Baseline } from './baseline';
import { browserOptions } from './browser';
import type { RehearsalBrowser } from './browser';
import { agreementChecks } from './checks/agreement';
import type { Check } from './checks/check';
import type { Auth0Clients } from './clients/auth0';
import type { AwsClients } from './clients/aws';
import { readConfiguration } from './configuration';
import type { Configuration } from './configuration';
import { interrupted, stepFailed } from './failures';
import { fault } from './faults';
import type { Exchange } from './gateway';
import type { Injector } from './injection';
import type { Network } from './network';
import { Phases } from './phases';
import type { Phase } from './phases';
import { cleanEnvironment, promptLine, shellLines } from './processes/child-environment';
import type { ChildEnvironment } from './processes/child-environment';
import { environmentFor } from './programs';
import type { Programs } from './programs';
import type { Subject } from './subject';
import { digestOf, readSynthesized } from './synthesize';
import { failureText } from './terraform/messages';
import { TerraformFolder } from './terraform/terraform-folder';
import type { PlanResult, StateResource } from './terraform/terraform-folder';
import { unprotected } from './terraform/unprotected';

/**
 * One environment on its stand-ins, from start to {@link Rehearsal.close}: Terraform can be run in it again and again, with the
 * environment's own JSON or a variant of it, and both sides can be read and changed meanwhile.
 */
export class Rehearsal {
  /** The working folder of the environment itself. */
  readonly terraform: TerraformFolder;
  private current: Configuration;
  private readonly baseline: Baseline;
  private readonly phases: Phases;

  constructor(
    private readonly subject: Subject,
    private readonly programs: Programs,
    private readonly network: Network,
    private readonly end: (options: { readonly keepsFolder: boolean }) => Promise<void>,
  ) {
    this.current = subject.configuration;
    this.baseline = new Baseline(network);
    this.phases = new Phases(network);
    this.terraform = this.openFolder();
  }

  get environment(): string {
    return this.subject.environment;
  }

  /** Root of the checkout that it rehearses. */
  get checkout(): string {
    return this.subject.checkout;
  }

  /** Folder of its logs and data. */
  get path(): string {
    return this.subject.folder.path;
  }

  /** Name and version of Terraform, `Terraform 1.11.4`, and its providers. */
  get toolchain() {
    const { terraform, providers } = this.programs;
    return { terraform: terraform.name, providers };
  }

  /** Proxy and trusted authority for an external client of the stand-ins. */
  get reach() {
    const { proxy, authority } = this.network;
    return { proxy, authority, authorityFile: this.subject.folder.authorityFile };
  }

  /** Clients of the AWS SDK on the stand-in. */
  get aws(): AwsClients {
    return this.network.aws;
  }

  /** Clients of the Auth0 SDK on the stand-in. */
  get auth0(): Auth0Clients {
    return this.network.auth0;
  }

  /** The configuration of the current JSON. */
  get configuration(): Configuration {
    return this.current;
  }

  /** Environment of Terraform and other programs that use the stand-ins, for the current JSON. */
  get childEnvironment(): ChildEnvironment {
    return environmentFor(this.current, this.programs);
  }

  /** SHA-256 of the current JSON. */
  get digest(): string {
    return digestOf(this.terraform.bytes);
  }

  /** IAM actions that the calls of Terraform to AWS have required, by phase; each once, in alphabetical order. */
  awsPermissions(): Readonly<Record<Phase, readonly string[]>> {
    return this.phases.permissions();
  }

  /** Fetches from any host of the rehearsal, through the gateway. */
  fetch(url: string): Promise<Response> {
    return this.network.fetch(url);
  }

  /** Requests to the gateway, in order. */
  exchanges(): Exchange[] {
    return this.network.exchanges();
  }

  /** Replaces a stand-in until the returned function is called, for example by an attacker or a faulty server. */
  intercept(routeName: string, by: (listener: RequestListener) => RequestListener): () => void {
    return this.network.intercept(routeName, by);
  }

  /** Options of a browser that can only reach the rehearsal. Its profile is a folder of this name. */
  browserOptions(name: string): Promise<RehearsalBrowser> {
    return browserOptions(this.subject, this.network, this.programs.runner, name);
  }

  /** Refused hosts that are not part of the rehearsal, with the number of requests. */
  refusedHosts(): Readonly<Record<string, number>> {
    return this.network.refusedHosts();
  }

  /** Creates the prerequisites of the environment, and records the existing objects before Terraform runs. */
  seed(): Promise<void> {
    return this.baseline.seed(this.current);
  }

  /**
   * Runs the real `cdktf deploy` of the unmodified app, which synthesizes again and must write the same bytes.
   *
   * @throws FaultError ERR_REHEARSAL_STEP with the error of Terraform; ERR_DIGEST_CHANGED.
   */
  async deploy(signal?: AbortSignal): Promise<void> {
    const { checkout, app, folder, synthesized, environment } = this.subject;
    const cdktf = join(checkout, 'node_modules/.bin/cdktf');
    const args = ['deploy', synthesized.stack, '--auto-approve', '--output', folder.output];
    const { exitCode, stdout, stderr } = await this.phases.during('apply', () =>
      this.programs.runner.run(cdktf, args, {
        cwd: app,
        environment: this.childEnvironment,
        logFile: folder.log,
        ...(signal && { signal }),
      }),
    );
    if (signal?.aborted) throw interrupted();
    if (exitCode !== 0) throw stepFailed({ step: 'cdktf deploy', why: failureText(stdout + stderr), log: folder.log });
    this.terraform.markInitialized();
    const { digest } = readSynthesized(environment, folder.output);
    if (digest !== synthesized.digest)
      throw new FaultError('digest', [fault.ERR_DIGEST_CHANGED({ synthesized: synthesized.digest, applied: digest })]);
  }

  /** Sets another JSON, a variant of the environment. Creates its additional prerequisites and adds routes for its hosts. */
  async use(json: TerraformJson): Promise<void> {
    const before = this.current;
    this.current = readConfiguration(this.environment, json);
    this.network.addCustomDomains(this.current, before);
    await this.baseline.seedMore(this.current);
    this.programs.awsProvider?.addTypesOf(JSON.stringify(json));
    this.terraform.write(json);
  }

  /** Plans the current JSON. */
  plan(signal?: AbortSignal): Promise<PlanResult> {
    return this.phases.during('plan', () => this.terraform.plan(signal));
  }

  /** Applies the current JSON, or sets and applies a variant. */
  async apply(json?: TerraformJson, signal?: AbortSignal): Promise<void> {
    if (json) await this.use(json);
    await this.phases.during('apply', () => this.terraform.apply(signal));
  }

  /** Destroys the resources of the current JSON. Fails for a pool with deletion protection. */
  destroy(signal?: AbortSignal): Promise<void> {
    return this.phases.during('destroy', () => this.terraform.destroy(signal));
  }

  /** The current JSON without deletion protection of AWS and Terraform; undefined if it has none. */
  withoutProtection(): TerraformJson | undefined {
    const json = parseTerraformJson(this.terraform.bytes.toString());
    const lifted = unprotected(json);
    return JSON.stringify(lifted) === JSON.stringify(json) ? undefined : lifted;
  }

  /** The outputs of the environment. */
  async outputs(): Promise<EnvironmentOutputs> {
    return parseOutputs(await this.terraform.outputs());
  }

  /** Resources in the state. They can contain secrets. */
  resources(): Promise<readonly StateResource[]> {
    return this.terraform.resources();
  }

  /** Reads and compares both sides. */
  async readBack(): Promise<Check[]> {
    return agreementChecks(this.network, await this.outputs(), (host) => this.tenantOf(host));
  }

  /** Domain of the tenant of a host, which can be a custom domain. */
  tenantOf(host: string): string {
    return this.current.auth0CustomDomains.get(host) ?? host;
  }

  /** Control of the tenant of a host: users, connections and secrets that the API of Auth0 does not return. */
  auth0Tenant(host: string): TenantControl {
    return this.network.tenant(this.tenantOf(host));
  }

  /**
   * Serves the example application at every origin of the callbacks of the environment.
   *
   * @throws FaultError ERR_EXAMPLE_APP if it does not build.
   */
  async serveApplications(signal?: AbortSignal): Promise<void> {
    const { checkout, folder } = this.subject;
    const [outputs, files] = await Promise.all([
      this.outputs(),
      exampleApp(checkout, this.programs.runner, cleanEnvironment(folder.home), signal),
    ]);
    this.network.addRoutes(appRoutes(outputs, files));
  }

  /** Injects faults into the calls of Terraform. */
  get injector(): Injector {
    return this.network.injector;
  }

  /** Objects on either side that did not exist before Terraform ran. */
  leftovers(): Promise<string[]> {
    return this.baseline.leftovers(this.current);
  }

  /** Opens another working folder with the same stand-ins and state, like that of another user. */
  openFolder(name?: string): TerraformFolder {
    const { folder, synthesized } = this.subject;
    const { terraform, runner } = this.programs;
    const opened = new TerraformFolder(name === undefined ? synthesized.folder : join(folder.path, name), {
      terraform: terraform.path,
      runner,
      environment: () => this.childEnvironment,
      logFile: folder.log,
    });
    if (name !== undefined) opened.write(this.terraform.bytes);
    return opened;
  }

  /** Writes a file with shell variables for the stand-ins, and returns its path. */
  writeShellEnvironment(): string {
    const path = join(this.path, 'environment.sh');
    this.programs.awsProvider?.serveAllTypes();
    this.network.injector.start();
    // It contains the credentials of the stand-ins.
    writeFileSync(path, `${[...shellLines(this.childEnvironment), promptLine(this.environment)].join('\n')}\n`, {
      mode: 0o600,
    });
    return path;
  }

  /**
   * Ends everything that was started. Can be called more than once.
   *
   * @param keepsFolder - keeps the folder of logs and data, for debugging
   */
  close(keepsFolder = false): Promise<void> {
    return this.end({ keepsFolder });
  }
}
