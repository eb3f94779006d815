import { chmodSync } from 'node:fs';
import { checkMachine } from '../../src/doctor/machine';
import { Checkout } from '../commands/support/checkout';

describe('the check of the machine', () => {
  let checkout: Checkout;

  beforeEach(() => {
    checkout = new Checkout();
  });
  afterEach(() => checkout.remove());

  /** A program of the checkout that a shell runs. */
  function program(name: string, script: string): string {
    checkout.write(name, `#!/bin/sh\n${script}\n`);
    chmodSync(checkout.path(name), 0o755);
    return checkout.path(name);
  }

  const check = (terraform: string, timeout?: number) =>
    checkMachine(checkout.root, { TERRAFORM_BINARY_NAME: terraform }, timeout);

  test.each([
    ['hangs', "trap '' TERM\nsleep 5", 'no response within 0.3 s'],
    ['leaves its output to another program that hangs', 'sleep 5 & exit 0', 'it prints no version'],
    ['fails', 'exit 7', 'Command failed'],
    ['prints no version', 'echo hello', 'it prints no version'],
  ])('ends if Terraform %s', async (_what, script, received) => {
    const started = Date.now();
    const [, terraform] = await check(program('terraform', script), 300);

    expect(terraform).toMatchObject({ outcome: 'failed', faults: [{ code: 'ERR_DOCTOR_PROGRAM' }] });
    expect(terraform?.faults[0]?.received).toContain(received);
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  test('reports the result of the set-up, and programs that are gone since then', async () => {
    const toolchain = {
      terraform: '',
      python: program('python', 'echo 3.9.2 5.1.0'),
      pluginMirrors: ['/nowhere/plugins'],
      chromium: null,
      certutil: null,
    };
    checkout.write('.local/toolchain.json', JSON.stringify(toolchain));

    const findings = await check(program('tofu', `echo '{ "terraform_version": "1.12.6" }'`));

    expect(findings.map(({ title, faults }) => [title, ...faults.map(({ code }) => code)])).toEqual([
      [`Node ${process.versions.node}`],
      [`OpenTofu 1.12.6 (${checkout.path('tofu')})`],
      ['Python 3.9.2 with moto 5.1.0', 'ERR_DOCTOR_TOO_OLD'],
      ['providers in /nowhere/plugins', 'ERR_DOCTOR_SETUP'],
      ['Chromium', 'ERR_DOCTOR_CHROMIUM'],
    ]);
  });
});
