import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError, CERTIFICATE_REGION, type EnvironmentOutputs } from '@auth0-cognito/contract';
import { parseTerraformJson, type Block, type Blocks, type TerraformJson } from '@auth0-cognito/checkout';
import { appRoutes, exampleApp } from './app-host';
import { agreementChecks } from './checks/agreement';
import type { Check } from './checks/check';
import type { Auth0Clients, Auth0Credentials } from './clients/auth0';
import type { AwsClients } from './clients/aws';
import { readConfiguration } from './configuration';
import type { Configuration, Prerequisite } from './configuration';
import { interrupted, stepFailed } from './failures';
import { fault } from './faults';
import type { CertificateAuthority, Exchange, Gateway } from './gateway';
import { inventory } from './inventory';
import { cleanEnvironment, shellLines } from './processes/child-environment';
import type { ChildEnvironment } from './processes/child-environment';
import type { Runner } from './processes/run';
import type { ProviderReport } from './provider-plugins';
import type { RehearsalFolder } from './rehearsal-folder';
import { seed } from './seeds';
import { auth0Route, hostedRoute } from './stand-ins';
import type { StandIns } from './stand-ins';
import { digestOf, readSynthesized } from './synthesize';
import type { Synthesized } from './synthesize';
import { failureText } from './terraform/messages';
import { TerraformFolder } from './terraform/terraform-folder';
import type { PlanResult } from './terraform/terraform-folder';

/** What a started rehearsal is made of. */
export interface RehearsalParts {
  readonly environment: string;
  readonly checkout: string;
  /** The app's folder. */
  readonly app: string;
  readonly folder: RehearsalFolder;
  readonly synthesized: Synthesized;
  readonly configuration: Configuration;
  /** The program, and what it calls itself: `Terraform 1.11.4`. */
  readonly terraform: { readonly path: string; readonly name: string };
  readonly providers: readonly ProviderReport[];
  readonly runner: Runner;
  readonly childEnvironment: ChildEnvironment;
  /** Of the Auth0 management application that Terraform uses. */
  readonly terraformCredentials: Auth0Credentials;
  readonly authority: CertificateAuthority;
  readonly gateway: Gateway;
  /** Reaches any host of the rehearsal, through the gateway. */
  readonly fetch: typeof globalThis.fetch;
  readonly standIns: StandIns;
  readonly aws: AwsClients;
  readonly auth0: Auth0Clients;
  readonly refused: readonly Exchange[];
  readonly close: (options: { readonly keepsFolder: boolean }) => Promise<void>;
}

/** What Terraform does when it calls AWS. */
export type Phase = 'plan' | 'apply' | 'destroy';

/** A configuration whose resources may be destroyed. */
function lifted(json: TerraformJson): TerraformJson {
  const lift = ({ ...block }: Record<string, unknown>): Block => {
    if (block.deletion_protection === 'ACTIVE') block.deletion_protection = 'INACTIVE';
    const { prevent_destroy: prevents, ...lifecycle } = (block.lifecycle ?? {}) as Record<string, unknown>;
    if (prevents === true) block.lifecycle = lifecycle;
    return block;
  };
  const resource = Object.entries(json.resource ?? {}).map(([type, blocks]) => [
    type,
    Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, lift(block)])),
  ]);
  return { ...json, resource: Object.fromEntries(resource) as Blocks };
}

/**
 * One environment on its stand-ins, from start to {@link Rehearsal.close}: Terraform can be run in it again and again, with the
 * environment's own JSON or a variant of it, and both sides can be read and changed meanwhile.
 */
export class Rehearsal {
  /** The working folder of the environment itself. */
  readonly terraform: TerraformFolder;
  private readonly seeded = new Set<string>();
  private current: Configuration;
  private before: readonly string[] = [];
  private readonly permissions = { plan: new Set<string>(), apply: new Set<string>(), destroy: new Set<string>() };

