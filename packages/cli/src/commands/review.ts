import type { Review, ReviewOptions } from '@auth0-cognito/plan-review';
import {
  exitCodeOf,
  renderHtml,
  renderJson,
  renderMarkdown,
  reviewPlan,
  sinceReview,
} from '@auth0-cognito/plan-review';
import { Command, Option } from 'commander';
import type { CommandContext } from '../main';
import type { AcknowledgementOptions } from '../terraform/acknowledgements';
import { acknowledges, readAcknowledgements } from '../terraform/acknowledgements';
import { tellSince } from '../review-texts';
import { keepReview, knownOf, reviewKeptPlan } from '../terraform/saved-plan';
import { inSession } from '../terraform/session';
import { fileBytes, writeText } from '../files';
import { openStack } from '../terraform/stack';
import { previousReview } from '../terraform/previous-review';
import { readReview } from '../terraform/reviewed-plan';
import { EXIT } from '../exit-codes';

const FORMATS = ['markdown', 'html', 'json'] as const;

interface Options extends AcknowledgementOptions {
  readonly format: (typeof FORMATS)[number];
  readonly environment?: string;
  readonly previous?: string;
  readonly output?: string;
  readonly commit?: string;
  readonly runUrl?: string;
}

const HELP = `
Identity risks come first, in plain words, each with its rule and address. Secrets are masked in every format.
A file or '-' (standard input) is what 'terraform show -json' prints. It is judged as a production environment unless
--environment names one of this checkout.

Examples:
  $ ./federation review prod                                     the plan that ./federation plan prod kept
  $ ./federation review prod --format html --output review.html  a page for a browser
  $ ./federation review dev prod --format html                   one page, to be filtered by environment
  $ ./federation review prod --format json --output reviewed.json
  $ ./federation review prod --previous reviewed.json            also tells what is new, gone and changed since
  $ terraform show -json plan.tfplan | ./federation review - --environment prod

Exit codes:
  0  no change, or changes without a risk
  1  could not read it: no plan, wrong input
  2  somebody has to look: a high or acknowledged risk, something replaced or deleted
  3  blocked: a critical risk that nobody acknowledged, or a plan that Terraform could not finish
Of several, the worst.`;

/** A file has a dot or a slash in its name, an environment never has. */
const isFile = (subject: string) => /[./]/.test(subject);

/** A name for a plan that tells none: its file's, as far as it can be one. */
const nameOf = (subject: string) =>
  (subject.split('/').at(-1) ?? '')
    .replace(/\..*$/, '')
    .replaceAll(/[^\w-]/g, '')
    .replace(/^[-_]+/, '')
    .slice(0, 64) || 'plan';

/** One review, compared with an earlier one where that is asked for; undefined where it could not be made, which has been told. */
async function reviewOf(
  context: CommandContext,
  subject: string,
  options: Options,
  isAlone: boolean,
): Promise<Review | undefined> {
  const isDocument = subject === '-' || isFile(subject);
  const environment = isDocument ? (options.environment ?? nameOf(subject)) : subject;
  const facts = {
    acknowledgements: readAcknowledgements(environment, options),
    ...(options.commit !== undefined && { commit: options.commit }),
    ...(options.runUrl !== undefined && { runUrl: options.runUrl }),
  };
  const compared = async (review: Review, known: ReviewOptions) => {
    const { previous: file } = options;
    if (file === undefined) return review;
    // A plan does not tell whose it is.
    return sinceReview(isAlone ? await previousReview(file, known) : readReview(file, environment), review);
  };
  if (isDocument) {
    const known = options.environment === undefined ? { environment } : knownOf(openStack(environment));
    const bytes = subject === '-' ? process.stdin : fileBytes(subject);
    return compared(await reviewPlan(bytes, { ...known, ...facts }), known);
  }
  let review: Review | undefined;
  let ended: number = EXIT.held;
  await inSession({ ...context, exit: (code) => (ended = code) }, subject, async (session) => {
    review = await compared(await reviewKeptPlan(session, facts), knownOf(session.stack));
    keepReview(session.stack, review);
    return EXIT.held;
  });
  if (ended === EXIT.held) return review;
  context.exit(ended);
  return undefined;
}

/** `./federation review`: tells what a plan does to the people who sign in. */
export function reviewCommand(context: CommandContext): Command {
  const { output } = context;
  return acknowledges(
    new Command('review')
      .summary('tell what a plan does to the people who sign in')
      .description('Tells what a plan does to the people who sign in: as a comment, a page, or JSON.')
      .argument('<environment|plan.json|-...>', 'environments with a kept plan, plans as JSON, or - for standard input')
      .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).default('markdown'))
      .option('--environment <name>', 'the environment of a plan that comes as JSON')
      .option('--previous <file>', 'an earlier review as JSON, or its plan: tells what is new, gone and changed since')
      .option('--output <file>', 'write it there, not on stdout')
      .option('--commit <sha>', 'the commit that was planned')
      .option('--run-url <url>', 'where the run that planned can be seen'),
  )
    .addHelpText('after', HELP)
    .action(async (subjects: readonly string[], options: Options, command: Command) => {
      if (subjects.length > 1 && options.environment !== undefined) {
        command.error('error: --environment names the environment of one plan, and more than one is given');
      }
      const reviews: Review[] = [];
      for (const subject of subjects) {
        const review = await reviewOf(context, subject, options, subjects.length === 1);
        if (!review) return;
        reviews.push(review);
      }
      const text = { markdown: renderMarkdown, html: renderHtml, json: renderJson }[options.format](reviews);
      if (options.output === undefined) output.result.write(text);
      else writeText(options.output, text);
      for (const review of reviews) tellSince(output, review);
      context.exit(exitCodeOf(reviews));
    });
}
