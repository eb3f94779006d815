import MarkdownIt from 'markdown-it';
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree, type ParserError } from 'parse5';

/** An element with its text and its ancestors. */
export interface FoundText {
  readonly text: string;
  /** Names of its ancestors, outermost first. */
  readonly within: readonly string[];
}

/** The structure of a document. */
export interface Structure {
  readonly errors: readonly string[];
  readonly elements: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[];
  readonly texts: readonly FoundText[];
  readonly comments: readonly string[];
}

function structureOf(parsed: (onParseError: (error: ParserError) => void) => Tree.ParentNode): Structure {
  const errors: string[] = [];
  const elements: Structure['elements'][number][] = [];
  const texts: FoundText[] = [];
  const comments: string[] = [];
  const visit = (node: Tree.Node, within: readonly string[]): void => {
    if (node.nodeName === '#text') texts.push({ text: (node as Tree.TextNode).value, within });
    if (node.nodeName === '#comment') comments.push((node as Tree.CommentNode).data);
    if ('tagName' in node) {
      elements.push({
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      });
    }
    if ('childNodes' in node)
      for (const child of node.childNodes) visit(child, 'tagName' in node ? [...within, node.tagName] : within);
  };
  visit(
    parsed(({ code, startLine }) => errors.push(`${code} in line ${startLine}`)),
    [],
  );
  return { errors, elements, texts, comments };
}

/** The structure of an HTML page as a browser reads it. */
export const pageStructure = (html: string) => structureOf((onParseError) => parse(html, { onParseError }));

// As on GitHub: raw HTML is kept, and URLs become links.
const markdown = new MarkdownIt({ html: true, linkify: true });

/** The structure of rendered Markdown. */
export const markdownStructure = (text: string) =>
  structureOf((onParseError) => parseFragment(markdown.render(text), { onParseError }));

const IN_COMMENTS = ['h2', 'h3', 'p', 'strong', 'code', 'pre', 'ul', 'li', 'details', 'summary', 'a'];

/** The allowed lines of a picture; text from a plan is always in quotes, in letters, digits and few signs. */
const MERMAID = [
  /^flowchart TB$/,
  /^ {2}subgraph g\d\["[A-Z][\w ]+"\]$/,
  /^ {2}end$/,
  /^ {4}n\d+\["[\p{L}\p{N} _./:·-]+<br\/>[\p{L}\p{N} _./:·-]*(<br\/>[±−○+~↓→?] [a-z ]+)?"\](:::[a-z]+)?$/u,
  /^ {2}n\d+ --> n\d+$/,
  /^ {2}more\["and \d+ more"\]$/,
  /^ {2}(style g\d|classDef [a-z]+) [\w:#,.-]+$/,
];

/** Lines of the comment's picture that are not allowed. */
const pictureFaults = (text: string) =>
  [...text.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)]
    .flatMap(([, picture]) => (picture ?? '').split('\n'))
    .filter((line) => !MERMAID.some((form) => form.test(line)))
    .map((line) => `picture ${line}`);

/**
 * Faults in the structure of a comment: any element that the renderer does not write, and any link except to the run.
 */
export function commentFaults(text: string, runUrl?: string): string[] {
  const rendered = markdown.render(text);
  const { errors, elements, texts, comments } = markdownStructure(text);
  const links = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
  return [
    ...errors,
    ...elements.filter(({ name }) => !IN_COMMENTS.includes(name)).map(({ name }) => `element ${name}`),
    ...elements
      .flatMap(({ name, attributes }) => Object.keys(attributes).map((key) => `${name} ${key}`))
      .filter((key) => key !== 'a href' && key !== 'code class'),
    ...links.filter((href) => href !== runUrl).map((href) => `link ${href}`),
    ...comments
      .filter((comment) => !/^ federation-(plan [\w-]+|fingerprint sha256:[0-9a-f]{64}) $/.test(comment))
      .map((comment) => `comment ${comment}`),
    ...texts
      .filter(({ text: found, within }) => found.includes('@') && !within.includes('code'))
      .map(({ text: found }) => `mention ${found}`),
    ...pictureFaults(text),
    ...(rendered.split('<details>').length === rendered.split('</details>').length ? [] : ['details are not closed']),
  ];
}

const ATTRIBUTES =
  /^(aria-[a-z]+|data-(item|group|environment|action|risk)|open|class|id|lang|charset|content|http-equiv|name|href|rel|role|tabindex|type|value|hidden|viewbox|viewBox|width|height|x|y|d|rx|transform|text-anchor|textLength|lengthAdjust|direction|marker-end|refX|refY|markerWidth|markerHeight|orient)$/;

/** Faults in the structure of a page: not well-formed, an event handler, a second script, anything that is loaded. */
export function pageFaults(html: string, runUrl?: string): string[] {
  const { errors, elements, comments } = pageStructure(html);
  const count = (name: string) => elements.filter((element) => element.name === name).length;
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  return [
    ...errors,
    ...comments.map((comment) => `comment ${comment}`),
    ...(count('script') === 1 && count('style') === 1 ? [] : ['scripts or styles']),
    ...elements.flatMap(({ name, attributes }) =>
      Object.keys(attributes)
        .filter((key) => !ATTRIBUTES.test(key))
        .map((key) => `${name} ${key}`),
    ),
    ...elements
      .filter(({ name }) => ['img', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'image', 'use'].includes(name))
      .map(({ name }) => `element ${name}`),
    ...elements
      .flatMap(({ attributes }) => attributes.href ?? [])
      .filter((href) => href !== '#reviews' && href !== runUrl)
      .map((href) => `link ${href}`),
    ...(new Set(ids).size === ids.length ? [] : ['ids are not unique']),
  ];
}
