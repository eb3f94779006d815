import { interruptible, type Interruption, type Stopping } from '../src/signals';
import type { ExitCode } from '../src/exit-codes';

/** Calls the handler of a signal, because the signal itself would also reach jest. */
const send = (signal: 'SIGINT' | 'SIGTERM') => (process.listeners(signal).at(-1) as () => void)();

/** What work prints and exits with. */
async function ran(work: (interruption: Interruption) => Promise<ExitCode>, stopping?: Stopping) {
  let text = '';
  const codes: ExitCode[] = [];
  const sink = { write: (piece: string) => Boolean((text += piece)) };
  const context = { output: { progress: sink, result: sink }, exit: (code: ExitCode) => void codes.push(code) };
  await interruptible(context, work, stopping);
  return { text, codes };
}

const unexpected = () => Promise.reject(new Error('The service is no longer running'));

describe('interruptible', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('exits with the code of %s also if the work then fails, without its error', async (signal, code) => {
    const work = () => {
      send(signal);
      return unexpected();
    };

    expect(await ran(work, { line: () => 'stopped' })).toEqual({ text: '\nstopped\n', codes: [code] });
  });

  test('does not report an error that arrives shortly before the signal', async () => {
    const work = () => {
      setImmediate(() => send('SIGINT'));
      return unexpected();
    };

    expect((await ran(work)).codes).toEqual([130]);
  });

  test('does not mention Terraform if it does not run', async () => {
    const { text, codes } = await ran(() => {
      send('SIGINT');
      return Promise.resolve(0);
    });

    expect({ text, codes }).toEqual({ text: '\nstopping …\n', codes: [130] });
  });

  test('reports every error without a signal', async () => {
    await expect(ran(unexpected)).rejects.toThrow('The service is no longer running');
  });

  test('keeps the result of work that a signal ends normally', async () => {
    const work = () => {
      send('SIGINT');
      return Promise.resolve(0 as const);
    };

    expect((await ran(work, { isNormalEnd: () => true })).codes).toEqual([0]);
  });

  test('removes its handlers', async () => {
    const before = process.listenerCount('SIGINT');

    await ran(() => Promise.resolve(0));

    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
