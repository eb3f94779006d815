import { Secrets } from '../src/secrets';

const secretsOf = (...values: readonly string[]) => {
  const secrets = new Secrets();
  for (const value of values) secrets.add(value);
  return secrets;
};

describe('Secrets', () => {
  test.each([
    ['unchanged', 'x a-"long"/secret?& y'],
    ['in JSON', `x ${JSON.stringify('a-"long"/secret?&').slice(1, -1)} y`],
    ['in a URL', `x ${encodeURIComponent('a-"long"/secret?&')} y`],
    ['in base64', `x ${Buffer.from('a-"long"/secret?&').toString('base64')} y`],
  ])('masks a known secret %s', (_, text) => {
    expect(secretsOf('a-"long"/secret?&').scrub(text)).toBe('x (sensitive) y');
  });

  test('masks the longest of several secrets with the same prefix', () => {
    const secrets = secretsOf('secret-1', 'secret-12', 'secret-123456', 'secret-2');

    expect(secrets.scrub('secret-123456 secret-12x secret-1x secret-29 secret-3')).toBe(
      '(sensitive) (sensitive)x (sensitive)x (sensitive)9 secret-3',
    );
  });

  test("masks the values of an action's secrets, but not their names or an ID", () => {
    const secrets = new Secrets();
    secrets.add([
      { name: 'CLIENT_ID', value: 'public-client-id' },
      { name: 'API_KEY', value: 'a-real-secret' },
    ]);

    expect(secrets.scrub('CLIENT_ID public-client-id API_KEY a-real-secret')).toBe(
      'CLIENT_ID public-client-id API_KEY (sensitive)',
    );
  });

  test('masks numbers and nested values', () => {
    const secrets = new Secrets();
    secrets.add({ a: [123456789, { b: 'inner-secret' }], c: true, d: null });

    expect(secrets.scrub('123456789 inner-secret true null')).toBe('(sensitive) (sensitive) true null');
  });

  test('masks short secrets only if they are flagged', () => {
    expect(secretsOf('code').scrub('code')).toBe('code');
  });

  test('never leaves a part of a secret in a truncated text', () => {
    const secrets = secretsOf('s'.repeat(5000), 'the-other-secret');
    const text = `${'the-other-secret '.repeat(20)}${'s'.repeat(5000)}`;

    for (let length = 1; length < 400; length += 7) {
      const scrubbed = secrets.scrub(text, length);
      expect(scrubbed).not.toContain('ss');
      expect(scrubbed).not.toMatch(/the-o/);
    }
  });

  test('masks secrets by their format', () => {
    expect(new Secrets().scrub('postgres://me:p4ss@host/db')).toBe('postgres://me:(sensitive)@host/db');
  });

  test('takes time in proportion to the text, for any number of secrets', () => {
    const secrets = new Secrets();
    for (let index = 0; index < 20_000; index += 1) secrets.add(`same-beginning-${index}-end`);
    const text = 'same-beginning-'.repeat(20_000);

    const started = process.cpuUsage();
    secrets.scrub(text);

    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(3);
  });
});
