import { FaultError, shown, throwFaults, type Fault } from '../../src';

const fault = (code: string): Fault => ({
  code,
  path: 'app.url',
  received: '"x"',
  allowed: 'a URL',
  fix: 'give a URL',
});

describe('throwFaults', () => {
  test('throws all faults at once, with the first code as its own', () => {
    const attempt = () => throwFaults('environment dev', [fault('ERR_ONE'), fault('ERR_TWO')]);

    expect(attempt).toThrow(FaultError);
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'ERR_ONE',
        faults: [expect.objectContaining({ code: 'ERR_ONE' }), expect.objectContaining({ code: 'ERR_TWO' })],
        message: expect.stringContaining('environment dev: 2 faults'),
      }),
    );
  });

  test('prints path, received, allowed and fix in the message', () => {
    const attempt = () => throwFaults('environment dev', [fault('ERR_ONE')]);

    for (const part of ['app.url', 'received: "x"', 'allowed:  a URL', 'fix:      give a URL']) {
      expect(attempt).toThrow(part);
    }
  });

  test('wraps a long list of allowed values after commas', () => {
    const allowed = Array.from({ length: 60 }, (_, index) => `value.number.${index}`).join(', ');

    const { message } = new FaultError('environment dev', [{ ...fault('ERR_ONE'), allowed }]);

    const lines = message.split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(114);
    expect(message.replaceAll(/\s+/g, ' ')).toContain(`allowed: ${allowed} fix:`);
  });

  test('indents several received lines, such as faults of another program, below the labels', () => {
    const received = 'environment dev: 1 fault\n  ERR_X at app.url\n    fix:      use https\n';
    const { message } = new FaultError('synthesis', [{ ...fault('ERR_ONE'), received }]);

    expect(message.split('\n').slice(1)).toEqual([
      '  ERR_ONE at app.url',
      '    received:',
      '      environment dev: 1 fault',
      '        ERR_X at app.url',
      '          fix:      use https',
      '    allowed:  a URL',
      '    fix:      give a URL',
    ]);
  });

  test('does nothing without faults', () => {
    expect(() => throwFaults('environment dev', [])).not.toThrow();
  });
});

describe('shown', () => {
  test.each([
    ['a text', 'x', '"x"'],
    ['nothing', undefined, 'nothing'],
    ['an object', { a: 1 }, '{"a":1}'],
  ])('prints %s', (_, value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  test('shortens a long value', () => {
    expect(shown('x'.repeat(10_000)).length).toBeLessThan(160);
  });
});
