import { statSync } from 'node:fs';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { openNetwork, verify } from '@auth0-cognito/verify';
import { ProxyAgent } from 'undici';
import type { Rehearsal } from '../../src';
import { StepRecorder } from '../../src';
import { signInAndOut } from '../../src/sign-in';
import type { SignInReport } from '../../src/sign-in';
import {
  describeAdminApplication,
  describeNativeUser,
  describeRefusals,
  describeSecondFactor,
} from './describe-people';
import { processesWith } from '../support/processes';
import { describeVerify } from './describe-verify';

const failed = (checks: readonly { ok: boolean }[] = []) => checks.filter(({ ok }) => !ok);

/** Signs in and out once more in a rehearsal that runs. */
async function signIn(rehearsal: Rehearsal, outputs: EnvironmentOutputs, longestWait?: number) {
  const recorder = new StepRecorder();
  const found: { report?: SignInReport; error?: unknown } = {};
  await signInAndOut(rehearsal, outputs, {
    recorder,
    onReport: (report) => (found.report = report),
    longestWait,
  }).catch((error: unknown) => (found.error = error));
  return { ...found, steps: recorder.steps };
}

/** Signing in to an applied environment, and what `./federation verify` says of it. */
export function describeSignIn(environment: string, running: () => Rehearsal): void {
  let rehearsal: Rehearsal;
  let outputs: EnvironmentOutputs;
  let signedIn: Awaited<ReturnType<typeof signIn>>;

  beforeAll(async () => {
    rehearsal = running();
    outputs = await rehearsal.outputs();
    signedIn = await signIn(rehearsal, outputs);
  });

  test('goes all the way: in, refreshed, out on both sides, in again, out', () => {
    expect(signedIn.error).toBeUndefined();
    expect(signedIn.steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['start application and browser', true],
      ['sign in with Auth0', true],
      ['check tokens and identities', true],
      ['refresh the tokens', true],
      ['sign out of both sides', true],
      ['sign in again, by the page', true],
      ['sign out again', true],
    ]);
    expect(failed(signedIn.report?.checks)).toEqual([]);
  });

  test.each([
    'Auth0 asks for the password',
    'aws-jwt-verify takes the id token',
    'AWS knows the person by the role for people who are signed in',
    'refresh: the same subject',
    'the way out leads over both sides',
    "Cognito's session is gone: it asks how to sign in",
    "Auth0's session is gone: it asks for the password again",
    'second sign-in: the same subject',
    'second sign-in: user pool: attribute name',
    'the pages complained of nothing',
  ])('checks: %s', (name) => {
    expect(signedIn.report?.checks).toContainEqual(expect.objectContaining({ name, ok: true }));
  });

  test('keeps a picture of each page at a desk and on a phone, and a trace', () => {
    const { pictures = [], trace = '', trust } = signedIn.report ?? {};

    expect(pictures).toHaveLength(14);
    for (const path of [...pictures, trace]) expect(statSync(path).size).toBeGreaterThan(1_000);
    expect(trust).toBe('authority');
  });

  test('asks no host but those of the rehearsal', () => {
    expect(rehearsal.refusedHosts()).toEqual({});
  });

  test('serves the application at every origin to which a client returns, with its config', async () => {
    for (const { callback_urls: callbacks, client_id: id } of Object.values(outputs.clients)) {
      for (const callback of callbacks.filter((url) => url.startsWith('https:'))) {
        const page = await rehearsal.fetch(callback);
        const config = await rehearsal.fetch(new URL('/config.json', callback).href);

        expect(await page.text()).toContain('id="view"');
        expect(await config.json()).toMatchObject({ Auth: { Cognito: { userPoolClientId: id } } });
      }
    }
  });

  test('holds by ./federation verify, both hops of the sign-out of every web client included', async () => {
    const { proxy, authority } = rehearsal.network;
    const network = openNetwork(new ProxyAgent({ uri: proxy, requestTls: { ca: authority.certificate } }));

    const { checks } = await verify(outputs, network.ask);
    await network.close();

    expect(checks.filter(({ outcome }) => outcome !== 'held')).toEqual([]);
    const people = Object.entries(outputs.clients).filter(([, { callback_urls: urls }]) => urls.length > 0);
    for (const [name] of people) {
      expect(checks.map(({ id }) => id)).toContainEqual(expect.stringMatching(`^auth0-returns:${name}:`));
    }
  });

  if (environment === 'dev') {
    test('ends its browser and leaves no findings when it is interrupted', async () => {
      const controller = new AbortController();
      const recorder = new StepRecorder((event) => {
        if (event.kind === 'started' && event.name === 'sign in with Auth0') controller.abort();
      });
      const reports: SignInReport[] = [];
      const options = { signal: controller.signal };

      const signingIn = signInAndOut(rehearsal, outputs, {
        recorder,
        onReport: (report) => reports.push(report),
        ...options,
      });

      await expect(signingIn).rejects.toMatchObject({ code: 'ERR_INTERRUPTED' });
      expect(reports).toEqual([]);
      const running = processesWith(rehearsal.path).map(({ command }) => command);
      expect(running.filter((command) => command.includes('chrom'))).toEqual([]);
    });

    describeRefusals(() => ({ rehearsal, outputs }));
    describeVerify(() => ({ rehearsal, outputs, signIn: (longestWait) => signIn(rehearsal, outputs, longestWait) }));
  }
  if (environment === 'staging') describeNativeUser(() => ({ rehearsal, outputs }));
  if (environment === 'prod') {
    describeAdminApplication(() => ({ rehearsal, outputs }));
    describeSecondFactor(() => ({ rehearsal, outputs }));
  }
}
