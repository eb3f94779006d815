/** What Inquirer rejects with after Ctrl-C and after an aborted signal. */
const INTERRUPTED: readonly string[] = ['ExitPromptError', 'AbortPromptError'];

/** The answer to a question; undefined where the user interrupted it, which is not a no. */
export function answerTo(asked: Promise<boolean>): Promise<boolean | undefined> {
  return asked.catch((error: Error) => {
    if (INTERRUPTED.includes(error.name)) return undefined;
    throw error;
  });
}

/** Whether the user wants to write the files that were shown. */
export async function confirmed(count: number, signal: AbortSignal): Promise<boolean | undefined> {
  const { confirm } = await import('@inquirer/prompts');
  const question = { message: `write these ${count} files?`, default: false };
  return answerTo(confirm(question, { output: process.stderr, signal }));
}
