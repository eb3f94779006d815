import { stepPrinter } from '../src/steps';

const STEP = { name: 'apply', ok: true, seconds: 12.34 };

function told(isTTY: boolean) {
  let text = '';
  const output = {
    progress: { write: (part: string) => ((text += part), true), isTTY },
    result: { write: () => true },
  };
  const tell = stepPrinter(output);
  tell({ kind: 'started', name: 'apply' });
  tell({ kind: 'finished', step: STEP });
  tell({ kind: 'finished', step: { ...STEP, name: 'plan', ok: false } });
  return text;
}

describe(stepPrinter, () => {
  test('writes a line for each finished step if the output is not a terminal', () => {
    expect(told(false)).toMatch(/^ {2}✓ apply +12\.3 s\n {2}✗ plan +12\.3 s\n$/);
  });

  test.each([
    ['shows the running step on a terminal', 'xterm', '  … apply\r\u001b[2K'],
    ['writes no escape sequence if TERM is dumb', 'dumb', told(false)],
  ])('%s', (_what, term, begin) => {
    const { TERM } = process.env;
    process.env.TERM = term;
    try {
      expect(told(true).startsWith(begin)).toBe(true);
    } finally {
      if (TERM === undefined) delete process.env.TERM;
      else process.env.TERM = TERM;
    }
  });
});
