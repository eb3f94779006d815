import { Secrets } from '../src/secrets';
import { ValueFormatter } from '../src/value-formatter';

describe('ValueFormatter', () => {
  const secrets = new Secrets();
  secrets.add('a-secret-key-of-an-instance');
  const show = new ValueFormatter(secrets);

  test('masks a secret in an instance key, but not in names', () => {
    expect(show.address('aws_x.a["a-secret-key-of-an-instance"].b["c"]')).toBe('aws_x.a["(sensitive)"].b["c"]');
  });

  test('masks a secret in a list, a key and a text', () => {
    const shown = show.value({ 'a-secret-key-of-an-instance': ['x a-secret-key-of-an-instance y'] });

    expect(shown).toBe('{"(sensitive)": ["x (sensitive) y"]}');
  });
});
