import type { Review, ReviewOptions } from '@auth0-cognito/plan-review';
import {
  exitCodeOf,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderText,
  reviewPlan,
  sinceReview,
} from '@auth0-cognito/plan-review';
import {
  type AcknowledgementOptions,
  fileBytes,
  factsOfBase,
  saveReview,
  environmentFactsOf,
  openStack,
  previousReview,
  readAcknowledgements,
  readReview,
  reviewSavedPlan,
  writeText,
} from '@auth0-cognito/delivery';
import { Command, Option } from 'commander';
import type { CommandContext } from '../command-context';
import { printSince } from '../review-texts';
import { painter } from '../terminal';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { inSession } from '../in-session';
import { acknowledges } from './acknowledgement-options';

const FORMATS = ['text', 'markdown', 'html', 'json'] as const;

interface Options extends AcknowledgementOptions {
  readonly format?: (typeof FORMATS)[number];
  readonly environment?: string;
  readonly previous?: string;
  readonly output?: string;
  readonly base?: string;
  readonly commit?: string;
  readonly runUrl?: string;
}

const HELP = `
Risks to users, sign-in and identity are listed first, each with its rule and address. Secrets are masked in every format.
The default format is text if stdout is a terminal. Otherwise it is Markdown: with a pipe, with --output, and in a CI job, unless the
job has a terminal.
A file, or - for standard input, is the output of 'terraform show -json'. It is reviewed as a production environment unless
--environment selects an environment of this checkout. With --base, a change that lowers the stage of its environment is judged by
the stage before the change, and the lock file of the providers is compared with the one before the change. With several plans, the
exit code is the worst.

Examples:
  $ ./federation review prod                                     the plan that ./federation plan prod saved
  $ ./federation review prod --format markdown                   what a pull request comment shows
  $ ./federation review prod --format html --output review.html  a page for a browser
  $ ./federation review dev prod --format html                   one page with a filter by environment
  $ ./federation review prod --format json --output reviewed.json
  $ ./federation review prod --previous reviewed.json            also show what changed since that review
  $ ./federation review prod --base origin/main                  as in a pull request
  $ terraform show -json plan.tfplan | ./federation review - --environment prod`;

/** A file has a dot or a slash in its name. An environment has neither. */
const isDocument = (subject: string) => subject === '-' || /[./]/.test(subject);

/** A name for a plan without one, from the name of its file. */
const nameOf = (subject: string) =>
  (subject.split('/').at(-1) ?? '')
    .replace(/\..*$/, '')
    .replaceAll(/[^\w-]/g, '')
    .replace(/^[-_]+/, '')
    .slice(0, 64) || 'plan';

/** One review, compared with an earlier one if requested; undefined if it failed, after the fault was printed. */
async function reviewOf(
  context: CommandContext,
  subject: string,
  options: Options,
  isAlone: boolean,
): Promise<Review | undefined> {
  const environment = isDocument(subject) ? (options.environment ?? nameOf(subject)) : subject;
  const { base } = options;
  const judged = base !== undefined && (await factsOfBase(openStack(environment), base));
  const facts = {
    acknowledgements: readAcknowledgements(environment, options),
    ...(options.commit !== undefined && { commit: options.commit }),
    ...(options.runUrl !== undefined && { runUrl: options.runUrl }),
    ...judged,
  };
  const compared = async (review: Review, known: ReviewOptions) => {
    const { previous: file } = options;
    if (file === undefined) return review;
    // A plan does not contain the name of its environment.
    return sinceReview(isAlone ? await previousReview(file, known) : readReview(file, environment), review);
  };
  if (isDocument(subject)) {
    const known =
      options.environment === undefined
        ? { environment }
        : { ...environmentFactsOf(openStack(environment)), ...judged };
    const bytes = subject === '-' ? process.stdin : fileBytes(subject);
    return compared(await reviewPlan(bytes, { ...known, ...facts }), known);
  }
  let review: Review | undefined;
  let ended: ExitCode = EXIT.success;
  await inSession({ ...context, exit: (code) => (ended = code) }, subject, async (session) => {
    review = await compared(await reviewSavedPlan(session, facts), { ...environmentFactsOf(session.stack), ...judged });
    saveReview(session.stack, review);
    return EXIT.success;
  });
  if (ended === EXIT.success) return review;
  context.exit(ended);
  return undefined;
}

/** `./federation review`: reports what a plan changes for users. */
export function reviewCommand(context: CommandContext): Command {
  const { output } = context;
  return acknowledges(
    new Command('review')
      .summary('report what a plan changes for users')
      .description('Reports what a plan changes for users, as text, Markdown, HTML or JSON.')
      .argument(
        '<environment|plan.json|-...>',
        'environments with a saved plan, JSON plan files, or - for standard input',
      )
      .addOption(new Option('--format <format>', 'the output format; see below for the default').choices(FORMATS))
      .option('--environment <name>', 'the environment of a JSON plan')
      .option('--previous <file>', 'an earlier review or plan as JSON: show what is new, gone and changed')
      .option('--output <file>', 'write to a file instead of stdout')
      .option('--base <ref>', 'judge by the stage in this commit, if it is stricter, and compare its provider lock')
      .option('--commit <sha>', 'the commit that was planned')
      .option('--run-url <url>', 'the address of the run that made the plan'),
  )
    .addHelpText('after', HELP)
    .action(async (subjects: readonly string[], options: Options, command: Command) => {
      if (subjects.length > 1 && options.environment !== undefined) {
        command.error('error: --environment is the environment of one plan, and there are several plans');
      }
      if (options.base !== undefined && subjects.some(isDocument) && options.environment === undefined) {
        command.error('error: --base requires an environment of this checkout; add --environment <name>');
      }
      const reviews: Review[] = [];
      for (const subject of subjects) {
        const review = await reviewOf(context, subject, options, subjects.length === 1);
        if (!review) return;
        reviews.push(review);
      }
      const isPrinted = options.output === undefined;
      // Independent of the variable CI: the shell of a kept rehearsal sets it, too.
      const { format = isPrinted && output.result.isTTY ? 'text' : 'markdown' } = options;
      const paint = painter(isPrinted ? output.result : {});
      const asText = (list: readonly Review[]) => renderText(list, { paint });
      const text = { text: asText, markdown: renderMarkdown, html: renderHtml, json: renderJson }[format](reviews);
      if (options.output === undefined) output.result.write(text);
      else writeText(options.output, text);
      // The text has it, too.
      if (format !== 'text') for (const review of reviews) printSince(output, review);
      context.exit(exitCodeOf(reviews));
    });
}
