import { PassThrough } from 'node:stream';
import { confirm, promptPassword, promptText, type PromptStreams } from '../src/prompts';

/** Prompts on a terminal, and types there. */
async function answered<T>(
  ask: (dialogue: PromptStreams) => Promise<T>,
  type: (input: PassThrough, interrupt: AbortController) => void,
) {
  const [input, output, interrupt] = [new PassThrough(), new PassThrough(), new AbortController()];
  Object.assign(output, { isTTY: true, columns: 80 });
  Object.assign(input, { isTTY: true, setRawMode: () => input });
  let told = '';
  output.setEncoding('utf8').on('data', (text: string) => (told += text));
  const asked = ask({ input, output, signal: interrupt.signal });
  while (!told.includes(':')) await new Promise((done) => setTimeout(done, 5));
  type(input, interrupt);
  return { answer: await asked, told };
}

const INTERRUPTIONS: readonly [string, Parameters<typeof answered>[1]][] = [
  ['Ctrl-C', (input) => input.write('de\u0003')],
  ['Ctrl-D', (input) => input.write('\u0004')],
  ['the end of the input', (input) => input.end()],
  ['a signal', (_input, interrupt) => interrupt.abort()],
];

describe(promptText, () => {
  test('prompts, and returns the line', async () => {
    const { answer, told } = await answered(
      (dialogue) => promptText('Name:', dialogue),
      (input) => input.write('dev\r'),
    );

    expect(told).toContain('Name:');
    expect(answer).toBe('dev');
  });

  test.each(INTERRUPTIONS)('returns no answer for %s', async (_what, type) => {
    const { answer } = await answered((dialogue) => promptText('Name:', dialogue), type);

    expect(answer).toBeUndefined();
  });
});

describe(confirm, () => {
  const ask = (dialogue: PromptStreams) => confirm('write:', dialogue);

  test.each([
    ['y\r', true],
    ['n\r', false],
    ['\r', false],
  ])('reads %j as %s', async (typed, expected) => {
    const { answer } = await answered(ask, (input) => input.write(typed));

    expect(answer).toBe(expected);
  });

  test.each(INTERRUPTIONS)('returns no answer, not a no, for %s', async (_what, type) => {
    const { answer } = await answered(ask, type);

    expect(answer).toBeUndefined();
  });
});

describe(promptPassword, () => {
  const { FEDERATION_PASSWORD: before } = process.env;
  beforeEach(() => {
    delete process.env.FEDERATION_PASSWORD;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.FEDERATION_PASSWORD;
    else process.env.FEDERATION_PASSWORD = before;
  });

  test('reads it from the environment', async () => {
    process.env.FEDERATION_PASSWORD = 'secret';

    expect(await promptPassword('ada')).toBe('secret');
  });

  test('reports how to provide it if there is no terminal', async () => {
    await expect(promptPassword('ada', { input: new PassThrough() })).rejects.toMatchObject({
      code: 'ERR_PASSWORD_MISSING',
    });
  });

  test('does not show the typed characters', async () => {
    const { answer, told } = await answered(
      (dialogue) => promptPassword('ada', dialogue),
      (input) => input.write('secret\r'),
    );

    expect(answer).toBe('secret');
    expect(told).toContain('Password of ada:');
    expect(told).not.toContain('secret');
  });

  test.each(INTERRUPTIONS)('returns no answer for %s', async (_what, type) => {
    const { answer } = await answered((dialogue) => promptPassword('ada', dialogue), type);

    expect(answer).toBeUndefined();
  });
});
