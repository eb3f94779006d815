import { FaultError, type Fault } from '@auth0-cognito/contract';
import { answerTo } from '../prompts';
import { isRefused, questionsOf } from './questions';
import type { Answers, Question } from './questions';
import type { Repository } from './repository';
import { suggestion } from './suggestion';

/** Asks one question; undefined after Ctrl-C. */
export type Ask = (question: Question, suggested: string) => Promise<string | undefined>;

/** Asks on the terminal. */
export const askOnTerminal =
  (signal: AbortSignal): Ask =>
  (question, suggested) => {
    const { text, allowed, mayBeEmpty = false } = question;
    return answerTo({ signal }, ({ input }, context) =>
      input(
        {
          message: allowed === undefined ? text : `${text} (${allowed.words})`,
          ...(suggested !== '' && { default: suggested }),
          required: !mayBeEmpty,
          validate: (value) => !isRefused(question, value.trim()) || `allowed: ${allowed?.words}`,
        },
        context,
      ),
    );
  };

/** Whether a fault is at the value of a question: `dev.domain` is at `dev.domain.prefix`. */
const isAt = ({ path }: Fault, { key }: Question): boolean => {
  // Faults of several environments together have the name of one before the path.
  const place = path.replace(': ', '.');
  return place === key || key.startsWith(`${place}.`) || place.startsWith(`${key}.`) || place.startsWith(`${key}[`);
};

/** What a dialogue needs. */
export interface Dialogue<T> {
  readonly ask: Ask;
  /** Makes of all answers what they result in; throws a FaultError where they are refused. */
  readonly settle: (answers: Answers) => Promise<T>;
  /** Gets the answers after each one. */
  readonly onAnswers: (answers: Answers) => void;
  /** Gets the error before its questions are asked again. */
  readonly onRefused: (error: FaultError) => void;
}

/**
 * Asks what is open, one after the other, then again what was refused, until nothing is.
 *
 * @param given - answers that are not asked for
 * @returns undefined after Ctrl-C
 * @throws FaultError where what is refused was not asked for, so that another answer changes nothing.
 */
export async function settledByDialogue<T>(
  repository: Repository,
  given: Answers,
  { ask, settle, onAnswers, onRefused }: Dialogue<T>,
): Promise<T | undefined> {
  const answers = new Map(given);
  for (;;) {
    for (const question of questionsOf(repository).filter(({ key }) => !answers.has(key))) {
      const answer = await ask(question, await suggestion(repository, question, answers));
      if (answer === undefined) return undefined;
      answers.set(question.key, answer.trim());
      onAnswers(answers);
    }
    try {
      return await settle(answers);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const refused = questionsOf(repository).filter((question) => error.faults.some((each) => isAt(each, question)));
      if (refused.length === 0) throw error;
      onRefused(error);
      for (const { key } of refused) answers.delete(key);
      onAnswers(answers);
    }
  }
}
