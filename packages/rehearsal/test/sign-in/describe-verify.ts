import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openNetwork, outcomeOf, verify, verifySignIn } from '@auth0-cognito/verify';
import type { CheckResult, Network } from '@auth0-cognito/verify';
import { ProxyAgent } from 'undici';
import { step } from '../../../checkout/test/support/step';
import { ALSO_NAMED } from '../../../environment/test/also-named';
import { createTestUser, seedTestUser } from '../../src';
import { deleteApplication } from '../support/breaks';
import { BROKEN_WAYS, DISAGREEING_WAYS, SIGN_IN_WAYS } from '../support/broken-ways';
import { misleadingProxy } from '../support/stranger';
import type { BrokenWay } from '../support/broken-ways';
import { visit } from '../support/visit';
import type { Live } from './describe-people';
import { signIn } from './describe-sign-in';

/** Kinds of checks, `redirect-to-auth0` of `redirect-to-auth0:auth0:web`, each once, in order. */
const kinds = (checks: readonly CheckResult[]) => [...new Set(checks.map(({ id }) => id.split(':', 1)[0]))];
const notPassed = (checks: readonly CheckResult[]) => checks.filter(({ outcome }) => outcome !== 'passed');

/** Runs `./federation verify` on a live environment, over a connection that is closed after the tests of the block. */
function verifier(live: () => Live) {
  let network: Network;
  const openBy = (uri: string) =>
    openNetwork(new ProxyAgent({ uri, requestTls: { ca: live().rehearsal.reach.authority.certificate } }));
  const opened = () => (network ??= openBy(live().rehearsal.reach.proxy));
  afterAll(() => network?.close());
  const verified = async (by = opened()) => (await verify(live().outputs, by.get)).checks;
  return { openBy, network: opened, verified, named: async () => kinds(notPassed(await verified())) };
}

/**
 * The checks of `./federation verify` and of the rehearsal that fail in an environment that is broken in every way.
 * Each step repairs what it broke, so that the next one starts from the same state.
 */
export function describeBrokenWays(live: () => Live): void {
  const { named, verified } = verifier(live);
  const differing = async () => (await live().rehearsal.readBack()).flatMap(({ name, ok }) => (ok ? [] : [name]));

  const tryWays = (ways: readonly BrokenWay[], verb: string, found: () => Promise<unknown>) => {
    for (const [what, breakIt, expected] of ways)
      step(`${verb} ${what}, and nothing else`, async () => {
        const revert = await breakIt(live().rehearsal, live().outputs);
        const named = await found();
        await revert();

        expect(named).toEqual(expected);
      });
  };

  describe('./federation verify', () => {
    tryWays(BROKEN_WAYS, 'reports', named);

    step('runs no check that no step breaks, and reports nothing at the end', async () => {
      const broken = new Set(BROKEN_WAYS.flatMap(([, , checks]) => checks));
      const checks = await verified();

      expect(kinds(checks).filter((kind) => !broken.has(kind ?? ''))).toEqual([]);
      expect(notPassed(checks)).toEqual([]);
    });
  });

  test.each(Object.entries(ALSO_NAMED))('the page of mutations is right about: %s', (mutation, [by, check]) => {
    const ways = { verify: BROKEN_WAYS, 'verify --as': SIGN_IN_WAYS, rehearsal: DISAGREEING_WAYS }[by];

    const [, , checks] = ways.find(([what]) => what === mutation) ?? [];

    // A step exists for each way.
    expect(checks).toContain(check);
  });

  describe('the rehearsal', () => {
    tryWays(DISAGREEING_WAYS, 'reads back', differing);

    step('reports at the end that AWS and Auth0 match', async () => {
      expect(await differing()).toEqual([]);
    });
  });
}

