import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutSecrets } from '@auth0-cognito/contract';
import { answersIn } from './answers';
import { keysOf, type Answers } from './questions';
import type { Repository } from './repository';

/** File of the answers until init has written the files. Git ignores it. */
export const SAVED_ANSWERS = '.local/init-answers.json';

/**
 * The answers of an earlier run that wrote nothing, without those to questions that no longer exist.
 *
 * @throws FaultError ERR_INIT_ANSWERS_UNREADABLE, ERR_FILE_UNREADABLE.
 */
export function savedAnswers(repository: Repository): Answers {
  const file = join(repository.root, SAVED_ANSWERS);
  if (!existsSync(file)) return new Map();
  const known = keysOf(repository);
  return new Map(
    Object.entries(answersIn(file)).flatMap(([key, value]): [string, string][] =>
      known.includes(key) && typeof value === 'string' ? [[key, value]] : [],
    ),
  );
}

/** Saves answers for the next run. No question asks for a secret; an answer that looks like one is not saved. */
export function saveAnswers({ root }: Repository, answers: Answers): void {
  const file = join(root, SAVED_ANSWERS);
  mkdirSync(dirname(file), { recursive: true });
  const kept = [...answers].filter(([, value]) => withoutSecrets(value, '') === value);
  // Written atomically: a killed run leaves the earlier answers.
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}

/** Deletes the answers after the files were written. */
export const deleteSavedAnswers = ({ root }: Repository): void => rmSync(join(root, SAVED_ANSWERS), { force: true });
