import { acknowledgementLine, openAcknowledgements } from '../acknowledgements';
import { headlineOf } from '../counts';
import type { Review } from '../model';
import { STATUS_WORDS, driftWords, stageText, untestedProviders } from '../texts';
import { changeLines, unjudgedLines } from './changes';
import { joined, wrapped, type Paint } from './layout';
import { riskLines } from './risks';
import { sinceLines } from './since';

export interface TextOptions {
  /**
   * Adds color.
   *
   * @default - no color
   */
  readonly paint?: Paint;
}

const COLORS = { nothing: 'green', safe: 'green', look: 'yellow', blocked: 'red' } as const;

/** Renders reviews as text of 80 columns for a terminal: verdict, risks, changes, fingerprint and the next command. */
export function renderText(reviews: Review | readonly Review[], { paint = plain }: TextOptions = {}): string {
  const list = Array.isArray(reviews) ? (reviews as readonly Review[]) : [reviews as Review];
  return list.map((review) => `${written(review, paint)}\n`).join('\n');
}

/** The verdict, the counts, the risks in short and the fingerprint of a plan, as an apply prints them. */
export function textSummary(review: Review, { paint = plain }: TextOptions = {}): string {
  return joined([head(review, paint), riskLines(review, paint, true).flat(), [`Fingerprint: ${review.fingerprint}`]]);
}

const plain: Paint = (_style, text) => text;

const written = (review: Review, paint: Paint) =>
  joined([
    head(review, paint),
    ...riskLines(review, paint, false),
    sinceLines(review.since, paint),
    ...unjudgedLines(review, paint),
    ...changeLines(review, paint),
    foot(review),
    next(review),
  ]);

function head(review: Review, paint: Paint): string[] {
  const { environment, status, unusedAcknowledgements } = review;
  const { mark, words } = STATUS_WORDS[status];
  const note = (text: string) => wrapped('! ', text, paint('yellow', '! '));
  return [
    paint(['bold', COLORS[status]], `${mark} ${environment} (${stageText(review)}): ${words}`),
    ...(status === 'nothing' ? [] : headlineOf(review).flatMap((line) => wrapped('  ', line))),
    ...untestedProviders(review).flatMap(note),
    ...driftWords(review).flatMap(note),
    ...unusedAcknowledgements.flatMap((unused) =>
      note(`acknowledged without its risk, to be removed: ${acknowledgementLine(unused.environment, unused)}`),
    ),
  ];
}

/** Origin and fingerprint of the plan. The verdict is repeated, because a terminal shows the end of a long text. */
function foot({ status, reasons, terraform, providers, commit, runUrl, fingerprint }: Review): string[] {
  const versions = providers.map(({ name, version }) =>
    `${name.split('/').slice(-2).join('/')} ${version ?? ''}`.trim(),
  );
  return [
    ...(commit === null ? [] : [`Commit: ${commit}`]),
    ...(runUrl === null ? [] : [`Run: ${runUrl}`]),
    ...wrapped('', `Planned with: ${[`terraform ${terraform}`, ...versions].join(' · ')}`),
    `Fingerprint: ${fingerprint}`,
    ...(status === 'nothing' ? [] : wrapped('', `Verdict: ${[STATUS_WORDS[status].words, ...reasons].join(' · ')}`)),
  ];
}

/** The next command. A plan without changes, of an unknown environment, or that Terraform could not finish has none. */
function next({ environment, status, isStageAssumed, risks, fingerprint }: Review): string[] {
  const open = openAcknowledgements(risks);
  if (status === 'nothing' || isStageAssumed === true || (status === 'blocked' && open.length === 0)) return [];
  const isAccepted = risks.some(({ severity, isAcknowledged }) => severity === 'critical' && isAcknowledged);
  const missing = [
    ...(open.length > 0 ? ['the option next to "accept" of each critical risk'] : []),
    ...(isAccepted ? ['the acknowledgements of this review'] : []),
  ];
  const how = ['To apply this plan, and no other', ...(missing.length > 0 ? [`add ${missing.join(' and ')}`] : [])];
  return [...wrapped('', `${how.join(', ')}:`), `  ./federation apply ${environment} --reviewed ${fingerprint}`];
}
