import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../../..');

export const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8');

/** Every file that git has or would add, and their folders. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 64_000_000,
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const folders = new Set(
  files.flatMap((file) => {
    const parts = dirname(file).split('/');
    return parts.map((_, end) => parts.slice(0, end + 1).join('/'));
  }),
);

/** Documents, without the API pages, which typedoc writes from the sources and a separate test compares. */
export const documents = files.filter((file) => file.endsWith('.md') && !file.startsWith('docs/api/'));

const CODE_BLOCK = /^( *)```[\s\S]*?^\1```/gm;

/** Targets of links and images, without those to other hosts. */
export const linksOf = (text: string): string[] =>
  [
    ...text
      .replaceAll(CODE_BLOCK, '')
      .replaceAll(/`[^`\n]*`/g, (span) => span.replaceAll(/[[\]()]/g, ''))
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));

/**
 * Anchors of a document: those of its headings, as GitHub makes them, and of its HTML.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const prose = text.replaceAll(CODE_BLOCK, '');
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => {
    const words = heading!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  return new Set([...headings, ...[...prose.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id!)]);
}

/** Faults of a link in a document: a missing file, or a missing anchor in it. */
export function faultOfLink(document: string, link: string): string | undefined {
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? document : join(dirname(document), decodeURIComponent(target));
  if (!existsSync(join(ROOT, file))) return `${link}: no file ${file}`;
  if (anchor === undefined || !file.endsWith('.md')) return undefined;
  return anchorsOf(textOf(file)).has(anchor) ? undefined : `${link}: no heading #${anchor} in ${file}`;
}

/** Top folders of the repository, which identify a code span as a path. */
const TOP = /^(?:packages|apps|tools|docs|examples|\.github|\.devcontainer)\/[\w.*/@-]+$/;
/** Environments that a reader of an example creates. */
export const CREATED = ['qa', 'next', 'shop'];
const IN_CREATED = new RegExp(`^apps/(?:${CREATED.join('|')})(?:/|$)`);
/** Folders of files that are generated and not committed. */
const GENERATED = /\/(?:cdktf\.out|dist|lib|node_modules)(?:\/|$)|\.terraform|\.tfstate/;

/** Paths of this repository in code spans. */
export const pathsOf = (text: string): string[] =>
  [...text.replaceAll(CODE_BLOCK, '').matchAll(/`([^`\n]+)`/g)]
    .map(([, span]) => span!)
    .filter((span) => TOP.test(span) && !GENERATED.test(span) && !IN_CREATED.test(span));

/** Whether a path, in which `*` is any name, matches a file or folder of the repository. */
export function isPath(path: string): boolean {
  const name = path.replace(/\/$/, '');
  const pattern = new RegExp(`^${name.replaceAll(/[.+^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
  return files.some((file) => pattern.test(file)) || [...folders].some((folder) => pattern.test(folder));
}

/** Names of the folders of `apps` that are environments, and of every other project of the workspace. */
export const projects = ['apps', 'packages', 'examples'].flatMap((top) => readdirSync(join(ROOT, top)));
