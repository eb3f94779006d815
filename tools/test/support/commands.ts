import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { federationProgram } from '@auth0-cognito/cli';
import { ENVIRONMENT_TARGETS } from '../../../packages/nx-cdktf/src/options';
import { CREATED, projects, ROOT } from './documents';

/** Programs that are not part of this repository, and shell words: the test does not check their arguments. */
const OTHERS = [
  'git',
  'cd',
  'export',
  'gh',
  'aws',
  'pgrep',
  'lsof',
  'terraform',
  'tofu',
  'cdktf',
  'grep',
  'xargs',
  'TERRAFORM_BINARY_NAME=tofu',
];
/** Commands of npm and Nx without a script or target of this repository. */
const NPM = ['ci', 'test', 'install', 'pack', 'audit', 'sbom', 'explain'];
const NX = ['graph', 'show', 'affected', 'run-many', 'release', 'test', 'connect', 'migrate'];

const NO_OUTPUT = { progress: process.stderr, result: process.stdout };
const federation = federationProgram({ output: NO_OUTPUT, exit: () => undefined });

/** Commands of `./federation`. */
export const COMMANDS = federation.commands.map((command) => command.name());

const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { name: string; scripts?: object };
const workspaces = new Map(
  ['packages', 'apps', 'examples'].flatMap((top) =>
    readdirSync(join(ROOT, top))
      .filter((name) => existsSync(join(ROOT, top, name, 'package.json')))
      .map((name) => [manifest(`${top}/${name}`).name, `${top}/${name}`]),
  ),
);

/**
 * Command lines of the `sh` blocks: continued lines are joined; comments, and variables before a command, are removed.
 */
export const commandsOf = (text: string): string[] =>
  [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)]
    .flatMap(([, block]) => block!.replaceAll(/ *\\\n\s*/g, ' ').split('\n'))
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/ (?:&&|\|\||\|) /))
    .map((line) => line.trim().replace(/^(?:[A-Z][A-Z0-9_]*=(?:\$\([^)]*\)|\S+) )+/, ''))
    .filter((line) => line !== '');

/** Commands of this repository in code spans. */
export const inlineCommandsOf = (text: string): string[] =>
  [...text.replaceAll(/^( *)```[\s\S]*?^\1```/gm, '').matchAll(/`([^`\n]+)`/g)]
    .map(([, span]) => span!)
    .filter((span) => /^(?:\.\/federation|npm run|npx nx) \S/.test(span) && !span.endsWith('\\'));

function faultOfNpm(words: readonly string[]): string | undefined {
  if (words[1] !== 'run') return NPM.includes(words[1] ?? '') ? undefined : `npm ${words[1]} is not expected`;
  const named = words.indexOf('-w');
  const workspace = words[named + 1] ?? '';
  const isFolder = existsSync(join(ROOT, workspace, 'package.json'));
  const folder = named < 0 ? '' : (workspaces.get(workspace) ?? (isFolder ? workspace : undefined));
  const isPlaceholder = /[{<]/.test(workspace);
  if (folder === undefined) return isPlaceholder ? undefined : `no package ${workspace}`;
  const script = words.slice(2).find((word) => !word.startsWith('-')) ?? '';
  return script in (manifest(folder).scripts ?? {}) ? undefined : `no script ${script}`;
}

function faultOfNx(words: readonly string[]): string | undefined {
  const [, , target = '', argument = ''] = words;
  if (NX.includes(target)) return undefined;
  if (target === 'g') {
    const [plugin = '', generator = ''] = argument.split(':');
    const folder = workspaces.get(plugin);
    const { generators = {} } = folder
      ? (JSON.parse(readFileSync(join(ROOT, folder, 'generators.json'), 'utf8')) as { generators?: object })
      : {};
    return generator in generators ? undefined : `no generator ${argument}`;
  }
  if (!(ENVIRONMENT_TARGETS as readonly string[]).includes(target)) return `no target ${target}`;
  const isName = /^[a-z][a-z0-9-]*$/.test(argument);
  return !isName || [...projects, ...CREATED].includes(argument) ? undefined : `no project ${argument}`;
}

function faultOfFederation(words: readonly string[]): string | undefined {
  const find = (commands: typeof federation.commands, word?: string) => commands.find((each) => each.name() === word);
  const top = words[1]?.startsWith('--') ? federation : find(federation.commands, words[1]);
  if (!top) return `no command ${words[1]}`;
  const command = top.commands.length > 0 && top !== federation ? find(top.commands, words[2]) : top;
  if (!command) return `no command ${words[1]} ${words[2]}`;
  const unknown = words
    .filter((word) => word.startsWith('--'))
    .map((word) => word.split('=')[0]!.replace(/\W+$/, ''))
    .filter((flag) => flag !== '--help' && !command.options.some(({ long }) => long === flag));
  return unknown.length > 0 ? `${command.name()} has no ${unknown.join(', ')}` : undefined;
}

/** Faults of a command line, by the definitions of its commands; undefined if there are none. */
export function faultOf(line: string): string | undefined {
  const words = line.split(/\s+/);
  const [program = '', second = ''] = words;
  if (program === './federation') return faultOfFederation(words);
  if (program === 'npm') return faultOfNpm(words);
  if (program === 'npx' && second === 'nx') return faultOfNx(words);
  if (program === 'npx')
    return existsSync(join(ROOT, 'node_modules/.bin', second)) ? undefined : `no program ${second} in node_modules`;
  if (program === 'node') return existsSync(join(ROOT, second)) ? undefined : `no file ${second}`;
  return OTHERS.includes(program) ? undefined : `the program ${program} is not expected`;
}
