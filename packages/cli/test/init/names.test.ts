import { renamedLock, rewriter } from '../../src/init/names';
import type { Repository } from '../../src/init/repository';

const repository = { scope: '@acme-x', repository: 'acme/repo' } as Repository;
const ANSWERS = new Map([
  ['scope', '@globex'],
  ['repository', 'globex/Sign-In'],
  ['owners', '@globex/people'],
]);
const rewrite = rewriter(repository, ANSWERS);

describe('rewriter', () => {
  test.each([
    ["import { a } from '@acme-x/a';", "import { a } from '@globex/a';"],
    ['npm run golden -w @acme-x/dev', 'npm run golden -w @globex/dev'],
    ["'node_modules/@acme-x'", "'node_modules/@globex'"],
    ['`@acme-x/${name}`', '`@globex/${name}`'],
    ['@acme-xy/a and me@acme-x.example', '@acme-xy/a and me@acme-x.example'],
    ['https://github.com/acme/repo/actions', 'https://github.com/globex/Sign-In/actions'],
    ['https://github.com/acme/repository', 'https://github.com/acme/repository'],
  ])('changes %s to %s', (before, after) => {
    expect(rewrite('README.md', before)).toBe(after);
  });

  test('replaces the first owner by the team; comments, addresses and further owners remain', () => {
    const before = '# ask @acme/a\n* @acme/a\n/docs/ @acme/a @acme/ab docs@acme.example\n';
    const after = '# ask @acme/a\n* @globex/people\n/docs/ @globex/people @acme/ab docs@acme.example\n';

    expect(rewrite('.github/CODEOWNERS', before)).toBe(after);
    expect(rewrite('.github/CODEOWNERS', after)).toBe(after);
  });

  test('gives the root package the name of the repository', () => {
    expect(JSON.parse(rewrite('package.json', '{"name":"repo","private":true}'))).toEqual({
      name: 'sign-in',
      private: true,
    });
  });
});

describe('renamedLock', () => {
  const lock = {
    name: 'repo',
    lockfileVersion: 3,
    packages: {
      '': { name: 'repo', workspaces: ['packages/*'] },
      'node_modules/@acme-x/a': { resolved: 'packages/a', link: true },
      'node_modules/@babel/core': { version: '1.0.0', resolved: 'https://registry.example/@acme-xy/core' },
      'packages/a': { name: '@acme-x/a', dependencies: { '@acme-x/b': '*', '@babel/core': '1.0.0' } },
    },
  };

  test('renames packages in npm’s order, and leaves libraries unchanged', () => {
    const text = renamedLock(JSON.stringify(lock), repository, ANSWERS);

    expect(text).toBe(
      `${JSON.stringify(
        {
          name: 'sign-in',
          lockfileVersion: 3,
          packages: {
            '': { name: 'sign-in', workspaces: ['packages/*'] },
            'node_modules/@babel/core': lock.packages['node_modules/@babel/core'],
            'node_modules/@globex/a': { resolved: 'packages/a', link: true },
            'packages/a': { name: '@globex/a', dependencies: { '@babel/core': '1.0.0', '@globex/b': '*' } },
          },
        },
        null,
        2,
      )}\n`,
    );
  });

  test('leaves a file with the answered names unchanged', () => {
    const text = renamedLock(JSON.stringify(lock), repository, ANSWERS);
    const own = { scope: '@globex', repository: 'globex/Sign-In' } as Repository;

    expect(renamedLock(text, own, ANSWERS)).toBe(text);
  });
});
