import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { main } from '../src';

import { edited, values } from './values';

describe('main', () => {
  let outdir: string;
  let told: string;

  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'main-'));
    told = '';
    process.env.CDKTF_OUTDIR = outdir;
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told += String(text);
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.CDKTF_OUTDIR;
    process.exitCode = undefined;
    rmSync(outdir, { recursive: true });
  });

  test('writes the Terraform JSON of the environment', () => {
    main(values());

    expect(existsSync(join(outdir, 'stacks/test/cdk.tf.json'))).toBe(true);
    expect(process.exitCode).toBeUndefined();
    expect(told).toBe('');
  });

  test('tells the faults of the values, without a stack, and fails', () => {
    main(edited('account', '1'));

    expect(process.exitCode).toBe(1);
    expect(told).toMatch(/^environment test: 1 fault\n {2}ERR_ENVIRONMENT_ACCOUNT at account\n/);
    expect(told).not.toContain('    at ');
    expect(existsSync(join(outdir, 'stacks/test/cdk.tf.json'))).toBe(false);
  });

  test('refuses an environment in the folder of another', () => {
    const folder = join(outdir, 'other');
    mkdirSync(folder);
    writeFileSync(join(folder, 'cdktf.json'), '{}');
    const back = process.cwd();
    process.chdir(folder);

    try {
      main(values());
    } finally {
      process.chdir(back);
    }

    expect(process.exitCode).toBe(1);
    expect(told).toContain('ERR_ENVIRONMENT_FOLDER at name');
  });

  test('lets through what is no fault of the values', () => {
    process.env.CDKTF_OUTDIR = '/dev/null/nowhere';

    expect(() => main(values())).toThrow('ENOTDIR');
    expect(process.exitCode).toBeUndefined();
  });
});
