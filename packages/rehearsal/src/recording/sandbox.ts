import { ProxyAgent } from 'undici';
import { createTestUser } from '../sign-in';
import { serveAuth0Provider } from '../stand-ins';
import { startRehearsal } from '../start-rehearsal';
import { startRecorder, type RecorderOptions } from './recorder';
import type { ChildEnvironment } from '../processes/child-environment';

/** A rehearsal without a deployment, used as an account and a tenant. */
export interface RehearsedSandbox {
  readonly variables: ChildEnvironment;
  /** Objects that did not exist at the start. */
  leftovers(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts the stand-ins of an environment, without a deployment, behind a recorder, and seeds a user who can sign in. */
export async function startRehearsedSandbox(
  environment: string,
  options: Omit<RecorderOptions, 'upstream'>,
): Promise<RehearsedSandbox> {
  const { checkout } = options;
  // Terraform starts the providers itself, so that their requests are recorded.
  const rehearsal = await startRehearsal({ environment, checkout, hasOtherConfigurations: true });
  const closers: (() => Promise<void>)[] = [() => rehearsal.close()];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    const { reach, childEnvironment, configuration, toolchain } = rehearsal;
    const upstream = new ProxyAgent({ uri: reach.proxy, requestTls: { ca: reach.authority.certificate } });
    const [tenant = ''] = configuration.auth0Domains;
    const state = configuration.prerequisites.find((each) => each.kind === 'state-bucket');
    const hidden = { ...options.hidden, [tenant]: '<tenant>', [configuration.region]: '<region>' };
    const recorder = await startRecorder({ ...options, hidden, upstream });
    closers.push(recorder.close);
    const isOffline = toolchain.providers.some(({ source }) => source === 'offline');
    const served = isOffline ? await serveAuth0Provider({ ...childEnvironment, ...recorder.variables }) : undefined;
    if (served) closers.push(served.close);
    const person = createTestUser();
    rehearsal.auth0Tenant(tenant).seedUser({ ...person, connection: 'Username-Password-Authentication' });
    return {
      variables: {
        ...childEnvironment,
        ...recorder.variables,
        ...(served && { TF_REATTACH_PROVIDERS: served.reattach }),
        LIVE_AWS_ACCOUNT: configuration.accountId,
        LIVE_AWS_REGION: configuration.region,
        LIVE_STATE_BUCKET: state?.bucket ?? '',
        LIVE_AUTH0_TENANT: tenant,
        LIVE_USER: person.email,
        FEDERATION_PASSWORD: person.password,
      },
      leftovers: () => rehearsal.leftovers(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
