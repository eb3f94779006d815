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

  /** What Terraform calls itself, `Terraform 1.11.4`, and the providers that it uses. */
  get toolchain() {
    const { terraform, providers } = this.programs;
    return { terraform: terraform.name, providers };
  }

  /** How a client outside reaches the stand-ins: by a proxy, with trust in an authority. */
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

  /** What the JSON in use says. */
  get configuration(): Configuration {
    return this.current;
  }

  /** Environment of Terraform and whatever else is to reach the stand-ins, for the JSON in use. */
  get childEnvironment(): ChildEnvironment {
    return environmentFor(this.current, this.programs);
  }

  /** SHA-256 of the JSON in use. */
  get digest(): string {
    return digestOf(this.terraform.bytes);
  }

  /** IAM actions that Terraform's calls to AWS needed so far, by what it was doing; each once, in alphabetical order. */
  awsPermissions(): Readonly<Record<Phase, readonly string[]>> {
    return this.phases.permissions();
  }

  /** Reaches any host of the rehearsal, through the gateway. */
  fetch(url: string): Promise<Response> {
    return this.network.fetch(url);
  }

  /** Requests that the gateway got, in order. */
  exchanges(): Exchange[] {
    return this.network.exchanges();
  }

  /** Lets something else answer in the place of a stand-in until the returned function is called: a stranger, or a fault on the way. */
  intercept(routeName: string, by: (listener: RequestListener) => RequestListener): () => void {
    return this.network.intercept(routeName, by);
  }

  /** What a browser needs to reach the rehearsal and nothing else; its profile is a folder of this name. */
  browserOptions(name: string): Promise<RehearsalBrowser> {
    return browserOptions(this.subject, this.network, this.programs.runner, name);
  }

  /** Hosts that something asked for and that are no part of the rehearsal, with how often. */
  refusedHosts(): Readonly<Record<string, number>> {
    return this.network.refusedHosts();
  }

  /** Creates the prerequisites of the environment, and records the existing objects before Terraform runs. */
  seed(): Promise<void> {
    return this.baseline.seed(this.current);
  }

  /**
   * Runs the real `cdktf deploy` on the unmodified app: it synthesizes again, and must write the same bytes.
   *
   * @throws FaultError ERR_REHEARSAL_STEP with what Terraform said; ERR_DIGEST_CHANGED.
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

  /** Takes another JSON from now on, a variant of the environment: seeds what it newly takes for granted and answers for its hosts. */
  async use(json: TerraformJson): Promise<void> {
    const before = this.current;
    this.current = readConfiguration(this.environment, json);
    this.network.answerFor(this.current, before);
    await this.baseline.seedMore(this.current);
    this.programs.awsProvider?.knowTypesOf(JSON.stringify(json));
    this.terraform.write(json);
  }

  /** Terraform's own plan of the JSON in use. */
  plan(signal?: AbortSignal): Promise<PlanResult> {
    return this.phases.during('plan', () => this.terraform.plan(signal));
  }

  /** Applies the JSON in use, or a variant of it from now on. */
  async apply(json?: TerraformJson, signal?: AbortSignal): Promise<void> {
    if (json) await this.use(json);
    await this.phases.during('apply', () => this.terraform.apply(signal));
  }

  /** Destroys what the JSON in use made. A pool under deletion protection refuses. */
  destroy(signal?: AbortSignal): Promise<void> {
    return this.phases.during('destroy', () => this.terraform.destroy(signal));
  }

  /** The JSON in use without deletion protection, AWS's and Terraform's; undefined where it has none. */
  withoutProtection(): TerraformJson | undefined {
    const json = parseTerraformJson(this.terraform.bytes.toString());
    const lifted = unprotected(json);
    return JSON.stringify(lifted) === JSON.stringify(json) ? undefined : lifted;
  }

  /** The outputs of the environment. */
  async outputs(): Promise<EnvironmentOutputs> {
    return parseOutputs(await this.terraform.outputs());
  }

  /** Resources in the state, which may hold secrets. */
  resources(): Promise<readonly StateResource[]> {
    return this.terraform.resources();
  }

  /** Reads both sides back and compares them. */
  async readBack(): Promise<Check[]> {
    return agreementChecks(this.network, await this.outputs(), (host) => this.tenantOf(host));
  }

  /** Domain of the tenant that answers at a host: a custom domain is another name of the tenant that it belongs to. */
  tenantOf(host: string): string {
    return this.current.auth0CustomDomains.get(host) ?? host;
  }

  /** The stand-in's tenant at a host: people, connections and secrets, which Auth0's API does not give. */
  auth0Tenant(host: string): TenantControl {
    return this.network.tenant(this.tenantOf(host));
  }

  /**
   * Serves the example application at every origin to which the environment returns, from now on.
   *
   * @throws FaultError ERR_EXAMPLE_APP where it does not build.
   */
  async serveApplications(signal?: AbortSignal): Promise<void> {
    const { checkout, folder } = this.subject;
    const [outputs, files] = await Promise.all([
      this.outputs(),
      exampleApp(checkout, this.programs.runner, cleanEnvironment(folder.home), signal),
    ]);
    this.network.answerBy(appRoutes(outputs, files));
  }

  /** Injects faults into the calls of Terraform. */
  get injector(): Injector {
    return this.network.injector;
  }

  /** What is on either side now that was not there before Terraform ran. */
  leftovers(): Promise<string[]> {
    return this.baseline.leftovers(this.current);
  }

  /** Another working folder on the same stand-ins and the same state, as a colleague would have it. */
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

  /** Writes a file for a shell to read, which then reaches the stand-ins as Terraform does; returns its path. */
  writeShellEnvironment(): string {
    const path = join(this.path, 'environment.sh');
    this.programs.awsProvider?.knowAllTypes();
    this.network.injector.start();
    // It holds the stand-ins' credentials.
    writeFileSync(path, `${[...shellLines(this.childEnvironment), promptLine(this.environment)].join('\n')}\n`, {
      mode: 0o600,
    });
    return path;
  }

  /**
   * Ends everything that was started. May be called again.
   *
   * @param keepsFolder - leaves the folder of logs and data behind, to look into
   */
  close(keepsFolder = false): Promise<void> {
    return this.end({ keepsFolder });
  }
}
