import { hasSecretShape, withoutSecrets } from '../../src';

const shown = (text: string) => withoutSecrets(text, '***');
/** In two parts, so that no secret scanner reports this file. */
const key = (start: string, rest: string) => start + rest;

describe('withoutSecrets', () => {
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
    [key('glrt', '-0123456789abcdefghij'), '***'],
    [key('npm', '_0123456789abcdefghijABCDEFGHIJ012345'), '***'],
    [key('pypi', '-AgEIcHlwaS5vcmc0123456789abcdefghijABCDEFG'), '***'],
    [key('dckr', '_pat_0123456789abcdefghij'), '***'],
    [key('SG', '.0123456789abcdef.0123456789abcdef'), '***'],
    [key('SK', '0123456789abcdef0123456789abcdef'), '***'],
    [key('0123456789abcdef0123456789abcdef', '-us12'), '***'],
    [key('AIza', '0123456789abcdefghijABCDEFGHIJ01234'), '***'],
    [key('ya29', '.0123456789abcdefghij'), '***'],
    [key('abc8Q', '~0123456789abcdefghijABCDEFGHIJ0123'), '***'],
    [key('NRAK', '-0123456789ABCDEFGHIJ0123456'), '***'],
    [key('dapi', '0123456789abcdef0123456789abcdef'), '***'],
    [key('hf', '_abcdefghijABCDEFGHIJ0123456789abcd'), '***'],
    [key('123456789', ':AA0123456789abcdefghijABCDEFGHIJ012'), '***'],
    ['AGE-SECRET-KEY-1ABCDEFGH23456789QRST', '***'],
    ['Private-Lines: 1\nAAAA+/bb=\nPrivate-MAC: 0', 'Private-Lines: 1\n***Private-MAC: 0'],
    ['https://chat.googleapis.com/v1/spaces/A/messages?key=b', 'https://chat.googleapis.com/v1/spaces/***'],
    ['https://chat.acme.example/hooks/0123456789abcdef', 'https://chat.acme.example/hooks/***'],
    ['postgres://me:p4ss@host/db', 'postgres://me:***@host/db'],
    ['postgres://me:p@s/s@host/db', 'postgres://me:***@host/db'],
    ['me:p4ss@tcp(host)/db', 'me:***@tcp(host)/db'],
    ['Authorization: Bearer abcdefghijklmn0p', 'Authorization: Bearer ***'],
  ])('masks %s by its format', (text, expected) => {
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
    ['x = {"value": "DB_PASSWORD=abc;Host=x"}', 'x = {"value": "DB_PASSWORD=***;Host=x"}'],
    ['- name: DB_PASSWORD\n  value: abc\n', '- name: DB_PASSWORD\n  value: ***\n'],
    ['<add key="ApiKey" value="abc"/>', '<add key="ApiKey" value="***"/>'],
    ['<password>abc</password>', '<password>***</password>'],
    ['curl -H "X-Api-Key: abc" x', 'curl -H "X-Api-Key: ***" x'],
    ['curl -u me:abc x', 'curl -u me:*** x'],
    ['login --token abc --host x', 'login --token *** --host x'],
    ["sshpass -p 'abc' ssh x", "sshpass -p '***' ssh x"],
    ['mysql -u root -pabc x', 'mysql -u root -p*** x'],
    ['machine x login me password abc', 'machine x login me password ***'],
    ['aws_secret_access_key = 0123456789ab', 'aws_secret_access_key = ***'],
    ['https://0123456789abcdefghij@x.test/1', 'https://***@x.test/1'],
    [Buffer.from('export DB_PASSWORD=abc\n').toString('base64'), '***'],
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
    'token = parameters',
    'login --token $TOKEN',
    'name: LOG_LEVEL\nvalue: debug',
    Buffer.from('a text of people, without anything').toString('base64'),
    'Your temporary password: {####}',
    'Your temporary password is {####}.',
    'token_endpoint_auth_method=client_secret_post',
    'Basic authentication-of-people is off',
    'arn:aws:iam::123456789012:role/token',
  ])('does not mask %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  test('takes time in proportion to the text', () => {
    const started = process.cpuUsage();
    for (const part of [
      'a',
      'token=',
      '://a:',
      'eyJ',
      'Bearer ',
      "password: '",
      'name: a ',
      '--token ',
      'mysql ',
      'a:',
    ])
      shown(part.repeat(200_000));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(3);
  });
});

test('a host whose name begins like a token of GitLab is not a secret', () => {
  expect(hasSecretShape('globex-staging.eu.auth0.com')).toBe(false);
});