/** The other tests of `./federation verify`, which need browsers and commands; the last step breaks the environment. */
export function describeVerify(live: () => Live): void {
  const { openBy, network, verified, named } = verifier(live);

  const person = { ...createTestUser(), id: 'grace', email: 'grace@example.com', name: 'Grace Hopper' };
  /** A complete sign-in of this user. */
  const as = (password: string, longestWait = 15_000) =>
    visit(live().rehearsal, ({ page }) => {
      const user = { name: person.email, password };
      return verifySignIn(live().outputs, { page, network: network(), user, longestWait });
    });

  describe('./federation verify', () => {
    step('passes as a command over the network', async () => {
      const { rehearsal, outputs } = live();
      const file = join(rehearsal.path, 'outputs.json');
      writeFileSync(file, JSON.stringify(outputs));
      const { checkout } = rehearsal;
      const command = join(checkout, 'packages/cli/bin/federation.mjs');

      const { stdout } = await promisify(execFile)(
        process.execPath,
        [command, 'verify', 'dev', '--outputs', file, '--json'],
        { cwd: checkout, env: rehearsal.childEnvironment },
      );

      expect(JSON.parse(stdout)).toMatchObject({ environment: 'dev', outcome: 'passed' });
    });

    step('reports a certificate with another name as no response', async () => {
      const { rehearsal, outputs } = live();
      const proxy = await misleadingProxy(rehearsal, outputs.cognito_domain);
      const misled = openBy(proxy.url);

      const checks = notPassed(await verified(misled));
      await misled.close();
      proxy.close();

      expect(outcomeOf(checks)).toBe('unanswered');
      const asked = checks.filter((check) => check.request.startsWith(`GET https://${outputs.cognito_domain}/`));
      expect(asked.length).toBeGreaterThan(6);
      for (const { got } of asked) expect(got).toMatch(/no response \(.*certificate's altnames/);
    });
  });

  describe('the rehearsal', () => {
    step('stops a user whose identity provider is not listed, and takes a screenshot', async () => {
      const [, breakIt] = BROKEN_WAYS[0] ?? [];
      const revert = await breakIt?.(live().rehearsal, live().outputs);

      const { error, report } = await signIn(live().rehearsal, live().outputs, 3_000);
      await revert?.();

      expect(error).toMatchObject({ code: 'ERR_SIGN_IN' });
      expect(statSync(join(report?.folder ?? '', 'stopped.png')).size).toBeGreaterThan(1_000);
    });
  });

  describe('./federation verify --as', () => {
    step('signs a user in and out', async () => {
      seedTestUser(live().rehearsal, live().outputs, person);

      const checks = await as(person.password);

      expect(notPassed(checks)).toEqual([]);
      expect(kinds(checks)).toEqual(['sign-in', 'code-redeemed', 'tokens', 'refresh', 'sign-out']);
    });

    step('reports a wrong password, and passes no later check', async () => {
      const checks = await as('wrong', 5_000);

      expect(outcomeOf(checks)).toBe('failed');
      expect(checks[0]).toMatchObject({ id: 'sign-in:web', outcome: 'failed', got: expect.stringContaining('Wrong') });
      expect(checks.slice(1).map(({ outcome }) => outcome)).toEqual(Array(4).fill('unanswered'));
      expect(JSON.stringify(checks)).not.toContain('"wrong"');
    });

    for (const [what, breakIt, expected] of SIGN_IN_WAYS)
      step(`reports ${what}`, async () => {
        const revert = await breakIt(live().rehearsal, live().outputs);
        const checks = await as(person.password);
        await revert();

        expect(kinds(checks.filter(({ outcome }) => outcome === 'failed'))).toEqual(expected);
        expect(checks[0]?.got).toMatch(/error=/);
      });
  });

  // Last, because a new application has another ID and the environment cannot be restored.
  step('./federation verify reports a deleted Auth0 application', async () => {
    await deleteApplication(live().rehearsal, live().outputs);

    expect(await named()).toEqual(['auth0-accepts-callback', 'auth0-returns', 'auth0-logout']);
  });
}
