import { COLUMNS } from '../federation-parts';
import type { FederationGraph } from '../model';
import { KIND_TEXTS } from '../texts';
import { fenced } from './escape';

/** Colours that are readable on GitHub's light and dark pages. */
const CLASSES: readonly (readonly [name: string, style: string])[] = [
  ['create', 'fill:#1a7f37,stroke:#1a7f37,color:#ffffff'],
  ['update', 'fill:#9a6700,stroke:#9a6700,color:#ffffff'],
  ['replace', 'fill:#a40e26,stroke:#a40e26,color:#ffffff,stroke-width:3px'],
  ['delete', 'fill:#a40e26,stroke:#a40e26,color:#ffffff,stroke-dasharray:5'],
  ['forget', 'fill:#6e7781,stroke:#6e7781,color:#ffffff,stroke-dasharray:5'],
  ['import', 'fill:#0969da,stroke:#0969da,color:#ffffff'],
  ['move', 'fill:#0969da,stroke:#0969da,color:#ffffff'],
  ['read', 'fill:#0969da,stroke:#0969da,color:#ffffff'],
];

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/** A label in which a dot replaces each character that Mermaid or its HTML could interpret. The full plan has the exact name. */
const label = (text: string) => text.replace(/[^\p{L}\p{N} _./:-]/gu, '·').replace(RIGHT_TO_LEFT, '·');

/** The federation as a Mermaid flowchart, with colours for what changes. Undefined if there are no parts. */
export function mermaid({ nodes, edges, omitted }: FederationGraph): string | undefined {
  if (nodes.length === 0) return undefined;
  const groups = COLUMNS.flatMap((column, index) => {
    const members = nodes.filter((node) => node.column === column);
    if (members.length === 0) return [];
    const lines = members.map(({ id, words, name, kind }) => {
      const change = kind === null ? '' : `<br/>${KIND_TEXTS[kind].sign} ${KIND_TEXTS[kind].word}`;
      return `    ${id}["${label(words)}<br/>${label(name)}${change}"]${kind === null ? '' : `:::${kind}`}`;
    });
    return [`  subgraph g${index}["${column}"]`, ...lines, '  end'];
  });
  const used = new Set(nodes.flatMap(({ kind }) => (kind === null ? [] : [kind as string])));
  return fenced('mermaid', [
    'flowchart TB',
    ...groups,
    ...edges.map(({ from, to }) => `  ${from} --> ${to}`),
    ...(omitted > 0 ? [`  more["and ${omitted} more"]`] : []),
    ...COLUMNS.flatMap((column, index) =>
      nodes.some((node) => node.column === column) ? [`  style g${index} fill:none,stroke:#8c959f`] : [],
    ),
    ...CLASSES.filter(([name]) => used.has(name)).map(([name, style]) => `  classDef ${name} ${style}`),
  ]);
}
