// Reviews every plan of a folder and checks what must hold of any plan: no crash, right counts, bounded time and texts.
//
//   npm run review:corpus -- DIR [--json]
//
// Prints a line for each plan: its verdict, its worst severity and the rules that find something. Exit code 1 where a check fails.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import { MAX_COMMENT_LENGTH, renderHtml, renderJson, renderMarkdown, reviewPlan, type Review } from '../src';

const MAX_SECONDS = 5;

/** What is known of one plan after its review. */
interface Row {
  readonly file: string;
  readonly verdict: string;
  readonly severity: string;
  readonly rules: readonly string[];
  /** What does not hold. */
  readonly failed: readonly string[];
}

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: npm run review:corpus -- DIR [--json]\n');
  process.exit(1);
}
void reviewAll(folder);

async function reviewAll(root: string): Promise<void> {
  const files = plansIn(root);
  const rows: Row[] = [];
  for (const path of files) rows.push(await rowOf(path, relative(root, path)));
  const failed = rows.filter((row) => row.failed.length > 0);
  if (flags.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else {
    for (const { file, verdict, severity, rules, failed: broken } of rows) {
      process.stdout.write(`${verdict.padEnd(10)} ${severity.padEnd(9)} ${file}  ${rules.join(' ')}\n`);
      for (const text of broken) process.stdout.write(`           FAILED: ${text}\n`);
    }
    process.stdout.write(`${rows.length} plans, ${failed.length} failed\n`);
  }
  process.exitCode = failed.length > 0 || rows.length === 0 ? 1 : 0;
}

function plansIn(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? plansIn(join(path, entry.name))
        : entry.name.endsWith('.json')
          ? [join(path, entry.name)]
          : [],
    )
    .sort();
}

async function rowOf(path: string, file: string): Promise<Row> {
  const started = process.cpuUsage();
  try {
    const review = await reviewPlan(createReadStream(path), { environment: 'corpus' });
    const markdown = renderMarkdown(review);
    renderHtml(review);
    renderJson(review);
    // Of the processor: what a busy machine does not distort as much.
    const { user, system } = process.cpuUsage(started);
    const seconds = (user + system) / 1e6;
    const unjudged = review.unjudged.length > 0 ? ['(unjudged)'] : [];
    return {
      file,
      verdict: review.status,
      severity: review.risks[0]?.severity ?? 'none',
      rules: [...new Set(review.risks.map(({ rule }) => rule)), ...unjudged],
      failed: [
        ...wrongCounts(readFileSync(path, 'utf8'), review),
        ...(seconds > MAX_SECONDS ? [`took ${seconds.toFixed(1)} s`] : []),
        ...(markdown.length > MAX_COMMENT_LENGTH ? [`a comment of ${markdown.length} characters`] : []),
      ],
    };
  } catch (error) {
    // A plan that is refused with a code is no crash.
    const isRefusal = error instanceof FaultError;
    const code = isRefusal ? error.faults[0].code : String(error);
    return { file, verdict: 'unreadable', severity: 'none', rules: [code], failed: isRefusal ? [] : [code] };
  }
}

/** Counts as Terraform makes them, read in another way than the review does. */
function wrongCounts(text: string, { counts }: Review): readonly string[] {
  const { resource_changes: changes = [] } = JSON.parse(text) as {
    readonly resource_changes?: readonly {
      readonly mode?: string;
      readonly change: { readonly actions: readonly string[] };
    }[];
  };
  const managed = changes.filter(({ mode }) => mode !== 'data').map(({ change }) => [...change.actions].sort().join());
  const count = (...wanted: readonly string[]) => managed.filter((actions) => wanted.includes(actions)).length;
  const expected = {
    create: count('create'),
    update: count('update'),
    delete: count('delete'),
    replace: count('create,delete', 'create,forget'),
    forget: count('forget'),
  };
  return Object.entries(expected)
    .filter(([kind, number]) => counts[kind as keyof typeof expected] !== number)
    .map(([kind, number]) => `${counts[kind as keyof typeof expected]} to ${kind}, expected ${number}`);
}
