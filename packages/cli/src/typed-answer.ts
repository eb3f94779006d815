import { createInterface } from 'node:readline/promises';

/** Where somebody is asked. */
export interface Dialogue {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Withdraws the question. */
  readonly signal: AbortSignal;
}

/** Asks a question and tells the typed line; undefined where Ctrl-C, Ctrl-D or the end of the input came instead. */
export async function typedAnswer(question: string, { input, output, signal }: Dialogue): Promise<string | undefined> {
  const asking = createInterface({ input, output });
  const closed = new Promise<undefined>((resolve) => {
    asking.once('close', () => {
      resolve(undefined);
    });
  });
  try {
    return await Promise.race([asking.question(question, { signal }), closed]);
  } catch (error) {
    // Ctrl-C, by the terminal or by its signal.
    if ((error as NodeJS.ErrnoException).code === 'ABORT_ERR') return undefined;
    throw error;
  } finally {
    asking.close();
  }
}
