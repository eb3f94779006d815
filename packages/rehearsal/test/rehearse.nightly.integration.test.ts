import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AUTH0_PLAN_SCOPES, AUTH0_SCOPES } from '@auth0-cognito/contract';
import type { Rehearsal, RehearsalReport } from '../src';
import { startRehearsal } from '../src';
import { findCheckout } from '@auth0-cognito/checkout';
import { expectRolesToAllow } from './support/permissions';
import { processesWith } from './support/processes';
import { rehearsalsWhose } from './support/rehearsal-folders';
import { variant } from './support/variant';

jest.setTimeout(240_000);

const checkout = findCheckout(__dirname);
const federation = join(checkout, 'packages/cli/bin/federation.mjs');
const failed = (checks: readonly { ok: boolean }[]) => checks.filter(({ ok }) => !ok);

let rehearsal: Rehearsal;

/** Another rehearsal of the same environment by the command, at the same time. */
const other: { report?: RehearsalReport; exitCode?: number; progress?: string } = {};

beforeAll(async () => {
  const command = promisify(execFile)(
    process.execPath,
    [federation, 'rehearse', 'dev', '--json', '--provider', 'offline'],
    {
      cwd: checkout,
      maxBuffer: 10_000_000,
    },
  );
  [rehearsal] = await Promise.all([
    startRehearsal({ environment: 'dev' }).then(async (started) => {
      await started.deploy();
      return started;
    }),
    command.then(
      ({ stdout, stderr }) => Object.assign(other, { report: JSON.parse(stdout), exitCode: 0, progress: stderr }),
      (error: { code: number; stdout: string; stderr: string }) =>
        Object.assign(other, { exitCode: error.code, progress: `${error.stdout}${error.stderr}` }),
    ),
  ]);
});
afterAll(() => rehearsal?.close());

describe('./federation rehearse dev', () => {
  test('passes, with one apply and an empty second plan', () => {
    expect(other.progress).toContain('dev: passed');
    expect(other.exitCode).toBe(0);
    expect(other.report).toMatchObject({
      environment: 'dev',
      ok: true,
      cleanSecondPlan: true,
      terraform: expect.any(String),
    });
    expect(other.report?.outputs).toMatchObject({ environment: 'dev', account_id: expect.stringMatching(/^\d{12}$/) });
  });

  test('has the number of checks and the format of a pool ID that the README shows', () => {
    const readme = readFileSync(join(checkout, 'README.md'), 'utf8');
    const form = (id = '') => id.replace(/[0-9a-f]+$/, (digits) => 'x'.repeat(digits.length));

    expect(readme).toContain(`(${other.report?.checks.length} checks, all passed)`);
    expect(form(/a user pool +(\S+)/.exec(readme)?.[1])).toBe(form(other.report?.outputs?.user_pool_id));
  });

  test('lists the providers that ran, and the duration of each step', () => {
    expect(other.report?.providers).toContainEqual(
      expect.objectContaining({ name: 'hashicorp/aws', source: 'plugin mirror' }),
    );
    expect(other.report?.providers).toContainEqual(
      expect.objectContaining({
        name: 'auth0/auth0',
        version: expect.any(String),
        source: 'offline',
      }),
    );
    for (const step of other.report?.steps ?? [])
      expect(step).toEqual({ name: expect.any(String), ok: true, seconds: expect.any(Number) });
  });

  test('applied the exact bytes that synthesis writes', () => {
    const output = mkdtempSync(join(tmpdir(), 'synth-'));
    const { app } = JSON.parse(readFileSync(join(checkout, 'apps/dev/cdktf.json'), 'utf8')) as { app: string };

    const run = promisify(execFile)('sh', ['-c', app], {
      cwd: join(checkout, 'apps/dev'),
      env: { ...process.env, CDKTF_OUTDIR: output },
    });

    return run.then(() => {
      const bytes = readFileSync(join(output, 'stacks/dev/cdk.tf.json'));
      rmSync(output, { recursive: true });
      expect(other.report?.digest).toBe(createHash('sha256').update(bytes).digest('hex'));
    });
  });

  test('prints no secret', () => {
    const secrets = rehearsal.auth0Tenant(rehearsal.configuration.auth0Domains[0] ?? '').applications();
    const told = `${JSON.stringify(other.report)}${other.progress}`;

    expect(secrets.length).toBeGreaterThan(2);
    expect(told).not.toMatch(/client_secret"?:\s*"?[A-Za-z0-9_-]{16}/);
  });

  test('leaves no process and no data behind', () => {
    const userPool = other.report?.outputs?.user_pool_id ?? 'none';

    expect(rehearsalsWhose(checkout, 'gateway.log', (text) => text.includes(userPool))).toEqual([]);
  });
});

