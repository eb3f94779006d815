import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BootstrapFolder } from '../../src/bootstrap/folder';

const TEXT = JSON.stringify({ terraform: { required_providers: {} } });

describe('BootstrapFolder', () => {
  const root = mkdtempSync(join(tmpdir(), 'folder-'));
  const folder = new BootstrapFolder(root, { name: 'account-1', text: TEXT, stateKey: 'bootstrap/account-1.tfstate' });
  const override = join(folder.path, 'backend_override.tf.json');
  afterAll(() => rmSync(root, { recursive: true }));

  test('is readable by its owner only, and contains the synthesized JSON unchanged', () => {
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(folder.path, 'cdk.tf.json'), 'utf8')).toBe(TEXT);
  });

  test('does not keep the plan of a killed run', () => {
    const plan = join(folder.stack().plans, 'own-1.tfplan');
    mkdirSync(folder.stack().plans);
    writeFileSync(plan, 'a plan');

    new BootstrapFolder(root, { name: 'account-1', text: TEXT, stateKey: 'bootstrap/account-1.tfstate' });

    expect(existsSync(plan)).toBe(false);
  });

  test('keeps the local state readable by its owner only, until the state is in the bucket', () => {
    folder.setStatePlace('here');

    const { terraform } = JSON.parse(readFileSync(override, 'utf8')) as { terraform: unknown };
    expect(terraform).toEqual({ backend: { local: { path: folder.stateFile } } });
    expect(statSync(folder.stateFile).mode & 0o777).toBe(0o600);

    folder.setStatePlace('bucket');
    expect(existsSync(override)).toBe(false);
  });
});
