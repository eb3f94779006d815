import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { federationProgram } from '@auth0-cognito/cli';
import { AUTH0_SCOPES } from '@auth0-cognito/contract';

const ROOT = resolve(__dirname, '../..');
/** Written by typedoc from the sources; a separate test compares them. */
const GENERATED = 'docs/api/';

const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith(GENERATED) && existsSync(join(ROOT, file)));

const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8');

/** Targets of links and images that lead into the checkout. */
const linksOf = (text: string) =>
  [...text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.split('#')[0]!)
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

/** Lines with commands of this checkout that a document has readers type, without comments. */
const commandsOf = (text: string) =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => block!.split('\n'))
    .map((line) => line.replace(/\s#.*$/, '').trim())
    .map((line) => /(?:^|\s)((?:\.\/federation|npm run)\b.*)$/.exec(line)?.[1] ?? '')
    .filter((line) => line !== '');

const NO_OUTPUT = { progress: process.stderr, result: process.stdout };
const federation = federationProgram({ output: NO_OUTPUT, exit: () => undefined });
const scriptsOf = (folder: string) =>
  Object.keys(
    (JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { scripts?: object }).scripts ?? {},
  );
const workspaces = new Map(
  ['packages', 'apps', 'examples'].flatMap((top) =>
    readdirSync(join(ROOT, top))
      .filter((name) => existsSync(join(ROOT, top, name, 'package.json')))
      .map((name) => [
        (JSON.parse(readFileSync(join(ROOT, top, name, 'package.json'), 'utf8')) as { name: string }).name,
        `${top}/${name}`,
      ]),
  ),
);

/** What is wrong with a command line, as far as its words tell. */
function faultOf(line: string): string | undefined {
  const words = line.split(/\s+/);
  if (line.startsWith('npm run')) {
    const named = words.indexOf('-w');
    const folder = named < 0 ? '' : workspaces.get(words[named + 1]!);
    if (folder === undefined) return `no package ${words[named + 1]}`;
    return scriptsOf(folder).includes(words[2]!) ? undefined : `no script ${words[2]}`;
  }
  const find = (commands: typeof federation.commands, word?: string) => commands.find((each) => each.name() === word);
  const top = words[1]!.startsWith('--') ? federation : find(federation.commands, words[1]);
  if (!top) return `no command ${words[1]}`;
  const command = top.commands.length > 0 && top !== federation ? find(top.commands, words[2]) : top;
  if (!command) return `no command ${words[1]} ${words[2]}`;
  const name = command.name();
  const unknown = words
    .filter((word) => word.startsWith('--'))
    .map((word) => word.split('=')[0])
    .filter((flag) => flag !== '--help' && !command.options.some(({ long }) => long === flag));
  return unknown.length > 0 ? `${name} has no ${unknown.join(', ')}` : undefined;
}

describe.each(documents)('%s', (document) => {
  it('links to existing targets', () => {
    const missing = linksOf(textOf(document)).filter((target) => !existsSync(join(ROOT, dirname(document), target)));

    expect(missing).toEqual([]);
  });

  it('names commands, scripts and options that there are', () => {
    const faults = commandsOf(textOf(document)).flatMap((line) => faultOf(line) ?? []);

    expect(faults).toEqual([]);
  });
});

/** Pages of docs, without the generated ones, which begin with a comment. */
const pages = documents.filter(
  (document) => /^docs\/(runbooks\/)?[^/]+$/.test(document) && !textOf(document).startsWith('<!--'),
);

it.each(pages)('%s begins with what the reader can do or learn with it', (page) => {
  expect(textOf(page)).toMatch(/^# .+\n\nThis page (shows|lists|describes|explains) /);
});

it('docs/runbooks/bootstrap.md lists each scope that a deployment needs, and no other', () => {
  const [, section] = textOf('docs/runbooks/bootstrap.md').split('## Scopes in Auth0');

  const named = [...section!.split('\n## ')[0]!.matchAll(/`([a-z]+:[a-z_]+)`/g)].map(([, scope]) => scope!);

  expect(named.sort()).toEqual([...AUTH0_SCOPES].sort());
});

it('README.md is one page: at most 120 lines, with the two commands that set a clone up, and a link to the limits', () => {
  const text = textOf('README.md');

  expect(text.split('\n').length - 1).toBeLessThanOrEqual(120);
  expect(commandsOf(text).slice(0, 1)).toEqual(['npm run demo']);
  expect(text).toMatch(/^npm test /m);
  expect(linksOf(text)).toContain('docs/limits.md');
});

describe('the checks of documents', () => {
  it('find commands, and leave comments out', () => {
    const text = '```sh\nGITHUB_TOKEN=x ./federation plan dev   # not --this\n  npm run synth\ngit switch main\n```';

    expect(commandsOf(text)).toEqual(['./federation plan dev', 'npm run synth']);
  });

  it.each([
    ['./federation pln dev', 'no command pln'],
    ['./federation ci coment dev', 'no command ci coment'],
    ['./federation ci comment dev --pul 1', 'comment has no --pul'],
    ['./federation plan dev --revieved', 'plan has no --revieved'],
    ['npm run sinth', 'no script sinth'],
    ['npm run golden -w @auth0-cognito/nowhere', 'no package @auth0-cognito/nowhere'],
  ])('refuse `%s`', (line, fault) => {
    expect(faultOf(line)).toBe(fault);
  });

  it('find links, but not in code', () => {
    const text = 'See [a](docs/a.md#part), ![b](b.png), [c](https://example.com), `[d](e)`.';

    expect(linksOf(text)).toEqual(['docs/a.md', 'b.png']);
  });
});
