import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRehearsalFolder, removeRehearsalFolder } from '../src/rehearsal-folder';

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'rehearsal-folder-'));
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

const all = () => join(checkout, '.local/rehearsals');

/** Larger than any PID of Linux, so no process has it. */
const NOBODY = '4194305';

/** A folder of another rehearsal, and the PID that it printed. */
function given(id: string, pid?: string): void {
  mkdirSync(join(all(), id), { recursive: true });
  if (pid !== undefined) writeFileSync(join(all(), id, 'pid'), pid);
}

describe('the folder of a rehearsal', () => {
  it('is named by its environment and its process, is readable by its owner only, and is removed', () => {
    const folder = createRehearsalFolder(checkout, 'dev');

    expect(folder.path).toMatch(/-dev-[0-9a-f]{6}$/);
    expect(readFileSync(join(folder.path, 'pid'), 'utf8')).toBe(String(process.pid));
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    removeRehearsalFolder(folder);
    expect(readdirSync(all())).toEqual([]);
  });

  it('removes the folders of killed rehearsals, except the newest', () => {
    given('a-dev-000001', NOBODY);
    given('b-dev-000002', NOBODY);
    given('c-dev-000003', NOBODY);

    const { path } = createRehearsalFolder(checkout, 'dev');

    expect(readdirSync(all()).sort()).toEqual(['c-dev-000003', path.slice(all().length + 1)].sort());
  });

  it('keeps those of rehearsals that run, that start, or that are removing them', () => {
    given('a-dev-000001', String(process.pid));
    given('b-dev-000002');
    given('c-dev-000003', '');

    createRehearsalFolder(checkout, 'dev');

    expect(readdirSync(all())).toEqual(expect.arrayContaining(['a-dev-000001', 'b-dev-000002', 'c-dev-000003']));
  });
});
