import { defineFaults, describeFaults } from '../../src';

const faults = defineFaults({
  ERR_PLAIN: { allowed: 'a letter', fix: 'rename it' },
  ERR_WITH_PARAMETER: ({ canonical }: { canonical: string }) => ({
    allowed: `${canonical}, as browsers send it`,
    fix: `write ${canonical}`,
  }),
  ERR_WITH_OWN_RECEIVED: ({ items }: { items: number }) => ({
    received: `${items} items`,
    allowed: 'fewer',
    fix: 'remove some',
  }),
  ERR_WITH_TEXT_OF_RECEIVED: ({ received }: { received: string }) => ({
    allowed: 'lower case',
    fix: `write ${received.toLowerCase()}`,
  }),
  ERR_COMPLETE: { path: '--confirm', received: 'no answer', allowed: 'yes', fix: 'answer' },
  ERR_WITH_LIST: ({ known }: { known: readonly string[] }) => ({
    allowed: known.length > 0 ? known.map((name) => `"${name}"`).join(', ') : 'nothing',
    fix: 'choose one',
  }),
});

describe('defineFaults', () => {
  test('creates a fault from a path, a received value and the texts of its code', () => {
    expect(faults.ERR_PLAIN({ path: 'name', received: 'x' })).toEqual({
      code: 'ERR_PLAIN',
      path: 'name',
      received: '"x"',
      allowed: 'a letter',
      fix: 'rename it',
    });
  });

  test('writes parameters into the texts', () => {
    const fault = faults.ERR_WITH_PARAMETER({ path: 'url', received: 'HTTP://A', canonical: 'http://a/' });

    expect(fault).toMatchObject({ allowed: 'http://a/, as browsers send it', fix: 'write http://a/' });
  });

  test('uses the received text of the definition unchanged', () => {
    expect(faults.ERR_WITH_OWN_RECEIVED({ path: 'list', items: 51 }).received).toBe('51 items');
  });

  test('lets a text use the received value', () => {
    const fault = faults.ERR_WITH_TEXT_OF_RECEIVED({ path: 'name', received: 'EMAIL' });

    expect(fault).toMatchObject({ received: '"EMAIL"', fix: 'write email' });
  });

  test('needs no arguments if the definition has every text', () => {
    expect(faults.ERR_COMPLETE()).toMatchObject({ code: 'ERR_COMPLETE', path: '--confirm', received: 'no answer' });
  });

  test('prints a missing value as nothing', () => {
    expect(faults.ERR_PLAIN({ path: 'name', received: undefined }).received).toBe('nothing');
  });

  test('refuses wrong codes and wrong parameters at compile time', () => {
    // Never called: only the compiler reads it.
    const attempts = () => {
      // @ts-expect-error a code that is not defined
      faults.ERR_OTHER({ path: '', received: '' });
      // @ts-expect-error a missing parameter
      faults.ERR_WITH_PARAMETER({ path: '', received: '' });
      // @ts-expect-error a parameter of another name
      faults.ERR_WITH_PARAMETER({ path: '', received: '', canonic: '' });
      // @ts-expect-error a parameter of another type
      faults.ERR_WITH_OWN_RECEIVED({ path: '', items: 'many' });
      // @ts-expect-error a received value that the definition gives
      faults.ERR_WITH_OWN_RECEIVED({ path: '', items: 1, received: '' });
      // @ts-expect-error a missing path
      faults.ERR_PLAIN({ received: '' });
      // @ts-expect-error a missing received value
      faults.ERR_PLAIN({ path: '' });
      // @ts-expect-error a code in lower case
      defineFaults({ ERR_lower: { allowed: '', fix: '' } });
      // @ts-expect-error a code without its prefix
      defineFaults({ OTHER: { allowed: '', fix: '' } });
    };

    expect(attempts).toBeInstanceOf(Function);
  });
});

describe('describeFaults', () => {
  const entry = (code: string) => describeFaults(faults).find((each) => each.code === code);

  test('prints texts without parameters unchanged', () => {
    expect(entry('ERR_COMPLETE')).toEqual({
      code: 'ERR_COMPLETE',
      path: '--confirm',
      received: 'no answer',
      allowed: 'yes',
      fix: 'answer',
    });
  });

  test('prints a parameter as its name', () => {
    expect(entry('ERR_WITH_PARAMETER')).toMatchObject({
      allowed: '{canonical}, as browsers send it',
      fix: 'write {canonical}',
    });
  });

  test('prints a parameter as its name if a text calls its methods', () => {
    expect(entry('ERR_WITH_TEXT_OF_RECEIVED')?.fix).toBe('write {received}');
    expect(entry('ERR_WITH_LIST')?.allowed).toBe('{known}');
  });

  test('prints the received text with its parameters', () => {
    expect(entry('ERR_WITH_OWN_RECEIVED')?.received).toBe('{items} items');
  });
});
