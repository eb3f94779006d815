import { FaultError } from '@auth0-cognito/contract';
import { headlineOf } from '../counts';
import { fault } from '../faults';
import type { Review } from '../model';
import { STATUS_WORDS, driftWords, stageText, untestedProviders } from '../texts';
import { code, prose } from './escape';
import { mermaid } from './mermaid';
import { changeList, driftList, fullPlan } from './plan';
import { sinceLine, sinceList } from './since';
import { unjudgedSection } from './unjudged';
import { riskSection, riskSectionWithin, shownRisks, type RiskDetail } from './risks';

/** Maximum length of a comment on GitHub, in characters. */
export const MAX_COMMENT_LENGTH = 65_536;

export interface MarkdownOptions {
  /**
   * Maximum length of the whole text, in UTF-16 code units. No other way of counting characters results in a higher number.
   *
   * @default 65,536
   */
  readonly limit?: number;
}

/** Contents of a comment. Each step leaves out more than the previous one. */
interface Step {
  /** What this step leaves out and the previous one does not. */
  readonly drops: string;
  readonly plan: boolean;
  readonly tags: boolean;
  readonly notices: boolean;
  readonly list: boolean;
  readonly picture: boolean;
  readonly risks: RiskDetail | 'fitting';
}

const COMPLETE: Step = { drops: '', plan: true, tags: true, notices: true, list: true, picture: true, risks: 'all' };

/** The steps that shorten a comment. In every step, each risk has its rule and address, or is counted by rule. */
const STEPS: readonly Step[] = [
  { drops: 'the full plan', plan: false },
  { drops: 'tags', tags: false },
  { drops: 'notices (counted)', notices: false },
  { drops: 'the lists of changes and drift', list: false },
  { drops: 'the picture', picture: false },
  { drops: 'details of risks', risks: 'addresses' as const },
  { drops: 'addresses of risks that don’t fit', risks: 'fitting' as const },
  { drops: 'addresses of risks', risks: 'counts' as const },
].reduce<Step[]>((steps, dropped) => [...steps, { ...(steps.at(-1) as Step), ...dropped }], [COMPLETE]);

/** First line of the comment of an environment. A comment belongs to the environment only if its text begins with this line. */
export function commentMarker(environment: string): string {
  return `<!-- federation-plan ${environment} -->`;
}

const FINGERPRINT_LINE = /^<!-- federation-fingerprint (sha256:[0-9a-f]{64}) -->$/;

/** The reviewed fingerprint in a comment of this environment; undefined for any other comment. */
export function fingerprintInComment(body: string, environment: string): string | undefined {
  const [first, second] = body.split(/\r?\n/, 2);
  return first === commentMarker(environment) ? FINGERPRINT_LINE.exec(second ?? '')?.[1] : undefined;
}

/**
 * Renders reviews as one comment on a pull request. The text never exceeds the limit. If it is too long, steps leave out the full plan,
 * tags, notices, lists, the picture and, last, the details of risks; the comment reports what is left out.
 */
export function renderMarkdown(
  reviews: Review | readonly Review[],
  { limit = MAX_COMMENT_LENGTH }: MarkdownOptions = {},
): string {
  const list = Array.isArray(reviews) ? (reviews as readonly Review[]) : [reviews as Review];
  let budget = limit;
  const comments = list.map((review, index) => {
    const text = comment(review, Math.floor(budget / (list.length - index)) - 1);
    budget -= text.length + 1;
    return text;
  });
  return comments.join('\n');
}

function comment(review: Review, budget: number): string {
  let shortest = '';
  for (const step of STEPS) {
    if (cannotFit(review, step, budget)) continue;
    const text = renderStep(review, step, budget);
    if (text !== undefined && text.length <= budget) return text;
    shortest = text ?? shortest;
  }
  throw new FaultError('review', [
    fault.ERR_REVIEW_LIMIT({ path: 'limit', received: budget, smallest: shortest.length }),
  ]);
}

