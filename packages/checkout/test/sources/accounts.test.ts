import { format } from 'oxfmt';
import { entryOf, withEntry, withoutEntry } from '../../src/sources';

const formatted = async (text: string) =>
  (await format('accounts.ts', text, { printWidth: 120, singleQuote: true })).code;

const BOTH = `import type { BootstrapInput } from '@auth0-cognito/bootstrap';

export const bootstrap = {
  organization: 'acme',
  accounts: [
    // Where changes are tried.
    {
      account: '111111111111',
      region: 'eu-central-1',
      stateBucket: 'acme-dev-tfstate',
      environments: {
        dev: { tenant: 'acme-dev.eu.auth0.com' }, // the first
        // Before a release.
        'pre-prod': { tenant: 'acme-pre-prod.eu.auth0.com' },
      },
    },
    {
      account: '222222222222',
      region: 'eu-central-1',
      stateBucket: 'acme-prod-tfstate',
      environments: { prod: { tenant: 'acme.eu.auth0.com' } },
    },
  ],
} satisfies BootstrapInput;
`;

const QA = {
  name: 'qa',
  region: 'us-west-2',
  stateBucket: 'acme-qa-tfstate',
  value: "{ tenant: 'acme-qa.eu.auth0.com' }",
};

describe('the entries of the accounts', () => {
  test.each([
    ['dev', "{ tenant: 'acme-dev.eu.auth0.com' }"],
    ['pre-prod', "{ tenant: 'acme-pre-prod.eu.auth0.com' }"],
    ['qa', undefined],
  ])('are read unchanged: %s', (name, expected) => {
    expect(entryOf(BOTH, name)).toBe(expected);
  });

  test('add an environment to a listed account, and keep the comments', async () => {
    const text = await formatted(withEntry(BOTH, { ...QA, account: '111111111111' }));

    expect(text).toBe(
      BOTH.replace(
        "'acme-pre-prod.eu.auth0.com' },\n",
        "'acme-pre-prod.eu.auth0.com' },\n        qa: { tenant: 'acme-qa.eu.auth0.com' },\n",
      ),
    );
  });

  test('add an environment to an account on one line, without a trailing comma', async () => {
    const text = await formatted(withEntry(BOTH, { ...QA, account: '222222222222', name: 'the-qa' }));

    expect(text).toContain("{ prod: { tenant: 'acme.eu.auth0.com' }, 'the-qa': { tenant: 'acme-qa.eu.auth0.com' } }");
  });

  test('add an account that is not listed', async () => {
    const text = await formatted(withEntry(BOTH, { ...QA, account: '444444444444' }));

    expect(text).toContain(`    {
      account: '444444444444',
      region: 'us-west-2',
      stateBucket: 'acme-qa-tfstate',
      environments: {
        qa: { tenant: 'acme-qa.eu.auth0.com' },
      },
    },
  ],`);
  });

  test('remove an environment with its comments, and keep those of the others', async () => {
    const withoutDev = await formatted(withoutEntry(BOTH, 'dev'));
    const withoutOther = await formatted(withoutEntry(BOTH, 'pre-prod'));

    expect(withoutDev).toBe(BOTH.replace("        dev: { tenant: 'acme-dev.eu.auth0.com' }, // the first\n", ''));
    expect(withoutOther).toBe(
      BOTH.replace("        // Before a release.\n        'pre-prod': { tenant: 'acme-pre-prod.eu.auth0.com' },\n", ''),
    );
  });

  test('remove an account with its last environment', async () => {
    const text = await formatted(withoutEntry(BOTH, 'prod'));

    expect(text).not.toContain('222222222222');
    expect(text).toContain('// Where changes are tried.');
  });

  test('revert an addition', async () => {
    const there = withEntry(BOTH, { ...QA, account: '444444444444' });

    expect(await formatted(withoutEntry(there, 'qa'))).toBe(BOTH);
  });

  test.each([
    ['accounts that are computed', 'export const bootstrap = { accounts: listed() };'],
    ['another constant', 'export const other = { accounts: [] };'],
  ])('leave %s unchanged', (_what, text) => {
    expect(withEntry(text, { ...QA, account: '111111111111' })).toBe(text);
    expect(withoutEntry(text, 'dev')).toBe(text);
  });
});
