import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { fileText } from '@auth0-cognito/delivery';
import { fault } from '../faults';
import { isRefused, keysOf, questionsOf } from './questions';
import type { Answers } from './questions';
import type { Repository } from './repository';
import { SUBJECT, type Compared } from './subject';

/** Sources of answers other than prompts. */
export interface AnswerSources {
  /** A JSON file of strings by key. */
  readonly answers?: string;
  /** `key=value`; the last value of a key applies. */
  readonly set?: readonly string[];
}

/**
 * Reads a JSON object of answers.
 *
 * @throws FaultError ERR_INIT_ANSWERS_UNREADABLE, ERR_FILE_UNREADABLE.
 */
export function answersIn(file: string): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = JSON.parse(fileText(file, 'a JSON file of answers'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new FaultError('init', [fault.ERR_INIT_ANSWERS_UNREADABLE({ path: file, why: error.message })]);
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new FaultError('init', [fault.ERR_INIT_ANSWERS_UNREADABLE({ path: file, why: 'no JSON object' })]);
  }
  return document as Record<string, unknown>;
}

/** Answers that were given, and what is wrong with how others were given. */
export interface Given {
  readonly answers: Answers;
  readonly faults: readonly Fault[];
}

/**
 * Reads the answers of the options, and their faults.
 *
 * @throws FaultError ERR_INIT_ANSWERS_UNREADABLE, ERR_FILE_UNREADABLE.
 */
export function answersOfOptions(repository: Repository, { answers: file, set = [] }: AnswerSources): Given {
  const known = keysOf(repository);
  const answers = new Map<string, string>();
  const faults: Fault[] = [];
  const take = (key: string, value: unknown) => {
    if (!known.includes(key)) faults.push(fault.ERR_INIT_ANSWER_UNKNOWN({ path: key, known }));
    else if (typeof value !== 'string') faults.push(fault.ERR_INIT_ANSWER_NO_TEXT({ path: key, received: value }));
    else answers.set(key, value);
  };
  for (const [key, value] of file === undefined ? [] : Object.entries(answersIn(file))) take(key, value);
  for (const setting of set) {
    const equals = setting.indexOf('=');
    if (equals < 1) faults.push(fault.ERR_INIT_SET_SHAPE({ received: setting }));
    else take(setting.slice(0, equals), setting.slice(equals + 1));
  }
  return { answers, faults };
}

/**
 * A fault for each required answer that is missing.
 *
 * @param known - other faults of the answers: an answer with a fault is not missing
 */
export function missingFaults(
  repository: Repository,
  { answers, unanswered, refused }: Compared,
  known: readonly Fault[],
): readonly Fault[] {
  const missing = questionsOf(repository)
    .filter(({ key, isRequired }) => isRequired && !answers.has(key) && known.every(({ path }) => path !== key))
    .filter(({ key }) => key !== SUBJECT || refused.length === 0)
    .map(({ key, text, allowed }) =>
      fault.ERR_INIT_ANSWER_MISSING({
        path: key,
        question: allowed === undefined ? text : `${text}: ${allowed.words}`,
      }),
    );
  // A failure of GitHub is reported only if the answer is missing.
  return [...missing, ...(missing.some(({ path }) => path === SUBJECT) ? unanswered : [])];
}

/** Faults of the format of answers. */
export const formFaults = (repository: Repository, answers: Answers): readonly Fault[] => [
  ...scopeFaults(repository, answers.get('scope')),
  ...questionsOf(repository).flatMap((question) => {
    const answer = answers.get(question.key);
    return answer !== undefined && isRefused(question, answer)
      ? [fault.ERR_INIT_ANSWER({ path: question.key, received: answer, form: question.allowed?.words ?? 'a text' })]
      : [];
  }),
];

/** Refuses the scope of a library, because imports of both would be indistinguishable. */
const scopeFaults = ({ root, scope }: Repository, answer = scope): readonly Fault[] =>
  answer !== scope && /^@[\w-]+$/.test(answer) && existsSync(join(root, 'node_modules', answer))
    ? [fault.ERR_INIT_SCOPE_TAKEN({ scope: answer })]
    : [];
