import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExtension } from '@auth0-cognito/environment/testing';
import { step } from '../../../checkout/test/support/step';
import { Clone } from '../support/clone';

jest.setTimeout(180_000);

let clone: Clone;

beforeAll(() => {
  clone = new Clone();
  clone.copy('.local/toolchain.json');
  writeExtension(join(clone.root, 'apps/dev'), 'dev');
  clone.commit('an extension');
});
afterAll(() => clone?.remove());

const removal = (...args: string[]) => clone.nx('g', '@auth0-cognito/nx-cdktf:remove-environment', ...args);
const generate = (...args: string[]) => clone.nx('g', '@auth0-cognito/nx-cdktf:environment', ...args);

describe('nx g @auth0-cognito/nx-cdktf:environment', () => {
  step('prints with --dry-run which files it would write, and writes nothing', () => {
    const { exitCode, text } = generate('qa', '--dry-run');

    expect(text).toContain('CREATE apps/qa/src/environment.ts');
    expect(exitCode).toBe(0);
    expect(clone.git('status', '--porcelain')).toBe('');
  });

  step('exits with a code other than 0 if it refuses', () => {
    const { exitCode, text } = generate('dev');

    expect(text).toContain('ERR_GENERATOR_NAME_TAKEN');
    expect(exitCode).toBe(1);
  });

  step('refuses to run at the same time as another generator', () => {
    const lock = join(clone.root, '.local/generator.lock');
    writeFileSync(lock, String(process.pid));

    expect(generate('qa').text).toContain('ERR_GENERATOR_RUNNING');
    rmSync(lock);
  });

  step('adds an environment', () => {
    expect(generate('qa', '--account', '444444444444').exitCode).toBe(0);
    expect(clone.git('status', '--porcelain')).toContain('apps/bootstrap/test/golden/account-444444444444.tf.json');
    expect(readFileSync(join(clone.root, 'apps/qa/test/golden/cdk.tf.json'), 'utf8')).toContain('"api_url"');
  });

  step('adds an environment that Nx synthesizes', () => {
    expect(clone.nx('run', 'qa:synth').exitCode).toBe(0);
    expect(readFileSync(join(clone.root, 'apps/qa/cdktf.out/stacks/qa/cdk.tf.json'), 'utf8')).toContain('444444444444');
  });

  step('adds tests, which pass', () => {
    const { exitCode, text } = clone.run('node_modules/.bin/jest', '--selectProjects', 'qa');

    expect(`${exitCode} ${text}`).toMatch(/^0 /);
  });

  step('adds an environment that can be rehearsed', () => {
    const { exitCode, text } = clone.run('packages/cli/bin/federation.mjs', 'rehearse', 'qa', '--json');

    expect(`${exitCode} ${text}`).toMatch(/^0 /);
    expect(JSON.parse(text)).toMatchObject({ environment: 'qa', ok: true, outputs: { environment: 'qa' } });
  });

  step('refuses to remove it before it is committed', () => {
    const { exitCode, text } = removal('qa', '--keep-resources');

    expect(text).toMatch(/ERR_GENERATOR_UNCOMMITTED[\s\S]*\?\? apps\/qa\//);
    expect(exitCode).toBe(1);
    expect(existsSync(join(clone.root, 'apps/qa'))).toBe(true);
    clone.commit('qa');
  });

  step('refuses to remove it without its state', () => {
    const { exitCode, text } = removal('qa');

    expect(text).toContain('ERR_GENERATOR_STATE_UNREADABLE');
    expect(exitCode).toBe(1);
  });

  step('removes it, and leaves nothing in the repository', () => {
    const { exitCode, text } = removal('qa', '--keep-resources');

    expect(text).toContain('gh api -X DELETE repos/acme/auth0-cognito/environments/qa');
    expect(exitCode).toBe(0);
    expect(existsSync(join(clone.root, 'apps/qa'))).toBe(false);
    clone.commit('without qa');
    expect(clone.git('diff', '--stat', 'HEAD~2')).toBe('');
  });
});