describe('a rehearsal that continues', () => {
  test('does not interfere with another rehearsal of the same environment', async () => {
    const outputs = await rehearsal.outputs();

    expect(outputs.user_pool_id).not.toBe(other.report?.outputs?.user_pool_id);
    expect(failed(await rehearsal.readBack())).toEqual([]);
  });

  test('is planned with the read scopes only', async () => {
    const [domain = ''] = rehearsal.configuration.auth0Domains;
    const clientId = rehearsal.childEnvironment.AUTH0_CLIENT_ID ?? '';
    const tenant = rehearsal.auth0Tenant(domain);
    const writes = AUTH0_SCOPES.filter((scope) => !AUTH0_PLAN_SCOPES.includes(scope));
    tenant.revokeScopes(clientId, writes);

    const planned = await rehearsal.plan();

    tenant.grantScopes(clientId, writes);
    expect(planned).toMatchObject({ clean: true });
  });

  test('reports where AWS and Auth0 no longer match', async () => {
    const [domain = ''] = rehearsal.configuration.auth0Domains;
    const clientId = (await rehearsal.outputs()).federations.auth0?.auth0_client_id ?? '';
    await rehearsal.auth0
      .tenant(domain)
      .clients.update(clientId, { callbacks: ['https://elsewhere.example/callback'] });
    rehearsal.auth0Tenant(domain).rotateSecret(clientId);

    const checks = failed(await rehearsal.readBack());

    expect(checks).toEqual([
      expect.objectContaining({ name: 'Auth0 application of auth0: callback' }),
      expect.objectContaining({ name: 'identity provider Auth0: client secret', received: 'different' }),
    ]);
    await rehearsal.apply();
    expect(failed(await rehearsal.readBack())).toEqual([]);
  });

  test('is not destroyed under deletion protection; without it, nothing remains in AWS and Auth0', async () => {
    await expect(rehearsal.destroy()).rejects.toMatchObject({ code: 'ERR_REHEARSAL_STEP' });
    const unprotected = rehearsal.withoutProtection();
    expect(unprotected).toBeDefined();

    await rehearsal.apply(unprotected);
    await rehearsal.destroy();

    expect(await rehearsal.leftovers()).toEqual([]);
    expect(await rehearsal.terraform.resources()).toEqual([]);
  });

  test('stops the apply at a lost Auth0 scope before it writes the identity provider', async () => {
    const [domain = ''] = rehearsal.configuration.auth0Domains;
    const clientId = rehearsal.childEnvironment.AUTH0_CLIENT_ID ?? '';
    const tenant = rehearsal.auth0Tenant(domain);
    tenant.revokeScopes(clientId, ['read:client_keys', 'read:client_credentials']);

    const apply = rehearsal.apply(variant('dev', () => undefined));

    await expect(apply).rejects.toMatchObject({ message: expect.stringContaining('read:client_keys') });
    const types = (await rehearsal.terraform.resources()).map(({ type }) => type);
    expect(types).toContain('aws_cognito_user_pool');
    expect(types).not.toContain('aws_cognito_identity_provider');
    tenant.grantScopes(clientId, ['read:client_keys', 'read:client_credentials']);
    await rehearsal.apply();
    expect(failed(await rehearsal.readBack())).toEqual([]);
  });
});

describe('the roles of CI', () => {
  test('allow every call of the rehearsal', () => expectRolesToAllow(rehearsal));
});

describe('a rehearsal that is killed', () => {
  test.each(['SIGINT', 'SIGKILL'] as const)('by %s leaves no process', async (signal) => {
    const child = spawn(process.execPath, [federation, 'rehearse', 'dev'], {
      cwd: checkout,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    let progress = '';
    child.stderr.on('data', (chunk) => (progress += chunk));
    const mine = () => rehearsalsWhose(checkout, 'pid', (pid) => pid === String(child.pid));
    const running = () => mine().flatMap((id) => processesWith(id));
    // Terraform is running at this point: it has a plugin process.
    for (let tries = 0; tries < 600 && !running().some(({ command }) => command.includes('provider-aws')); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const ids = mine();
    expect(running()).not.toEqual([]);

    child.kill(signal);
    const exitCode = await exited;
    for (let tries = 0; tries < 50 && ids.flatMap((id) => processesWith(id)).length > 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }

    expect(ids.flatMap((id) => processesWith(id))).toEqual([]);
    if (signal === 'SIGINT') {
      expect(exitCode).toBe(130);
      expect(progress).toContain('stopping');
    }
  });
});
