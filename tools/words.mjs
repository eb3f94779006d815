// Finds words that docs/writing.md replaces, in tracked documents, workflows and sources, in the titles and comments of tests, and in the help of every
// command. The table of that page is the list. Prints file:line, the word and its replacement.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const LIST = 'docs/writing.md';

/** Every tracked document, the workflows, and the sources. */
const TEXTS = [
  '**/*.md',
  '.github/**',
  '*/*/src/**',
  'packages/*/*.mjs',
  'packages/*/bin/**',
  'packages/*/executors/**',
  'packages/*/generators/**',
  'packages/*/scripts/**',
  'tools/**/*.mjs',
];
/** Tests: their data may contain the words. */
const TESTS = ['**/test/**/*.ts'];

const tracked = (patterns) =>
  execFileSync('git', ['ls-files', '--', ...patterns.map((pattern) => `:(glob)${pattern}`)], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);

/** The words of the table and their replacements. */
export function wordsOf(text) {
  const [, section] = text.split(/^## Words$/m);
  if (section === undefined) throw new Error(`${LIST} has no section "Words"`);
  return [...section.matchAll(/^\| (`.*?) +\| (.*?) +\|$/gm)].flatMap(([, words, replacement]) =>
    [...words.matchAll(/`([^`]+)`/g)].map(([, word]) => ({ word, replacement })),
  );
}

const blank = (text) => text.replaceAll(/[^\n]/g, ' ');

/** Patterns of the prose in a test: titles and comments. */
const SENTENCES = [
  /\b(?:it|test|step|describe)(?:\.\w+)?(?:\([^'"]*\))?\(\s*(['"])(?:\\.|(?!\1).)*\1/g,
  /\]\)\(\s*(['"])(?:\\.|(?!\1).)*\1/g,
  /(?<=^|\s)\/\/[^\n]*/g,
  /\/\*\*[\s\S]*?\*\//g,
];

/** Replaces everything in a test by blanks, except for titles and comments. */
export function sentencesOf(text) {
  const found = SENTENCES.flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ index, 0: sentence }) => ({ index, end: index + sentence.length }))
    .sort((one, other) => one.index - other.index);
  let result = '';
  for (const { index, end } of found) {
    if (index < result.length) continue;
    result += blank(text.slice(result.length, index)) + text.slice(index, end);
  }
  return result;
}

/** What a text quotes: code in backticks, and the targets of links. */
const QUOTED = /(?<!`)`[^`\n]+`(?!`)|\]\([^)\s]*\)|https?:\/\/\S+/g;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/gm;
const SOURCE = /\.(?:ts|mjs|cjs|js)$/;

/** A text without quotes. In a source, backticks quote in comments only: elsewhere they are template literals, whose text is read. */
const unquoted = (name, text) =>
  SOURCE.test(name)
    ? text.replaceAll(COMMENTS, (comment) => comment.replaceAll(QUOTED, blank)).replaceAll(/\$\{[^{}]*\}/g, blank)
    : text.replaceAll(QUOTED, blank);

/** Each occurrence of one of the words in a text, also across a line break. */
export function wordsIn(name, text, words) {
  const readable = unquoted(name, text);
  return words
    .flatMap(({ word, replacement }) => {
      const escaped = word.split(' ').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      const pattern = new RegExp(`(?<![\\w-])${escaped.join('\\s+')}(?![\\w-])`, 'gi');
      return [...readable.matchAll(pattern)].map(({ index }) => ({
        line: readable.slice(0, index).split('\n').length,
        word,
        replacement,
      }));
    })
    .sort((one, other) => one.line - other.line)
    .map(({ line, word, replacement }) => `${name}:${line}: "${word}": write ${replacement}`);
}

/** The printed help of every command. */
async function helpTexts() {
  const { bundle } = await import('./bundle.mjs');
  const main = join(root, 'packages/cli/src/main.ts');
  const { federationProgram } = await import(pathToFileURL(await bundle(main, { packages: 'external' })).href);
  const output = { progress: process.stderr, result: process.stdout };
  const texts = [];
  const collect = (command, path) => {
    let text = '';
    command.configureOutput({ writeOut: (piece) => (text += piece) });
    command.outputHelp();
    texts.push({ name: `${path} --help`, text });
    for (const each of command.commands) collect(each, `${path} ${each.name()}`);
  };
  collect(federationProgram({ output, exit: () => undefined }), './federation');
  return texts;
}

/** Checks every text and prints what it finds; returns the number of places. */
async function check() {
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const words = wordsOf(read(LIST));
  const texts = [
    ...tracked(TEXTS).map((file) => ({ name: file, text: read(file) })),
    ...tracked(TESTS).map((file) => ({ name: file, text: sentencesOf(read(file)) })),
    ...(await helpTexts()),
  ];
  const found = texts.flatMap(({ name, text }) => wordsIn(name, text, words));
  for (const line of found) console.error(line);
  if (found.length > 0) console.error(`${found.length} words to replace; see ${LIST}`);
  return found.length;
}

// No top-level await, and run.mjs on demand only: a test imports this file as CommonJS.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  check().then((count) => (process.exitCode = count === 0 ? 0 : 1));
}
