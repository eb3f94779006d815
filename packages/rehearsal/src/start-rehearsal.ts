import { FaultError, issuedSecret } from '@auth0-cognito/contract';
import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveAwsProvider } from './aws-provider/serve';
import { startMoto } from '@auth0-cognito/cognito-stand-in';
import { gte, valid } from 'semver';
import { appFolder, deployedVersions, findCheckout, LOCK_FILE, readToolchain } from '@auth0-cognito/checkout';
import type { Toolchain } from '@auth0-cognito/checkout';
import { Auth0Clients, GatewayFetch } from './clients/auth0';
import { AwsClients } from './clients/aws';
import { bootstrapped, readConfiguration } from './configuration';
import { fault } from './faults';
import { loadCertificateAuthority, startGateway } from './gateway';
import type { Exchange, GatewayOptions } from './gateway';
import { childEnvironment, cleanEnvironment, trustVariables } from './processes/child-environment';
import { Runner } from './processes/run';
import { mirrorForEveryRegistry, selectProviders, terraformCliConfig } from './provider-plugins';
import type { ProviderChoice } from './provider-choice';
import { Injector } from './injection';
import type { InjectedFault } from './injection';
import { Network } from './network';
import { Rehearsal } from './rehearsal';
import { createRehearsalFolder, removeRehearsalFolder } from './rehearsal-folder';
import type { RehearsalFolder } from './rehearsal-folder';
import { createStandIns, serveAuth0Provider } from './stand-ins';
import type { StandInOptions } from './stand-ins';
import { StepRecorder } from './step-recorder';
import { STEP } from './step-names';
import { synthesize } from './synthesize';

/** Settings of {@link startRehearsal}. */
export interface RehearsalOptions {
  /** Name of the environment, a folder of `apps`. */
  readonly environment: string;
  /**
   * Root of the checkout.
   *
   * @default - the one of the current folder
   */
  readonly checkout?: string;
  /** @default 'auto' */
  readonly provider?: ProviderChoice;
  /** Times the steps. */
  readonly recorder?: StepRecorder;
  /** Stops the rehearsal, as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /** Called before a request is forwarded. A scenario can delay a request with it. */
  readonly beforeRequest?: GatewayOptions['beforeRequest'];
  /** Faults that the gateway injects while Terraform runs. */
  readonly faults?: readonly InjectedFault[];
  /** Called for each fault that a call gets. */
  readonly onInjected?: (fault: string) => void;
  /**
   * Domains of additional tenants, for variants of the environment that add a federation.
   *
   * @default - the environment's own tenants only
   */
  readonly furtherTenants?: readonly string[];
  /**
   * Whether Terraform also gets other configurations, such as that of an account. Terraform then starts the AWS provider for
   * each command, which takes longer.
   *
   * @default false
   */
  readonly hasOtherConfigurations?: boolean;
  /**
   * Whether the prerequisites exclude what `./federation bootstrap` creates.
   *
   * @default false
   */
  readonly beforeBootstrap?: boolean;
  /** Effect of deleting an identity provider that a client lists, which AWS does not document. */
  readonly deleteListedIdentityProvider?: StandInOptions['deleteListedIdentityProvider'];
  /** Receives each call to AWS with its content, which can contain secrets. */
  readonly onAwsExchange?: StandInOptions['onAwsExchange'];
}

const OLDEST_TERRAFORM = '1.11.0';

const secret = () => issuedSecret(randomBytes(24).toString('base64url'));

/** Ends everything that was started, in reverse order. */
class CleanupStack {
  private readonly closers: (() => unknown)[] = [];
  private closing: Promise<void> | undefined;

  add(close: () => unknown): void {
    this.closers.unshift(close);
  }

  close = (): Promise<void> => {
    this.closing ??= this.closeAll();
    return this.closing;
  };

  private async closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.closers) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything that the rehearsal started has ended');
  }
}

/** Name and version of Terraform or OpenTofu: `Terraform 1.11.4`. */
async function programName(toolchain: Toolchain, runner: Runner, folder: RehearsalFolder): Promise<string> {
  const { stdout } = await runner.run(toolchain.terraform, ['version'], {
    cwd: folder.path,
    environment: { ...cleanEnvironment(folder.home), CHECKPOINT_DISABLE: '1' },
  });
  const [found = stdout, program, version = ''] = /^(Terraform|OpenTofu) v(\d\S*)/m.exec(stdout) ?? [];
  if (!valid(version) || !gte(version, OLDEST_TERRAFORM))
    throw new FaultError('Terraform', [fault.ERR_TERRAFORM_TOO_OLD({ version: found })]);
  return `${program} ${version}`;
}

