// Reviews the saved plan. Writes the summary of the run, and `verdict` and two files for later steps. If the stage in BASE_SHA
// is stricter, it applies: a change cannot lower the stage that its review uses.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  acknowledgements,
  environment,
  EXIT,
  fail,
  FEDERATION,
  optional,
  output,
  reviewed,
  run,
  runUrl,
  summary,
} from './lib.mjs';

const VERDICTS = { [EXIT.success]: 'pass', [EXIT.attention]: 'look', [EXIT.refused]: 'blocked' };
const name = environment();
const markdown = reviewed(`${name}.md`);
const commit = optional('COMMIT_SHA') ?? optional('GITHUB_SHA');
const facts = [...(commit ? ['--commit', commit] : []), ...(runUrl() ? ['--run-url', runUrl()] : [])];
const base = optional('BASE_SHA');
// The first push of a branch has no previous commit.
if (base && !/^0+$/.test(base)) facts.push('--base', base);
const { exitCode } = await run(FEDERATION, [
  'review',
  name,
  '--format',
  'markdown',
  '--output',
  markdown,
  ...facts,
  ...acknowledgements(name),
]);
const verdict = VERDICTS[exitCode];
if (!verdict) fail(`the plan of ${name} could not be reviewed`);

// The output of `--format json`; to read the plan with Terraform again would take seconds.
const review = JSON.parse(readFileSync(`.local/plans/${name}/review.json`, 'utf8'));
writeFileSync(reviewed(`${name}.json`), JSON.stringify({ version: 1, reviews: [review] }));
await summary(readFileSync(markdown, 'utf8'));
output('verdict', verdict);
