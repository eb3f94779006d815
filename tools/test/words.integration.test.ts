import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(__dirname, '../..');
const SCRIPT = join(ROOT, 'tools/words.mjs');

interface Words {
  wordsOf(text: string): readonly { readonly word: string; readonly replacement: string }[];
  wordsIn(name: string, text: string, words: ReturnType<Words['wordsOf']>): readonly string[];
}

let found: (text: string, name?: string) => readonly string[];

beforeAll(async () => {
  const { wordsIn, wordsOf } = (await import(pathToFileURL(SCRIPT).href)) as Words;
  const words = wordsOf(readFileSync(join(ROOT, 'docs/writing.md'), 'utf8'));
  found = (text, name = 'a.md') => wordsIn(name, text, words);
});

describe('the check of words', () => {
  test('prints the place of a word, the word, and its replacement', () => {
    expect(found('A pool.\nIt bears a name.\n')).toEqual(['a.md:2: "bears": write has']);
  });

  test('finds a word at the start of a sentence, and across a line break', () => {
    expect(found('Somebody ran it.\nWhat it\ntakes\nover.')).toEqual([
      'a.md:1: "somebody": write a user, another team, no user',
      'a.md:3: "takes over": write imports, replaces',
    ]);
  });

  test('finds nothing in code, links, and longer words', () => {
    expect(found('`tells`, [x](https://a.example/tells), a stand-in, forbears, benefits')).toEqual([]);
  });

  test('reads the text of template literals in a source, where only comments quote with backticks', () => {
    const source = '// `tells`\nfail(`${tells} by hand`);\n';

    expect(found(source, 'a.mjs')).toEqual(['a.mjs:2: "by hand": write manually, outside Terraform']);
  });

  test('passes for the documents and the help of every command, and is part of npm run lint', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { lint: string } };

    const { status, stderr } = spawnSync(process.execPath, [SCRIPT], { cwd: ROOT, encoding: 'utf8' });

    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(scripts.lint).toContain('node tools/words.mjs');
  });
});
