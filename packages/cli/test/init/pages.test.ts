import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pageRewriter } from '../../src/init/pages';
import type { Repository } from '../../src/init/repository';

const ROOT = resolve(__dirname, '../../../..');
const DOMAIN = 'federations.auth0.tenant.domain';

const repository = {
  organization: 'acme',
  repository: 'acme/repo',
  environments: [
    {
      name: 'dev',
      literals: [
        { path: 'account', value: '111111111111' },
        { path: 'region', value: 'eu-central-1' },
        { path: DOMAIN, value: 'acme-dev.eu.auth0.com' },
      ],
    },
  ],
} as unknown as Repository;
const ANSWERS = new Map([
  ['organization', 'globex'],
  ['hosts', 'globex.com'],
  ['repository', 'globex/sign-in'],
]);
const NEXT = new Map([
  [
    'dev',
    new Map([
      ['account', '444444444444'],
      ['region', 'eu-west-1'],
      [DOMAIN, 'people.us.auth0.com'],
    ]),
  ],
]);
const rewrite = pageRewriter(repository, ANSWERS, NEXT);

describe('the examples on pages', () => {
  test.each([
    ["tenant: 'acme-dev.eu.auth0.com'", "tenant: 'people.us.auth0.com'"],
    ["tenant: 'acme-moved.eu.auth0.com'", "tenant: 'globex-moved.eu.auth0.com'"],
    ['arn:aws:lambda:eu-central-1:111111111111:acme-dev-*', 'arn:aws:lambda:eu-central-1:444444444444:globex-dev-*'],
    ['/acme/dev/sign-in', '/globex/dev/sign-in'],
    ['https://login.acme.example/x', 'https://login.globex.com/x'],
    ['--repository acme/repo', '--repository globex/sign-in'],
    ['pacmen, acmes, 1111111111112', 'pacmen, acmes, 1111111111112'],
  ])('change to %s %s', (before, after) => {
    expect(rewrite('docs/runbooks/moves.md', before)).toBe(after);
  });

  test.each(['docs/api/README.md', 'docs/adr/0001-x.md', 'packages/a/README.md', 'docs/images/shown.json'])(
    'remain in %s',
    (file) => {
      expect(rewrite(file, 'acme')).toBe('acme');
    },
  );

  test('remain in a generated page', () => {
    expect(rewrite('docs/errors.md', '<!-- Generated -->\n\nacme')).toBe('<!-- Generated -->\n\nacme');
  });

  test('remain unchanged in a second run, even if the name of the company is a common word', () => {
    const own = { ...repository, organization: 'identity', repository: 'identity/pool' };
    const answers = new Map([...ANSWERS, ['organization', 'sign']]);
    const page = 'The identity pool of identity-dev';

    expect(pageRewriter(own, answers, NEXT)('README.md', page)).toBe(page);
  });

  const pages = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`);

  test('are on no page of this repository', () => {
    const texts = [...pages, 'README.md']
      .filter((file) => /^(?!docs\/(adr|api)\/).*\.md$/.test(file))
      .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const)
      .filter(([, text]) => !text.startsWith('<!--'));
    const left = texts.filter(([file, text]) => /acme/i.test(rewrite(file, text)));

    expect(texts.length).toBeGreaterThan(20);
    expect(left.map(([file]) => file)).toEqual([]);
  });
});