  constructor(readonly parts: RehearsalParts) {
    this.current = parts.configuration;
    this.terraform = this.openFolder();
  }

  /** Clients of the AWS SDK on the stand-in. */
  get aws(): AwsClients {
    return this.parts.aws;
  }

  /** Clients of the Auth0 SDK on the stand-in. */
  get auth0(): Auth0Clients {
    return this.parts.auth0;
  }

  /** What the JSON in use says. */
  get configuration(): Configuration {
    return this.current;
  }

  /** Environment of Terraform and whatever else is to reach the stand-ins, for the JSON in use. */
  get childEnvironment(): ChildEnvironment {
    const { childEnvironment, terraformCredentials } = this.parts;
    const variables = this.current.credentialVariables.map(({ name, holds }) => [
      `TF_VAR_${name}`,
      terraformCredentials[holds],
    ]);
    return { ...childEnvironment, ...Object.fromEntries(variables) };
  }

  /** SHA-256 of the JSON in use. */
  get digest(): string {
    return digestOf(this.terraform.bytes);
  }

  /** IAM actions that Terraform's calls to AWS needed so far, by what it was doing; each once, in alphabetical order. */
  awsPermissions(): Readonly<Record<Phase, readonly string[]>> {
    const { plan, apply, destroy } = this.permissions;
    return { plan: [...plan].sort(), apply: [...apply].sort(), destroy: [...destroy].sort() };
  }

  /** Hosts that something asked for and that are no part of the rehearsal, with how often. */
  refusedHosts(): Readonly<Record<string, number>> {
    const hosts: Record<string, number> = {};
    for (const { host } of this.parts.refused) hosts[host] = (hosts[host] ?? 0) + 1;
    return hosts;
  }

  /** Makes what the environment takes for granted, and notes what is there before Terraform runs. */
  async seed(): Promise<void> {
    await this.make(this.missing());
    this.before = await this.inventory();
  }

