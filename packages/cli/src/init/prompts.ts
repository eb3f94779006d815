import { FaultError, type Fault } from '@auth0-cognito/contract';
import { prompt } from '../prompts';
import { isRefused, questionsOf } from './questions';
import type { Answers, Question } from './questions';
import type { Repository } from './repository';
import { suggestion } from './suggestion';

/** Asks a question. Returns undefined after Ctrl-C. */
export type Prompt = (question: Question, suggested: string) => Promise<string | undefined>;

/** Asks on the terminal. */
export const promptOnTerminal =
  (signal: AbortSignal): Prompt =>
  (question, suggested) => {
    const { text, allowed, mayBeEmpty = false } = question;
    return prompt({ signal }, ({ input }, context) =>
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

/** Whether a fault concerns the value of a question: `dev.domain` concerns `dev.domain.prefix`. */
const isAt = ({ path }: Fault, { key }: Question): boolean => {
  // Faults of several environments have the name of one before the path.
  const place = path.replace(': ', '.');
  return place === key || key.startsWith(`${place}.`) || place.startsWith(`${key}.`) || place.startsWith(`${key}[`);
};

/** Functions of a dialogue. */
export interface PromptSession<T> {
  readonly prompt: Prompt;
  /** Computes the result of all answers. Throws a FaultError if they are refused. */
  readonly resolve: (answers: Answers) => Promise<T>;
  /** Called with all answers after each answer. */
  readonly onAnswers: (answers: Answers) => void;
  /** Called with the error before its questions are asked again. */
  readonly onRefused: (error: FaultError) => void;
}

/**
 * Asks the open questions, then those whose answers were refused, until all are accepted.
 *
 * @param given - answers of the options, whose questions are not asked
 * @returns undefined after Ctrl-C
 * @throws FaultError if a refused value is not from a question, so that another answer cannot change it.
 */
export async function promptUntilAccepted<T>(
  repository: Repository,
  given: Answers,
  { prompt, resolve, onAnswers, onRefused }: PromptSession<T>,
): Promise<T | undefined> {
  const answers = new Map(given);
  for (;;) {
    for (const question of questionsOf(repository).filter(({ key }) => !answers.has(key))) {
      const answer = await prompt(question, await suggestion(repository, question, answers));
      if (answer === undefined) return undefined;
      answers.set(question.key, answer.trim());
      onAnswers(answers);
    }
    try {
      return await resolve(answers);
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
