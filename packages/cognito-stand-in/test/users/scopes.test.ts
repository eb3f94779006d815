import { attributeIsShown, grantedScopes, machineScopes } from '../../src/users/scopes';
import { client } from '../support/configuration';

const servers = [
  { userPoolId: 'p', identifier: 'https://api.example', name: 'API', scopes: [{ name: 'read', description: '' }] },
];
const web = client('web', { oauthScopes: ['openid', 'email', 'https://api.example/read'] });

describe(grantedScopes, () => {
  test.each<[string | undefined, readonly string[] | undefined]>([
    [undefined, web.oauthScopes],
    ['', web.oauthScopes],
    ['  ', web.oauthScopes],
    ['openid', ['openid']],
    ['email openid email', ['email', 'openid']],
    ['openid phone', ['openid']],
    ['https://api.example/read', ['https://api.example/read']],
    ['phone openid', ['openid']],
    ['aws.cognito.signin.user.admin', undefined],
    ['email', undefined],
    ['profile phone', undefined],
    ['openid https://api.example/write', undefined],
    ['OPENID', undefined],
    ['openid\temail', undefined],
  ])('of %j are %j', (asked, expected) => {
    expect(grantedScopes(asked, web, servers)).toEqual(expected);
  });
});

describe(machineScopes, () => {
  test.each<[string | undefined, readonly string[] | undefined]>([
    [undefined, ['https://api.example/read']],
    ['https://api.example/read openid', ['https://api.example/read']],
    ['openid', undefined],
  ])('of %j are %j', (asked, expected) => {
    expect(machineScopes(asked, web)).toEqual(expected);
  });
});

describe(attributeIsShown, () => {
  test.each([
    ['name', ['openid'], true],
    ['name', ['openid', 'aws.cognito.signin.user.admin'], true],
    ['name', ['openid', 'email'], false],
    ['name', ['openid', 'email', 'profile'], true],
    ['email_verified', ['openid', 'email'], true],
    ['phone_number', ['openid', 'email'], false],
    ['phone_number', ['openid', 'email', 'phone'], true],
  ])('%s by %j: %s', (name, scopes, expected) => {
    expect(attributeIsShown(name, scopes, web)).toBe(expected);
  });

  test('never shows an attribute that the client may not read', () => {
    expect(attributeIsShown('name', ['openid', 'profile'], client('web', { readAttributes: ['email'] }))).toBe(false);
  });
});
