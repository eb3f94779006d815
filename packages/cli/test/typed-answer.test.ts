import { PassThrough } from 'node:stream';
import { typedAnswer } from '../src/typed-answer';

/** Asks, and answers with what somebody types on a terminal. */
async function answered(type: (input: PassThrough, interrupt: AbortController) => void) {
  const [input, output, interrupt] = [new PassThrough(), new PassThrough(), new AbortController()];
  Object.assign(output, { isTTY: true, columns: 80 });
  Object.assign(input, { isTTY: true, setRawMode: () => input });
  const asked = typedAnswer('Name: ', { input, output, signal: interrupt.signal });
  setImmediate(() => {
    type(input, interrupt);
  });
  return { answer: await asked, told: String(output.read()) };
}

describe(typedAnswer, () => {
  test('asks, and takes the line', async () => {
    const { answer, told } = await answered((input) => input.write('dev\r'));

    expect(told).toContain('Name: ');
    expect(answer).toBe('dev');
  });

  test.each<[string, Parameters<typeof answered>[0]]>([
    ['Ctrl-C', (input) => input.write('de\u0003')],
    ['Ctrl-D', (input) => input.write('\u0004')],
    ['the end of the input', (input) => input.end()],
    ['a signal', (_input, interrupt) => interrupt.abort()],
  ])('takes %s for no answer', async (_what, type) => {
    const { answer } = await answered(type);

    expect(answer).toBeUndefined();
  });
});
