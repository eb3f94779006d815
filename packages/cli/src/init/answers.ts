import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError, throwFaults } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { fileText } from '@auth0-cognito/delivery';
import { fault } from '../faults';
import { isRefused, keysOf, questionsOf } from './questions';
import type { Answers, Question } from './questions';
import type { Repository } from './repository';
import { SUBJECT } from './subject';

/** Where answers come from before anybody is asked. */
export interface AnswerSources {
  /** A JSON file of texts by key. */
  readonly answers?: string;
  /** `key=value`, each the last word on its key. */
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

/**
 * Answers that were given. All their faults are reported at once.
 *
 * @throws FaultError ERR_INIT_ANSWER…, ERR_INIT_SET_SHAPE, ERR_INIT_ANSWERS_UNREADABLE, ERR_FILE_UNREADABLE.
 */
export function givenAnswers(repository: Repository, { answers: file, set = [] }: AnswerSources): Answers {
  const shapeless = set.filter((each) => each.indexOf('=') < 1);
  const settings = set.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const);
  const entries: (readonly [string, unknown])[] = [
    ...(file === undefined ? [] : Object.entries(answersIn(file))),
    ...settings,
  ];
  const known = keysOf(repository);
  throwFaults('answers', [
    ...shapeless.map((each) => fault.ERR_INIT_SET_SHAPE({ received: each })),
    ...entries.flatMap(([key, value]): Fault[] => {
      if (shapeless.length === 0 && !known.includes(key)) return [fault.ERR_INIT_ANSWER_UNKNOWN({ path: key, known })];
      return typeof value === 'string' ? [] : [fault.ERR_INIT_ANSWER_NO_TEXT({ path: key, received: value })];
    }),
  ]);
  return new Map(entries as [string, string][]);
}

/** A question without an answer. */
export const isOpen = (answers: Answers) => (question: Question) => !answers.has(question.key);

/**
 * Refuses answers that leave something open which only the team knows, every one at once.
 *
 * @param unanswered - why GitHub could not be asked for the subject of its tokens
 *
 * @throws FaultError ERR_INIT_ANSWER_MISSING.
 */
export function requireAll(repository: Repository, answers: Answers, unanswered: readonly Fault[]): void {
  const open = questionsOf(repository).filter(isOpen(answers));
  const missing = open
    .filter(({ isRequired }) => isRequired)
    .map(({ key, text, allowed }) =>
      fault.ERR_INIT_ANSWER_MISSING({
        path: key,
        question: allowed === undefined ? text : `${text}: ${allowed.words}`,
      }),
    );
  // GitHub's failure matters only without an answer.
  throwFaults('answers', [...missing, ...(missing.some(({ path }) => path === SUBJECT) ? unanswered : [])]);
}

/** Faults of answers whose form is known here. */
export const formFaults = (repository: Repository, answers: Answers): readonly Fault[] => [
  ...scopeFaults(repository, answers.get('scope')),
  ...questionsOf(repository).flatMap((question) => {
    const answer = answers.get(question.key);
    return answer !== undefined && isRefused(question, answer)
      ? [fault.ERR_INIT_ANSWER({ path: question.key, received: answer, form: question.allowed?.words ?? 'a text' })]
      : [];
  }),
];

/** A scope of libraries: their imports and the team's would be one. */
const scopeFaults = ({ root, scope }: Repository, answer = scope): readonly Fault[] =>
  answer !== scope && /^@[\w-]+$/.test(answer) && existsSync(join(root, 'node_modules', answer))
    ? [fault.ERR_INIT_SCOPE_TAKEN({ scope: answer })]
    : [];
