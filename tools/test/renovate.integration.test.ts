import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

interface Manager {
  readonly description: string;
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
  readonly datasourceTemplate: string;
}

const { customManagers } = JSON.parse(readFileSync(join(root, '.github/renovate.json'), 'utf8')) as {
  readonly customManagers: readonly Manager[];
};
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');

/** The results of a manager: `provider constraint`, by file. */
const found = ({ managerFilePatterns, matchStrings }: Manager) =>
  managerFilePatterns.map((pattern) => {
    const names = new RegExp(pattern.slice(1, -1));
    const texts = files.filter((file) => names.test(file)).map((file) => readFileSync(join(root, file), 'utf8'));
    return texts.flatMap((text) =>
      matchStrings.flatMap((match) =>
        [...text.matchAll(new RegExp(match, 'g'))].map(({ groups }) => `${groups?.depName} ${groups?.currentValue}`),
      ),
    );
  });

describe('Renovate', () => {
  test.each(customManagers.map((manager) => [manager.description, manager] as const))(
    'finds versions of providers in every file of its patterns: %s',
    (_description, manager) => {
      const perPattern = found(manager);

      expect(manager.datasourceTemplate).toBe('terraform-provider');
      for (const versions of perPattern) expect(versions).toContainEqual(expect.stringMatching(/^auth0\/auth0 \S/));
    },
  );

  test('finds both providers that every stack requires', () => {
    const [constraints] = found(customManagers[0]!);

    expect(constraints?.map((each) => each.split(' ')[0])).toEqual(['hashicorp/aws', 'auth0/auth0']);
  });
});