/** The shortest possible line of a risk: an address of one letter. */
const SHORTEST_RISK = '  - `a`\n'.length;

/**
 * True if the risks alone exceed `budget` even with the shortest lines. This saves the rendering of thousands of risks that would be
 * discarded.
 */
const cannotFit = (review: Review, { risks, notices, tags }: Step, budget: number) =>
  (risks === 'all' || risks === 'addresses') && SHORTEST_RISK * shownRisks(review, notices, tags).length > budget;

/** The comment at one step; undefined if one of its parts alone exceeds `budget` characters. */
function renderStep(review: Review, step: Step, budget: number): string | undefined {
  const top = header(review);
  if (review.status === 'nothing') return [...top, ...notes(review), ''].join('\n');
  const foot = footer(review, step);
  const risks =
    step.risks === 'fitting'
      ? riskSectionWithin(review, budget - top.join('\n').length - foot.join('\n\n').length)
      : riskSection(review, step.risks, step.notices, step.tags);
  const foldable = [
    ...(step.list ? [sinceList(review, budget), changeList(review, budget, step.tags), driftList(review, budget)] : []),
    ...(step.plan ? [fullPlan(review, budget, step.tags)] : []),
  ];
  if (foldable.includes(undefined)) return undefined;
  const picture = step.picture ? mermaid(review.graph) : undefined;
  const sections = [
    ...risks,
    ...unjudgedSection(review, step.risks),
    ...(picture === undefined ? [] : ['### The federation', picture]),
    ...foldable.filter((section) => section !== undefined && section !== ''),
    ...foot,
  ];
  return `${top.join('\n')}\n\n${sections.join('\n\n')}\n`;
}

function header(review: Review): string[] {
  const { sign, words } = STATUS_WORDS[review.status];
  const [counts, ...reasons] = headlineOf(review);
  const hidden = [commentMarker(review.environment), `<!-- federation-fingerprint ${review.fingerprint} -->`];
  if (review.status === 'nothing')
    return [...hidden, `${sign} ${code(review.environment)}: **${words}** (${facts(review)})`];
  return [
    ...hidden,
    `## ${sign} ${code(review.environment)} (${stageText(review)}): ${words}`,
    '',
    [`**${counts}**`, ...reasons.map(prose)].join(' · '),
    '',
    facts(review),
    ...notes(review).map((note) => `\n${note}`),
  ];
}

function facts({ commit, terraform, providers, runUrl }: Review): string {
  return [
    ...(commit === null ? [] : [`commit ${code(commit.slice(0, 12))}`]),
    `terraform ${code(terraform)}`,
    ...providers.map(
      ({ name, version }) =>
        `${code(name.split('/').slice(-2).join('/'))}${version === null ? '' : ` ${code(version)}`}`,
    ),
    ...(runUrl === null ? [] : [`[run](${runUrl})`]),
  ].join(' · ');
}

const notes = (review: Review) => [
  ...untestedProviders(review).map((text) => `${prose(text)}.`),
  ...driftWords(review),
  ...sinceLine(review),
];

function footer({ fingerprint, environment, unusedAcknowledgements }: Review, step: Step): string[] {
  const left = STEPS.slice(1, STEPS.indexOf(step) + 1).map(({ drops }) => drops);
  return [
    ...(unusedAcknowledgements.length === 0
      ? []
      : [
          `Acknowledgements without their risk, to be removed: ${unusedAcknowledgements
            .slice(0, 5)
            .map(({ rule, address }) => code(`${environment} ${rule} ${address.slice(0, 300)}`))
            .join(', ')}${unusedAcknowledgements.length > 5 ? ` and ${unusedAcknowledgements.length - 5} more` : ''}.`,
        ]),
    ...(left.length === 0
      ? []
      : [`Left out to fit: ${left.join(', ')}. ${code('./federation review --format html')} shows everything.`]),
    `Reviewed as ${code(fingerprint)}. Only this plan may be applied.`,
  ];
}