  /**
   * Runs the real `cdktf deploy` on the app as it is: it synthesizes again, and must write the same bytes.
   *
   * @throws FaultError ERR_REHEARSAL_STEP with what Terraform said; ERR_DIGEST_CHANGED.
   */
  async deploy(signal?: AbortSignal): Promise<void> {
    const { checkout, app, folder, synthesized, runner, environment } = this.parts;
    const cdktf = join(checkout, 'node_modules/.bin/cdktf');
    // Terraform comes from a mirror, whose hashes cover this platform only.
    const args = ['deploy', synthesized.stack, '--auto-approve', '--skip-provider-lock', '--output', folder.output];
    const { exitCode, stdout, stderr } = await this.during('apply', () =>
      runner.run(cdktf, args, {
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
    const { cognitoCustomDomains: known, auth0CustomDomains: knownIssuers } = this.current;
    this.current = readConfiguration(this.parts.environment, json);
    const { gateway, standIns } = this.parts;
    const hosts = this.current.cognitoCustomDomains.filter((host) => !known.includes(host));
    if (hosts.length > 0) gateway.addRoute(hostedRoute(standIns.aws, hosts));
    const issuers = [...this.current.auth0CustomDomains].filter(([host]) => !knownIssuers.has(host));
    for (const [host, tenant] of issuers) {
      standIns.auth0.tenant(tenant).seedCustomDomain(host);
      gateway.addRoute(auth0Route(standIns.auth0, [host]));
    }
    await this.seedMore();
    this.terraform.write(json);
  }

  /** Terraform's own plan of the JSON in use. */
  plan(signal?: AbortSignal): Promise<PlanResult> {
    return this.during('plan', () => this.terraform.plan(signal));
  }

  /** Applies the JSON in use, or a variant of it from now on. */
  async apply(json?: TerraformJson, signal?: AbortSignal): Promise<void> {
    if (json) await this.use(json);
    await this.during('apply', () => this.terraform.apply(signal));
  }

  /** Destroys what the JSON in use made. A pool under deletion protection refuses. */
  destroy(signal?: AbortSignal): Promise<void> {
    return this.during('destroy', () => this.terraform.destroy(signal));
  }

  /** The JSON in use without deletion protection, AWS's and Terraform's; undefined where it has none. */
  withoutProtection(): TerraformJson | undefined {
    const json = parseTerraformJson(this.terraform.bytes.toString());
    const unprotected = lifted(json);
    return JSON.stringify(unprotected) === JSON.stringify(json) ? undefined : unprotected;
  }

  /** What the environment tells applications. */
  async outputs(): Promise<EnvironmentOutputs> {
    return (await this.terraform.outputs()) as unknown as EnvironmentOutputs;
  }

  /** Reads both sides back and compares them. */
  async readBack(): Promise<Check[]> {
    return agreementChecks(this.parts, await this.outputs(), (host) => this.tenantOf(host));
  }

  /** Domain of the tenant that answers at a host: a custom domain is another name of the tenant that it belongs to. */
  tenantOf(host: string): string {
    return this.current.auth0CustomDomains.get(host) ?? host;
  }

  /**
   * Serves the example application at every origin to which the environment returns, from now on.
   *
   * @throws FaultError ERR_EXAMPLE_APP where it does not build.
   */
  async serveApplications(signal?: AbortSignal): Promise<void> {
    const { checkout, runner, gateway, folder } = this.parts;
    const [outputs, files] = await Promise.all([
      this.outputs(),
      exampleApp(checkout, runner, cleanEnvironment(folder.home), signal),
    ]);
    for (const route of appRoutes(outputs, files)) gateway.addRoute(route);
  }

  /** What is on either side now that was not there before Terraform ran. */
  async leftovers(): Promise<string[]> {
    const now = await this.inventory();
    return now.filter((each) => !this.before.includes(each));
  }

  /** Another working folder on the same stand-ins and the same state, as a colleague would have it. */
  openFolder(name?: string): TerraformFolder {
    const { folder, synthesized, terraform, runner } = this.parts;
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
    const path = join(this.parts.folder.path, 'environment.sh');
    // It holds the stand-ins' credentials.
    writeFileSync(path, `${shellLines(this.childEnvironment).join('\n')}\n`, { mode: 0o600 });
    return path;
  }

  /**
   * Ends everything that was started. May be called again.
   *
   * @param keepsFolder - leaves the folder of logs and data behind, to look into
   */
  close(keepsFolder = false): Promise<void> {
    return this.parts.close({ keepsFolder });
  }

  /** Does something and notes what its calls to AWS needed. */
  private async during<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const { aws } = this.parts.standIns;
    const before = aws.calls().length;
    try {
      return await work();
    } finally {
      for (const { iamAction } of aws.calls().slice(before)) if (iamAction) this.permissions[phase].add(iamAction);
    }
  }

  /** What the JSON in use takes for granted and nobody has made yet. */
  private missing(): Prerequisite[] {
    return this.current.prerequisites.filter((each) => !this.seeded.has(JSON.stringify(each)));
  }

  private async make(prerequisites: readonly Prerequisite[]): Promise<void> {
    await Promise.all(prerequisites.map((each) => seed(each, this.parts)));
    for (const each of prerequisites) this.seeded.add(JSON.stringify(each));
  }

  /** Makes what is missing when Terraform has run already: it is no leftover of Terraform's either. */
  private async seedMore(): Promise<void> {
    const missing = this.missing();
    if (missing.length === 0) return;
    const unseeded = await this.inventory();
    await this.make(missing);
    const seeded = (await this.inventory()).filter((each) => !unseeded.includes(each));
    this.before = [...this.before, ...seeded];
  }

  private inventory(): Promise<string[]> {
    const { region, auth0Domains } = this.current;
    const regions = [...new Set([region, CERTIFICATE_REGION])];
    return inventory(this.parts.aws, this.parts.auth0, { regions, auth0Domains });
  }
}
