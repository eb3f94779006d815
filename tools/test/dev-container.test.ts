import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toolFaults } from '@auth0-cognito/checkout/tool-faults';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const container = JSON.parse(read('.devcontainer/devcontainer.json')) as {
  readonly build: { readonly dockerfile: string };
  readonly postCreateCommand: string;
};
const dockerfile = read(join('.devcontainer', container.build.dockerfile));

/** The properties in the file, as listed in https://containers.dev/implementors/json_reference/. */
const PROPERTIES = ['name', 'build', 'remoteUser', 'postCreateCommand', 'customizations'];

describe('the dev container', () => {
  test('uses properties of the specification only', () => {
    const { build, ...rest } = container;

    expect([...Object.keys(rest), 'build'].sort()).toEqual([...PROPERTIES].sort());
    expect(Object.keys(build)).toEqual(['dockerfile']);
  });

  test('runs a script of package.json for the set-up', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
    const [, script = ''] = /^npm run (\S+)$/.exec(container.postCreateCommand) ?? [];

    expect(scripts).toHaveProperty(script);
  });

  test('has the Node version of .nvmrc', () => {
    const [, major] = /^FROM node:(\d+)-/m.exec(dockerfile) ?? [];

    expect(major).toBe(read('.nvmrc').trim().split('.')[0]);
  });

  test('installs what the set-up requires on Debian', () => {
    const fixes = Object.values(toolFaults).flatMap((define) => {
      const { fix } = typeof define === 'function' ? define({} as never) : define;
      return /\(Debian: apt-get install ([^)]+)\)/.exec(fix)?.[1]?.split(' ') ?? [];
    });

    expect(fixes).toContain('chromium');
    for (const name of fixes) expect(dockerfile).toMatch(new RegExp(`install .*\\b${name}\\b`));
  });
});
