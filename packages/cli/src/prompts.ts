import { FaultError } from '@auth0-cognito/contract';
import { fault } from './faults';

/** Streams of a prompt: a terminal, and stderr, because results go to stdout. */
export interface PromptStreams {
  /** @default process.stdin */
  readonly input?: NodeJS.ReadableStream;
  /** @default process.stderr */
  readonly output?: NodeJS.WritableStream;
  /** Cancels the prompt. */
  readonly signal?: AbortSignal;
}

/** Error names of Inquirer after Ctrl-C and after an aborted signal. */
const INTERRUPTED: readonly string[] = ['ExitPromptError', 'AbortPromptError'];

type Prompts = typeof import('@inquirer/prompts');
type Context = NonNullable<Parameters<Prompts['input']>[1]>;

/**
 * Asks a question with Inquirer, and returns the answer. Returns undefined, which is not a no, after Ctrl-C, Ctrl-D, the end of
 * the input or the signal.
 */
export async function prompt<T>(
  { input = process.stdin, output = process.stderr, signal }: PromptStreams,
  ask: (prompts: Prompts, context: Context) => Promise<T>,
): Promise<T | undefined> {
  const prompts = await import('@inquirer/prompts');
  // After Ctrl-D and at the end of the input, Inquirer's promise never settles.
  const ended = new AbortController();
  const end = () => ended.abort();
  const onKey = (_text: string | undefined, key: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key.ctrl && key.name === 'd') end();
  };
  input.on('end', end).on('keypress', onKey);
  try {
    return await ask(prompts, {
      input,
      output,
      signal: signal ? AbortSignal.any([signal, ended.signal]) : ended.signal,
    });
  } catch (error) {
    if (error instanceof Error && INTERRUPTED.includes(error.name)) return undefined;
    throw error;
  } finally {
    input.off('end', end).off('keypress', onKey);
  }
}

/** Asks for a line of text. */
export const promptText = (message: string, dialogue: PromptStreams): Promise<string | undefined> =>
  prompt(dialogue, ({ input }, context) => input({ message }, context));

/** Asks for a yes. Enter is a no. */
export const confirm = (message: string, dialogue: PromptStreams): Promise<boolean | undefined> =>
  prompt(dialogue, ({ confirm }, context) => confirm({ message, default: false }, context));

const VARIABLE = 'FEDERATION_PASSWORD';

/**
 * Reads a password from FEDERATION_PASSWORD, or else from a hidden prompt. Returns undefined after Ctrl-C. Not from an
 * argument, which other users of the machine can read.
 *
 * @throws FaultError ERR_PASSWORD_MISSING if there is neither the variable nor a terminal.
 */
export async function promptPassword(user: string, dialogue: PromptStreams = {}): Promise<string | undefined> {
  const given = process.env[VARIABLE];
  if (given) return given;
  const { isTTY } = (dialogue.input ?? process.stdin) as { readonly isTTY?: boolean };
  if (!isTTY)
    throw new FaultError('password', [
      fault.ERR_PASSWORD_MISSING({ path: VARIABLE, user, why: 'nothing, and no terminal for a prompt' }),
    ]);
  return prompt(dialogue, ({ password }, context) => password({ message: `Password of ${user}:` }, context));
}
