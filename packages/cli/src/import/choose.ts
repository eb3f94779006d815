import { throwFaults } from '@auth0-cognito/contract';
import { fault } from '../faults';
import { prompt, type PromptStreams } from '../prompts';

/** An existing object that can be chosen. */
export interface Candidate<T> {
  readonly id: string;
  readonly name: string;
  readonly value: T;
}

/** A kind of object, with the option that selects one. */
export interface Choice<T> {
  /** `user pool`. */
  readonly what: string;
  /** `--user-pool`. */
  readonly option: string;
  /** The value of the option. */
  readonly given: string | undefined;
  readonly candidates: readonly Candidate<T>[];
}

/** The user ended the question with Ctrl-C. */
export class Unanswered extends Error {}

const textOf = ({ id, name }: Candidate<unknown>) => (name === '' || name === id ? id : `${id} (${name})`);

/**
 * One of the candidates: the one that the option selects, the only one, or the one that the user chooses; undefined if there is none.
 *
 * @throws FaultError ERR_IMPORT_NONE for an id that none has, ERR_IMPORT_SEVERAL without a terminal; Unanswered.
 */
export async function choose<T>(
  { what, option, given, candidates }: Choice<T>,
  dialogue: PromptStreams & { readonly isTerminal: boolean },
): Promise<T | undefined> {
  const known = candidates.map(textOf);
  if (given !== undefined) {
    const found = candidates.find(({ id }) => id === given);
    if (found) return found.value;
    throwFaults('import', [
      fault.ERR_IMPORT_NONE({
        path: option,
        received: given,
        what: known.join('; ') || `a ${what}, of which there is none`,
      }),
    ]);
  }
  if (candidates.length < 2) return candidates[0]?.value;
  if (!dialogue.isTerminal)
    throwFaults('import', [fault.ERR_IMPORT_SEVERAL({ path: what, option, candidates: known })]);
  const choices = candidates.map((candidate) => ({ name: textOf(candidate), value: candidate }));
  const response = await prompt(dialogue, ({ select }, context) =>
    select<Candidate<T>>({ message: `Which ${what}?`, choices }, context),
  );
  if (response === undefined) throw new Unanswered();
  return response.value;
}

/** Like {@link choose}, but one is required. */
export async function chooseOne<T>(
  choice: Choice<T>,
  dialogue: PromptStreams & { readonly isTerminal: boolean },
): Promise<T> {
  const chosen = await choose(choice, dialogue);
  if (chosen === undefined)
    throwFaults('import', [
      fault.ERR_IMPORT_NONE({ path: choice.what, received: undefined, what: `at least one ${choice.what}` }),
    ]);
  return chosen as T;
}
