import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import { findCheckout } from '@auth0-cognito/checkout';
import { printAccess } from '../src/rehearsal-texts';

/** The commands of docs/change-something.md after an edit. */
const CHANGE = [
  '  npx nx synth dev',
  '  ./federation plan dev',
  '  ./federation review dev',
  '  ./federation apply dev --reviewed <fingerprint>',
].join('\n');

describe('the text on how to connect to a rehearsal that is kept running', () => {
  test('has commands for the folders that they run in, and starts a change with a synthesis', () => {
    let told = '';
    const sink = { write: (text: string) => Boolean((told += text)) };
    const folder = join(findCheckout(), '.local/rehearsals/x-dev-1');

    printAccess({ progress: sink, result: sink }, {
      environment: 'dev',
      checkout: findCheckout(),
      path: folder,
      reach: { proxy: 'http://127.0.0.1:1', authorityFile: join(folder, 'ca.pem') },
      childEnvironment: { TERRAFORM_BINARY_NAME: 'terraform' },
      terraform: { path: join(folder, 'cdktf.out/stacks/dev') },
      configuration: { region: 'eu-central-1' },
      writeShellEnvironment: () => join(folder, 'environment.sh'),
    } as unknown as Rehearsal);

    const [, command = ''] = /^ {2}(\S+) verify dev --outputs outputs\.json$/m.exec(told) ?? [];
    expect(command).toMatch(/^\/.*\/federation$/);
    expect(existsSync(command)).toBe(true);
    expect(told).toContain(CHANGE);
  });
});
