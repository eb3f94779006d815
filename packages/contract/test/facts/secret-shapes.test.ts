import { hasSecretShape, withoutSecretShapes } from '../../src';

const shown = (text: string) => withoutSecretShapes(text, '***');
/** In two pieces, so that no scanner takes this file for a leak. */
const key = (start: string, rest: string) => start + rest;

describe('withoutSecretShapes', () => {
  test.each([
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----', '***'],
    ['-----BEGIN PGP PRIVATE KEY BLOCK-----\nabc', '***'],
    ['eyJhbGciOiJSUzI1NiIsInR5.eyJzdWIiOiIxMjM0NTY3.c2ln', '***'],
    [key('id AKIA', 'IOSFODNN7EXAMPLE'), 'id ***'],
    [key('sk_', 'live_51H8xExampleExample'), '***'],
    [key('ghp_', '0123456789012345678901234567890123456'), '***'],
    [key('xoxb-', '1234567890-abcdefghij'), '***'],
    [key('https://hooks.slack.com/', 'services/T000/B000/XXXX'), 'https://hooks.slack.com/***'],
    [key('https://acme.webhook.office.com/', 'webhookb2/1@2/IncomingWebhook/3'), 'https://acme.webhook.office.com/***'],
    [key('https://discord.com/api/webhooks/', '1234/abcd'), 'https://discord.com/api/webhooks/***'],
    ['postgres://me:p4ss@host/db', 'postgres://me:***@host/db'],
    ['Authorization: Bearer abcdefghijklmn0p', 'Authorization: Bearer ***'],
  ])('masks %s by its shape', (text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(hasSecretShape(text)).toBe(true);
  });

  test.each([
    ['https://x.test/?client_secret=abc&a=1', 'https://x.test/?client_secret=***&a=1'],
    ['https://x.test/cb?a=1&sig=abc%2B#top', 'https://x.test/cb?a=1&sig=***#top'],
    ['Server=db;User Id=me;Password=p$ss w;Encrypt=true', 'Server=db;User Id=me;Password=*** w;Encrypt=true'],
    ['AccountName=a;AccountKey=abc==;', 'AccountName=a;AccountKey=***;'],
    ['export DB_PASSWORD=abc\nHOST=x', 'export DB_PASSWORD=***\nHOST=x'],
    ['db:\n  password: abc\n  host: x', 'db:\n  password: ***\n  host: x'],
    ['x = {"apiKey": "abc", "b": 1}', 'x = {"apiKey": "***", "b": 1}'],
    ["const smtpPass = 'abc d';", "const smtpPass = '***';"],
  ])('masks the value in %j by its name', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    'https://app.acme.example/auth/callback?state=1&code=2',
    'https://eyJhbGciOiJSUzI1NiIsInR5.evil.test/cb',
    'https://app.acme.example@evil.test/',
    "const token = await fetch('https://evil.test');",
    'token=fetch("https://evil.test")',
    'const token = "https://evil.test/collect";',
    'password=$PASSWORD',
    'Your temporary password: {####}',
    'Your temporary password is {####}.',
    'token_endpoint_auth_method=client_secret_post',
    'Basic authentication-of-people is off',
    'arn:aws:iam::123456789012:role/token',
  ])('shows %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  test('takes time in proportion to the text', () => {
    const started = process.cpuUsage();
    for (const part of ['a', 'token=', '://a:', 'eyJ', 'Bearer ', "password: '"]) shown(part.repeat(200_000));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(3);
  });
});