/**
 * Starts a rehearsal: synthesizes the environment, starts the stand-ins behind its real host names, and creates its
 * prerequisites. Does not run Terraform. If it rejects, all processes have ended.
 *
 * @throws FaultError if the environment is unknown or cannot be rehearsed, or if the set-up is missing.
 */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { environment, signal, provider = 'auto', recorder = new StepRecorder(undefined, options.signal) } = options;
  const checkout = options.checkout ?? findCheckout();
  const app = appFolder(checkout, environment);
  const toolchain = readToolchain(checkout);
  const folder = createRehearsalFolder(checkout, environment);
  const runner = new Runner(checkout);
  const closers = new CleanupStack();
  let keepsFolder = true;
  closers.add(() => {
    if (!keepsFolder) removeRehearsalFolder(folder);
  });
  closers.add(() => runner.settled());

  try {
    // moto starts first, because it is the slowest.
    const moto = new AbortController();
    const startingMoto = startMoto({
      signal: moto.signal,
      python: toolchain.python,
      logFile: folder.motoLog,
      environment: cleanEnvironment(folder.home),
    });
    const startedMoto = startingMoto.catch(() => undefined);
    const endMoto = () => moto.abort();
    // Once it has started, it is needed until Terraform has ended.
    signal?.addEventListener('abort', endMoto, { once: true });
    void startedMoto.then(() => signal?.removeEventListener('abort', endMoto));
    closers.add(async () => {
      endMoto();
      await (await startedMoto)?.close();
    });

    const [synthesized, name, authority] = await recorder.run(STEP.synthesize, () =>
      Promise.all([
        synthesize({ environment, app, folder, runner, signal }),
        programName(toolchain, runner, folder),
        loadCertificateAuthority(join(checkout, '.local/ca')),
      ]),
    );
    const whole = readConfiguration(environment, synthesized.json);
    const made = options.beforeBootstrap ? bootstrapped(synthesized.json, whole.prerequisites) : [];
    const configuration = { ...whole, prerequisites: whole.prerequisites.filter((each) => !made.includes(each)) };
    const selection = selectProviders(
      configuration.requiredProviders,
      deployedVersions(join(app, LOCK_FILE)),
      { choice: provider },
      toolchain.pluginMirrors,
    );

    const keys = { accessKeyId: 'REHEARSALONLY', secretAccessKey: secret() };
    const terraform = { clientId: 'rehearsal-terraform', clientSecret: secret() };
    const reader = { clientId: 'rehearsal-reader', clientSecret: secret() };
    const refused: Exchange[] = [];
    const onExchange = (exchange: Exchange) => {
      appendFileSync(folder.gatewayLog, `${JSON.stringify(exchange)}\n`);
      if (exchange.route === undefined) refused.push(exchange);
    };

    const injector = new Injector(options.faults ?? [], options.onInjected);
    return await recorder.run(STEP.startStandIns, async () => {
      const gateway = await startGateway({
        authority,
        routes: [],
        onExchange,
        ...(options.beforeRequest && { beforeRequest: options.beforeRequest }),
        serve: (passage) => injector.serve(passage),
      });
      closers.add(gateway.close);
      const reach = { proxy: gateway.url, authority: authority.certificate };
      const throughGateway = new GatewayFetch(reach);
      closers.add(() => throughGateway.destroy());
      const standIns = createStandIns({
        moto: await startingMoto,
        folder,
        configuration,
        terraform,
        reader,
        fetch: throughGateway.fetch,
        functionEnvironment: trustVariables(gateway.url, folder.authorityFile),
        furtherTenants: options.furtherTenants ?? [],
        ...(options.deleteListedIdentityProvider && {
          deleteListedIdentityProvider: options.deleteListedIdentityProvider,
        }),
        ...(options.onAwsExchange && { onAwsExchange: options.onAwsExchange }),
      });
      closers.add(standIns.close);
      const aws = new AwsClients(reach, keys);
      closers.add(() => aws.destroy());
      const network = new Network({
        gateway,
        authority,
        standIns,
        injector,
        fetch: throughGateway.fetch,
        log: folder.gatewayLog,
        refused,
        aws,
        auth0: new Auth0Clients(throughGateway.fetch, reader),
      });

      writeFileSync(folder.authorityFile, authority.certificate);
      mirrorForEveryRegistry(folder.pluginMirror, selection.reports, toolchain.pluginMirrors);
      writeFileSync(folder.terraformConfigFile, terraformCliConfig([folder.pluginMirror]));
      const variables = {
        proxy: gateway.url,
        authorityFile: folder.authorityFile,
        terraform: toolchain.terraform,
        terraformConfigFile: folder.terraformConfigFile,
        emptyFile: folder.emptyFile,
        home: folder.home,
        cdktfHome: folder.cdktfHome,
        aws: keys,
        auth0: terraform,
      };
      const served = selection.servesAuth0 ? await serveAuth0Provider(childEnvironment(variables)) : undefined;
      if (served) closers.add(served.close);
      // If this fails, Terraform starts the provider and reports its error.
      const awsProvider =
        selection.awsBinary && !options.hasOtherConfigurations
          ? await serveAwsProvider({
              binary: selection.awsBinary,
              folder: synthesized.folder,
              runner,
              environment: childEnvironment(variables),
              logFile: folder.awsProviderLog,
            }).catch(() => undefined)
          : undefined;
      if (awsProvider) closers.add(awsProvider.close);
      awsProvider?.addTypesOf(JSON.stringify(synthesized.json));
      const reattach = JSON.stringify({
        ...(served && JSON.parse(served.reattach)),
        ...(awsProvider && JSON.parse(awsProvider.reattach)),
      });

      const programs = {
        terraform: { path: toolchain.terraform, name },
        providers: selection.reports,
        runner,
        environment: childEnvironment({ ...variables, reattach }),
        auth0: terraform,
        awsProvider,
      };
      const subject = { environment, checkout, app, folder, synthesized, configuration };
      const rehearsal = new Rehearsal(subject, programs, network, (options) => {
        keepsFolder = options.keepsFolder;
        return closers.close();
      });
      await rehearsal.seed();
      return rehearsal;
    });
  } catch (error) {
    await closers.close();
    throw error;
  }
}
