import type { Review, ReviewedPlan } from '@auth0-cognito/plan-review';
import {
  comparePlans,
  exitCodeOf,
  renderHtml,
  renderJson,
  renderMarkdown,
  reviewPlan,
} from '@auth0-cognito/plan-review';
import { Command, Option } from 'commander';
import type { CommandContext } from '../main';
import type { AcknowledgementOptions } from '../terraform/acknowledgements';
import { acknowledges, readAcknowledgements } from '../terraform/acknowledgements';
import { tellDifferences } from '../review-texts';
import { tell } from '../terminal';
import type { Output } from '../terminal';
import { knownOf, reviewKeptPlan } from '../terraform/saved-plan';
import { inSession } from '../terraform/session';
import { fileBytes, writeText } from '../files';
import { openStack } from '../terraform/stack';
import { readReview } from '../terraform/reviewed-plan';

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
  $ federation review prod                                     the plan that federation plan prod kept
  $ federation review prod --format html --output review.html  a page for a browser
  $ federation review prod --format json --output reviewed.json
  $ federation review prod --previous reviewed.json            also tells what is not as it was reviewed
  $ terraform show -json plan.tfplan | federation review - --environment prod

Exit codes:
  0  no change, or changes without a risk
  1  could not read it: no plan, wrong input
  2  somebody has to look: a high or acknowledged risk, something replaced or deleted
  3  blocked: a critical risk that nobody acknowledged`;

/** A file has a dot or a slash in its name, an environment never has. */
const isFile = (subject: string) => /[./]/.test(subject);

/** A name for a plan that tells none: its file's, as far as it can be one. */
const nameOf = (subject: string) =>
  (subject.split('/').at(-1) ?? '')
    .replace(/\..*$/, '')
    .replaceAll(/[^\w-]/g, '')
    .replace(/^[-_]+/, '')
    .slice(0, 64) || 'plan';

async function reviewOf(context: CommandContext, subject: string, options: Options, take: (review: Review) => number) {
  const isDocument = subject === '-' || isFile(subject);
  const environment = isDocument ? (options.environment ?? nameOf(subject)) : subject;
  const facts = {
    acknowledgements: readAcknowledgements(environment, options),
    ...(options.commit !== undefined && { commit: options.commit }),
    ...(options.runUrl !== undefined && { runUrl: options.runUrl }),
  };
  if (!isDocument) {
    await inSession(context, subject, async (session) => take(await reviewKeptPlan(session, facts)));
    return;
  }
  const known = options.environment === undefined ? { environment } : knownOf(openStack(environment));
  const bytes = subject === '-' ? process.stdin : fileBytes(subject);
  context.exit(take(await reviewPlan(bytes, { ...known, ...facts })));
}

/** Tells whether the plan is the one of an earlier review. */
function tellPrevious(output: Output, previous: ReviewedPlan, review: Review): void {
  const differences = comparePlans(previous, review);
  tell(output, differences.length === 0 ? 'the plan is the one of the previous review' : 'since the previous review:');
  tellDifferences(output, differences);
}

/** `federation review`: tells what a plan does to the people who sign in. */
export function reviewCommand(context: CommandContext): Command {
  const { output } = context;
  return acknowledges(
    new Command('review')
      .summary('tell what a plan does to the people who sign in')
      .description('Tells what a plan does to the people who sign in: as a comment, a page, or JSON.')
      .argument('<environment|plan.json|->', 'an environment with a kept plan, a plan as JSON, or - for standard input')
      .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).default('markdown'))
      .option('--environment <name>', 'the environment of a plan that comes as JSON')
      .option('--previous <file>', 'an earlier review as JSON: tells what differs from it')
      .option('--output <file>', 'write it there, not on stdout')
      .option('--commit <sha>', 'the commit that was planned')
      .option('--run-url <url>', 'where the run that planned can be seen'),
  )
    .addHelpText('after', HELP)
    .action(async (subject: string, options: Options) => {
      const render = { markdown: renderMarkdown, html: renderHtml, json: renderJson }[options.format];
      await reviewOf(context, subject, options, (review) => {
        const previous = options.previous === undefined ? undefined : readReview(options.previous, review.environment);
        const text = render(review);
        if (options.output === undefined) output.result.write(text);
        else writeText(options.output, text);
        if (previous) tellPrevious(output, previous, review);
        return exitCodeOf(review);
      });
    });
}
