import { AUTH0_SCOPES } from '@auth0-cognito/contract';
import { COMMANDS, commandsOf, faultOf, inlineCommandsOf } from './support/commands';
import { anchorsOf, documents, faultOfLink, isPath, linksOf, pathsOf, textOf } from './support/documents';

/** Pages whose blocks separate tests run as whole scripts: here only their commands of this repository are checked. */
const SCRIPTS = ['other-ci', 'destroy', 'moves', 'restore', 'secrets'].map((name) => `docs/runbooks/${name}.md`);
const isOfFederation = (line: string) => /^(?:\.\/federation|npm|npx) /.test(line);

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  it('links to existing files and headings', () => {
    expect(linksOf(text).flatMap((link) => faultOfLink(document, link) ?? [])).toEqual([]);
  });

  it('contains only existing paths', () => {
    expect(pathsOf(text).filter((path) => !isPath(path))).toEqual([]);
  });

  it('contains only existing commands, scripts, targets and options', () => {
    const blocks = commandsOf(text).filter((line) => !SCRIPTS.includes(document) || isOfFederation(line));
    const faults = [...blocks, ...inlineCommandsOf(text)].flatMap((line) => {
      const fault = faultOf(line);
      return fault === undefined ? [] : `${line}: ${fault}`;
    });

    expect(faults).toEqual([]);
  });
});

/** Pages of docs. The generated ones begin with a comment. */
const pages = documents.filter((document) => /^docs\/(runbooks\/)?[^/]+$/.test(document));

it.each(pages)('%s begins with what the reader can do or learn', (page) => {
  expect(textOf(page)).toMatch(/^(?:<!--.*-->\n\n)?# .+\n\nThis page (shows|lists|describes|explains) /);
});

it('docs/README.md, the first link of the documentation, links to every page', () => {
  const index = linksOf(textOf('docs/README.md')).map((link) => `docs/${link.split('#')[0]}`);

  expect(linksOf(textOf('README.md').split('## Documentation')[1]!)[0]).toBe('docs/README.md');
  expect(pages.filter((page) => page !== 'docs/README.md' && !index.includes(page))).toEqual([]);
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
  it('find commands: joined, without comments, and without variables before them', () => {
    const text =
      '```sh\nGITHUB_TOKEN=x ./federation plan dev   # not --this\n  npm run synth && git switch main\nnpx nx \\\n  graph\n```';

    expect(commandsOf(text)).toEqual(['./federation plan dev', 'npm run synth', 'git switch main', 'npx nx graph']);
  });

  it('find commands in sentences', () => {
    expect(inlineCommandsOf('Run `./federation plan dev`, not `federation`.')).toEqual(['./federation plan dev']);
  });

  it.each([
    ['./federation pln dev', 'no command pln'],
    ['./federation ci coment dev', 'no command ci coment'],
    ['./federation ci comment dev --pul 1', 'comment has no --pul'],
    ['./federation plan dev --revieved', 'plan has no --revieved'],
    ['npm run sinth', 'no script sinth'],
    ['npm run golden -w @auth0-cognito/nowhere', 'no package @auth0-cognito/nowhere'],
    ['npm instal', 'npm instal is not expected'],
    ['npx nx deplo dev', 'no target deplo'],
    ['npx nx deploy nowhere', 'no project nowhere'],
    ['npx nx g @auth0-cognito/nx-cdktf:env1', 'no generator @auth0-cognito/nx-cdktf:env1'],
    ['npx jst', 'no program jst in node_modules'],
    ['node tools/sanp.mjs', 'no file tools/sanp.mjs'],
    ['kubectl get', 'the program kubectl is not expected'],
  ])('refuse `%s`', (line, fault) => {
    expect(faultOf(line)).toBe(fault);
  });

  it('find links, but not in code', () => {
    const text = 'See [a](docs/a.md#part), ![b](b.png), [`x`](x.md), [c](https://example.com), or `[d](e)`.';

    expect(linksOf(text)).toEqual(['docs/a.md#part', 'b.png', 'x.md']);
  });

  it('create the anchors that GitHub creates', () => {
    const text = '# A title: *of* `code`\n## Twice\n## Twice\n```sh\n# a comment\n```\n<a id="own"></a>';

    expect([...anchorsOf(text)]).toEqual(['a-title-of-code', 'twice', 'twice-1', 'own']);
  });

  it.each([
    ['no.md', 'no.md: no file docs/no.md'],
    ['#nowhere', '#nowhere: no heading #nowhere in docs/writing.md'],
    ['limits.md#nowhere', 'limits.md#nowhere: no heading #nowhere in docs/limits.md'],
    ['../README.md#try-it', undefined],
  ])('check the link %s', (link, fault) => {
    expect(faultOfLink('docs/writing.md', link)).toBe(fault);
  });

  it('find paths, and ignore other code spans', () => {
    const found = pathsOf('`apps/*/src/main.ts`, `apps/dev/cdktf.out/x`, `packages/nowhere`, `a/b`');

    expect(found).toEqual(['apps/*/src/main.ts', 'packages/nowhere']);
    expect(found.map(isPath)).toEqual([true, false]);
  });
});

it('CHANGELOG.md mentions every command', () => {
  const text = textOf('CHANGELOG.md');

  expect(COMMANDS.length).toBeGreaterThan(10);
  expect(COMMANDS.filter((name) => !text.includes(`federation ${name}`))).toEqual([]);
});

describe('decisions', () => {
  const decisions = documents.filter((document) => /^docs\/adr\/\d/.test(document));

  it('are numbered without a gap', () => {
    expect(decisions.map((file) => Number(file.slice('docs/adr/'.length, 'docs/adr/0000'.length)))).toEqual(
      decisions.map((_, index) => index + 1),
    );
  });

  it.each(decisions)('%s has a date, a decision, rejected options, and consequences', (file) => {
    const text = textOf(file);

    expect(text).toMatch(/^# \d+\. .+\n\n\*\*Status:\*\* accepted, \d{4}-\d{2}-\d{2}/);
    for (const part of ['Decision', 'Rejected', 'Consequences']) expect(text).toContain(`**${part}.**`);
  });
});
