import { statSync } from 'node:fs';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { openNetwork, verify } from '@auth0-cognito/verify';
import { ProxyAgent } from 'undici';
import { step } from '../../../checkout/test/support/step';
import type { Rehearsal } from '../../src';
import { StepRecorder } from '../../src';
import { signInAndOut } from '../../src/sign-in';
import type { SignInReport } from '../../src/sign-in';
import type { Live } from './describe-people';

const failed = (checks: readonly { ok: boolean }[] = []) => checks.filter(({ ok }) => !ok);

/** Signs in and out once more in a running rehearsal. */
export async function signIn(rehearsal: Rehearsal, outputs: EnvironmentOutputs, longestWait?: number) {
  const recorder = new StepRecorder();
  const found: { report?: SignInReport; error?: unknown } = {};
  await signInAndOut(rehearsal, outputs, {
    recorder,
    onReport: (report) => (found.report = report),
    longestWait,
  }).catch((error: unknown) => (found.error = error));
  return { ...found, steps: recorder.steps };
}

/**
 * Signs in to an applied environment and verifies it with `./federation verify`; returns the environment for later
 * steps.
 */
export function describeSignIn(running: () => Rehearsal): () => Live {
  let rehearsal: Rehearsal;
  let outputs: EnvironmentOutputs;
  let signedIn: Awaited<ReturnType<typeof signIn>>;
  const live = () => ({ rehearsal, outputs });

  step('has outputs', async () => {
    rehearsal = running();
    outputs = await rehearsal.outputs();
  });

  step('signs a user in, refreshes the tokens, signs out of Cognito and Auth0, in again, and out', async () => {
    signedIn = await signIn(rehearsal, outputs);

    expect(signedIn.error).toBeUndefined();
    expect(signedIn.steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['start the app and browser', true],
      ['sign in with Auth0', true],
      ['check tokens and identities', true],
      ['refresh the tokens', true],
      ['sign out of both sides', true],
      ['sign in from the hosted page', true],
      ['sign out again', true],
    ]);
    expect(failed(signedIn.report?.checks)).toEqual([]);
  });

  step('checks tokens, identities and both sign-outs', () => {
    const held = signedIn.report?.checks.flatMap(({ name, ok }) => (ok ? name : []));

    expect(held).toEqual(
      expect.arrayContaining([
        'Auth0 prompts for the password',
        'aws-jwt-verify accepts the id token',
        'the AWS credentials have the role for signed-in users',
        'refresh: the same subject',
        'sign-out redirects through Cognito and Auth0',
        "Cognito's session has ended: it shows the sign-in page",
        "Auth0's session has ended: it prompts for the password again",
        'second sign-in: the same subject',
        'second sign-in: user pool: attribute name',
        'the pages logged no errors',
      ]),
    );
  });

  step('takes a screenshot of each page on a desktop and on a phone, and a trace', () => {
    const { pictures = [], trace = '', trust } = signedIn.report ?? {};

    expect(pictures).toHaveLength(14);
    for (const path of [...pictures, trace]) expect(statSync(path).size).toBeGreaterThan(1_000);
    expect(trust).toBe('authority');
  });

  step('sends requests only to hosts of the rehearsal', () => {
    expect(rehearsal.refusedHosts()).toEqual({});
  });

  step("serves the application at every origin of a client's callbacks, with its config", async () => {
    for (const { callback_urls: callbacks, client_id: id } of Object.values(outputs.clients)) {
      for (const callback of callbacks.filter((url) => url.startsWith('https:'))) {
        const page = await rehearsal.fetch(callback);
        const config = await rehearsal.fetch(new URL('/config.json', callback).href);

        expect(await page.text()).toContain('id="view"');
        expect(await config.json()).toMatchObject({ Auth: { Cognito: { userPoolClientId: id } } });
      }
    }
  });

  step('passes ./federation verify, including both redirects of the sign-out of every web client', async () => {
    const { proxy, authority } = rehearsal.reach;
    const network = openNetwork(new ProxyAgent({ uri: proxy, requestTls: { ca: authority.certificate } }));

    const { checks } = await verify(outputs, network.get);
    await network.close();

    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    const people = Object.entries(outputs.clients).filter(([, { callback_urls: urls }]) => urls.length > 0);
    for (const [name] of people) {
      expect(checks.map(({ id }) => id)).toContainEqual(expect.stringMatching(`^auth0-returns:${name}:`));
    }
  });

  return live;
}
