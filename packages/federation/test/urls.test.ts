import { url } from '../src/checks/urls';

const EXAMPLE = 'https://app.example.com';

describe('the fix for a URL that is not absolute', () => {
  test.each([
    ['localhost:3000', 'http://localhost:3000'],
    ['localhost', 'http://localhost'],
    ['localhost:3000/callback?a=b', 'http://localhost:3000/callback?a=b'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['127.0.0.2:3000', 'https://127.0.0.2:3000'],
    ['app.acme.example', 'https://app.acme.example'],
    ['app.acme.example:8443/callback', 'https://app.acme.example:8443/callback'],
    ['/callback', EXAMPLE],
    ['../callback', EXAMPLE],
    ['app', EXAMPLE],
    ['https:app.acme.example', EXAMPLE],
    ['https://app.acme.example:99999', EXAMPLE],
    ['app.acme.example:99999', EXAMPLE],
  ])('of %j is %s', (value, absolute) => {
    const faults = url('app.url', value);

    expect(faults.map(({ code, fix }) => [code, fix])).toEqual([
      ['ERR_URL_NOT_ABSOLUTE', `write it with scheme and host: ${absolute}`],
    ]);
  });

  test('is a URL that the check accepts', () => {
    expect(url('app.url', 'http://localhost:3000')).toEqual([]);
    expect(url('app.url', 'myapp://callback', 'native')).toEqual([]);
  });
});
