import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Session, TerraformFailure } from '@auth0-cognito/delivery';
import { BootstrapFolder } from '../../src/bootstrap/folder';
import { applyIfChanged } from '../../src/bootstrap/apply-if-changed';

const TEXT = JSON.stringify({ terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } } });

let root: string;
let folder: BootstrapFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'settle-'));
  folder = new BootstrapFolder(root, { name: 'account-1', text: TEXT, stateKey: 'bootstrap/account-1.tfstate' });
});
afterEach(() => rmSync(root, { recursive: true }));

/** A stack whose plan exits with a code, and the record of the later Terraform commands. */
function session({
  plan,
  apply = () => undefined,
  aborted = false,
}: {
  plan: number;
  apply?: () => void;
  aborted?: boolean;
}) {
  const asked: string[] = [];
  const controller = new AbortController();
  if (aborted) controller.abort();
  const terraform = {
    run: async ([command]: readonly string[]) => (command === 'plan' ? plan : 0),
    must: async ([command = '']: readonly string[]) => {
      asked.push(command);
      if (command === 'apply') apply();
    },
  };
  return { asked, session: { stack: folder.stack(), terraform, signal: controller.signal } as unknown as Session };
}

const answering = (answer: boolean | undefined) => ({ mayImport: false, confirm: async () => answer });

describe('settle', () => {
  test('applies the confirmed plan', async () => {
    const { session: given, asked } = session({ plan: 2 });

    expect(await applyIfChanged(given, folder, answering(true))).toBe('applied');

    expect(asked).toEqual(['init', 'apply']);
    expect(folder.hasBegun()).toBe(false);
  });

  test.each([
    ['nothing if the plan has no changes', { plan: 0 }, true, 'unchanged'],
    ['nothing if the plan is declined', { plan: 2 }, false, 'declined'],
    ['nothing if the answer is Ctrl-C', { plan: 2 }, undefined, 'interrupted'],
    ['nothing after an earlier Ctrl-C', { plan: 2, aborted: true }, true, 'interrupted'],
  ] as const)('applies %s', async (_, given, answer, settled) => {
    const { session: own, asked } = session(given);

    expect(await applyIfChanged(own, folder, answering(answer))).toBe(settled);

    expect(asked).toEqual(['init']);
    expect(folder.hasBegun()).toBe(false);
  });

  test('records an apply that did not finish until one finishes', async () => {
    const failing = session({
      plan: 2,
      apply: () => {
        throw new TerraformFailure('killed');
      },
    });

    await expect(applyIfChanged(failing.session, folder, answering(true))).rejects.toThrow('killed');
    expect(folder.hasBegun()).toBe(true);

    await applyIfChanged(session({ plan: 2 }).session, folder, answering(true));
    expect(folder.hasBegun()).toBe(false);
  });
});
