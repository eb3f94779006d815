import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExtension } from '@auth0-cognito/environment/testing';
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

const generate = (...args: string[]) => clone.nx('g', '@auth0-cognito/nx-cdktf:environment', ...args);

describe('nx g @auth0-cognito/nx-cdktf:environment', () => {
  test('adds an environment that Nx synthesizes', () => {
    const generated = generate('qa', '--account', '444444444444');
    const { exitCode } = clone.nx('run', 'qa:synth');

    expect(generated.exitCode).toBe(0);
    expect(exitCode).toBe(0);
    expect(readFileSync(join(clone.root, 'apps/qa/cdktf.out/stacks/qa/cdk.tf.json'), 'utf8')).toContain('444444444444');
    expect(readFileSync(join(clone.root, 'apps/qa/test/golden/cdk.tf.json'), 'utf8')).toContain('"api_url"');
  });
});
