import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutSecrets } from '@auth0-cognito/contract';
import { keysOf, type Answers } from './questions';
import type { Repository } from './repository';

/** Where answers are until init has written the files. Git ignores it. */
export const KEPT = '.local/init-answers.json';

/** The answers of a run that wrote nothing. Answers to questions that no longer exist are left out. */
export function keptAnswers(repository: Repository): Answers {
  const file = join(repository.root, KEPT);
  if (!existsSync(file)) return new Map();
  const known = keysOf(repository);
  const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return new Map(entries.filter(([key]) => known.includes(key)));
}

/** Keeps answers for the next run. No question asks for a secret; an answer that looks like one is left out. */
export function keepAnswers({ root }: Repository, answers: Answers): void {
  const file = join(root, KEPT);
  mkdirSync(dirname(file), { recursive: true });
  const kept = [...answers].filter(([, value]) => withoutSecrets(value, '') === value);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`, { mode: 0o600 });
}

/** Forgets the answers once the files say what was answered. */
export const forgetAnswers = ({ root }: Repository): void => rmSync(join(root, KEPT), { force: true });
