// Reviews the kept plan: for people at the run's page, for the steps that follow in `verdict` and a file.
import { readFileSync } from 'node:fs';
import {
  acknowledgements,
  environment,
  fail,
  FEDERATION,
  optional,
  output,
  reviewed,
  run,
  runUrl,
  summary,
} from './lib.mjs';

const VERDICTS = { 0: 'pass', 2: 'look', 3: 'blocked' };
const name = environment();
const commit = optional('COMMIT_SHA') ?? optional('GITHUB_SHA');
const facts = [...(commit ? ['--commit', commit] : []), ...(runUrl() ? ['--run-url', runUrl()] : [])];
const review = (...args) => run(FEDERATION, ['review', name, ...facts, ...acknowledgements(name), ...args]).exitCode;

const file = reviewed(name);
review('--format', 'markdown', '--output', `${file}.md`);
const verdict = VERDICTS[review('--format', 'json', '--output', `${file}.json`)];
if (!verdict) fail(`the plan of ${name} could not be reviewed`);
summary(readFileSync(`${file}.md`, 'utf8'));
output('verdict', verdict);
