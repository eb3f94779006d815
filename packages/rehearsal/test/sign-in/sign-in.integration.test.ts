import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EnvironmentOutputs } from '@auth0-cognito/contract';
import { openNetwork, outcomeOf, verify, verifySignIn } from '@auth0-cognito/verify';
import type { CheckResult, Network } from '@auth0-cognito/verify';
import { ProxyAgent } from 'undici';
import type { Rehearsal } from '../../src';
import { launchOnNetwork, newPerson, seedPerson, startRehearsal, StepRecorder } from '../../src';
import { findCheckout } from '../../src/checkout';
import { signInAndOut } from '../../src/sign-in';
import type { SignInReport } from '../../src/sign-in';
import { BROKEN_WAYS, STRANGER_CHECKS } from '../support/broken-ways';

jest.setTimeout(240_000);

const checkout = findCheckout(__dirname);
const failed = (checks: readonly { ok: boolean }[] = []) => checks.filter(({ ok }) => !ok);

/** Signs in and out once more in a rehearsal that runs. */
async function signIn(rehearsal: Rehearsal, outputs: EnvironmentOutputs, longestWait?: number) {
  const recorder = new StepRecorder();
  const found: { report?: SignInReport; error?: unknown } = {};
  await signInAndOut(rehearsal, outputs, recorder, (report) => (found.report = report), { longestWait }).catch(
    (error: unknown) => (found.error = error),
  );
  return { ...found, steps: recorder.steps };
}

describe.each(['dev', 'staging', 'prod'])('signing in to %s', (environment) => {
  let rehearsal: Rehearsal;
  let outputs: EnvironmentOutputs;
  let signedIn: Awaited<ReturnType<typeof signIn>>;

  beforeAll(async () => {
    rehearsal = await startRehearsal({ environment });
    await rehearsal.deploy();
    outputs = await rehearsal.outputs();
    signedIn = await signIn(rehearsal, outputs);
  });
  afterAll(() => rehearsal?.close());

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
        const page = await rehearsal.parts.fetch(callback);
        const config = await rehearsal.parts.fetch(new URL('/config.json', callback).href);

        expect(await page.text()).toContain('id="view"');
        expect(await config.json()).toMatchObject({ Auth: { Cognito: { userPoolClientId: id } } });
      }
    }
  });

  if (environment !== 'dev') return;

  describe('federation verify', () => {
    let network: Network;

    beforeAll(() => {
      const { gateway, authority } = rehearsal.parts;
      network = openNetwork(new ProxyAgent({ uri: gateway.url, requestTls: { ca: authority.certificate } }));
    });
    afterAll(() => network?.close());

    const failing = async () => {
      const { checks } = await verify(outputs, network.ask);
      return checks.flatMap(({ id, outcome }) => (outcome === 'held' ? [] : [id]));
    };

    test('holds, by the command, over the network', async () => {
      const file = join(rehearsal.parts.folder.path, 'outputs.json');
      writeFileSync(file, JSON.stringify(outputs));
      const command = join(checkout, 'packages/cli/bin/federation.mjs');

      const { stdout } = await promisify(execFile)(
        process.execPath,
        [command, 'verify', environment, '--outputs', file, '--json'],
        { cwd: checkout, env: rehearsal.childEnvironment },
      );

      expect(JSON.parse(stdout)).toMatchObject({ environment, outcome: 'held' });
    });

    describe('--as', () => {
      const person = { ...newPerson(), id: 'grace', email: 'grace@example.com', name: 'Grace Hopper' };

      /** A whole sign-in of somebody, in a browser as the command starts it. */
      const as = async (password: string): Promise<readonly CheckResult[]> => {
        const { browser, close } = await launchOnNetwork(checkout, rehearsal.childEnvironment);
        try {
          const page = await browser.newPage();
          const user = { name: person.email, password };
          return await verifySignIn(outputs, { page, network, user, longestWait: 5_000 });
        } finally {
          await close();
        }
      };

      test('signs a person in and out', async () => {
        seedPerson(rehearsal, outputs, person);

        const checks = await as(person.password);

        expect(checks.filter(({ outcome }) => outcome !== 'held')).toEqual([]);
        expect(checks.map(({ id }) => id)).toEqual([
          'sign-in:web',
          'code-redeemed:web',
          'tokens:web',
          'refresh:web',
          'sign-out:web',
        ]);
      });

      test('names a wrong password, and holds nothing that came after it', async () => {
        const checks = await as('wrong');

        expect(outcomeOf(checks)).toBe('failed');
        expect(checks[0]).toMatchObject({
          id: 'sign-in:web',
          outcome: 'failed',
          got: expect.stringContaining('Wrong'),
        });
        expect(checks.slice(1).map(({ outcome }) => outcome)).toEqual(Array(4).fill('unasked'));
        expect(JSON.stringify(checks)).not.toContain('"wrong"');
      });
    });

    test.each(BROKEN_WAYS)('names %s', async (_what, breakIt, check) => {
      const mend = await breakIt(rehearsal, outputs);
      const named = await failing();
      await mend();

      expect(named).toContainEqual(expect.stringContaining(check));
      expect(await failing()).toEqual([]);
    });

    test('a person cannot sign in either, which says where they stopped', async () => {
      const [, breakIt] = BROKEN_WAYS.find(([, , check]) => check === 'redirect-to-auth0') ?? [];
      const mend = await breakIt?.(rehearsal, outputs);

      const { error, report } = await signIn(rehearsal, outputs, 3_000);
      await mend?.();

      expect(error).toMatchObject({ code: 'ERR_SIGN_IN' });
      expect(statSync(join(report?.folder ?? '', 'stopped.png')).size).toBeGreaterThan(1_000);
    });

    // Last: what stands at Cognito's hosts from here on is a stranger.
    test('names a server that is not Cognito', async () => {
      const origins = [outputs.cognito_domain, new URL(outputs.user_pool_issuer).host].map((host) => `https://${host}`);
      rehearsal.parts.gateway.addRoute({
        name: 'stranger',
        origins,
        listener: (_request, response) => void response.writeHead(200).end('{}'),
      });

      const named = await failing();

      for (const check of STRANGER_CHECKS) expect(named).toContainEqual(expect.stringContaining(check));
    });
  });
});
