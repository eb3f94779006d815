import { Secrets } from '../src/secrets';
import { Shower, printable, shortened } from '../src/text';

describe('printable', () => {
  test.each([
    ['a\nb\tc\r', 'a\\nb\\tc\\r'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\u200b\u2066\ufeffb', 'a\\u{200b}\\u{2066}\\u{feff}b'],
    ['\u0000\u001b[31m', '\\u{0}\\u{1b}[31m'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['\u2028', '\\u{2028}'],
    ['é 漢字 😀 שלום', 'é 漢字 😀 שלום'],
  ])('writes %j as %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});

describe('shortened', () => {
  test('never cuts a character in half', () => {
    for (let length = 20; length < 60; length += 1) {
      const text = shortened('😀'.repeat(100), length);
      expect(text.length).toBeLessThanOrEqual(length);
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
  });
});

describe('Shower', () => {
  const secrets = new Secrets();
  secrets.add('a-secret-key-of-an-instance');
  const show = new Shower(secrets);

  test('masks a secret in an instance key and leaves names alone', () => {
    expect(show.address('aws_x.a["a-secret-key-of-an-instance"].b["c"]')).toBe('aws_x.a["(sensitive)"].b["c"]');
  });

  test('masks a secret in a list, a key and a text', () => {
    const shown = show.value({ 'a-secret-key-of-an-instance': ['x a-secret-key-of-an-instance y'] });

    expect(shown).toBe('{"(sensitive)": ["x (sensitive) y"]}');
  });
});
