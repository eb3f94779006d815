import { Reader } from './support/runbook';

// The three possible behaviors of AWS, which documents none of them.
jest.setTimeout(600_000);

test.each(['dangle', 'prune', 'refuse'] as const)(
  'destroy.md works if AWS does this with a listed provider: %s',
  async (model) => {
    const reader = await Reader.start({ deleteListedIdentityProvider: model });
    try {
      await reader.rehearsal.apply();

      await reader.follow('destroy.md', 'Turn the protection off');
      const { exitCode, text } = await reader.tryTo('destroy.md', 'Destroy it');
      if (model === 'refuse') {
        expect([exitCode, text]).toEqual([1, expect.stringContaining('DeleteIdentityProvider')]);
        await reader.follow('destroy.md', 'If AWS refuses to delete the identity provider');
      } else expect(`${exitCode} ${text.slice(-2000)}`).toMatch(/^0 /);

      expect(await reader.rehearsal.leftovers()).toEqual([]);
    } finally {
      await reader.close();
    }
  },
);
