import { configurationSubject } from '../src';
import { expanded, references } from '../src/expressions';

describe('references', () => {
  test.each([
    ['an attribute', '${aws_cognito_user_pool.main.id}', ['aws_cognito_user_pool.main']],
    ['a data source', '${data.auth0_tenant.main.id}', ['data.auth0_tenant.main']],
    [
      'a function’s arguments',
      '${join("/", [auth0_client.a.id, auth0_client.b.id])}',
      ['auth0_client.a', 'auth0_client.b'],
    ],
    ['nested values', { a: ['x', '${auth0_client.a-b.id}'] }, ['auth0_client.a-b']],
    ['text without an expression', 'aws_cognito_user_pool.main', []],
    ['an escaped expression', '$${aws_cognito_user_pool.main.id}', []],
  ])('are found in %s', (_, value, expected) => {
    const found = references(value);

    expect(found).toEqual(expected);
  });
});

describe('expanded', () => {
  const subject = configurationSubject(
    {
      resource: {
        aws_cognito_user_pool_domain: {
          a: { domain: 'acme' },
          b: { domain: '${aws_cognito_user_pool_domain.a.domain}' },
        },
        aws_iam_role: { loop: { name: '${aws_iam_role.loop.name}' } },
      },
    },
    'production',
  );

  test.each([
    ['a literal setting', 'https://${aws_cognito_user_pool_domain.a.domain}/x', 'https://acme/x'],
    ['a setting that is a reference', '${aws_cognito_user_pool_domain.b.domain}', 'acme'],
    [
      'a value that only Terraform knows',
      '${aws_cognito_user_pool_domain.a.id}',
      '${aws_cognito_user_pool_domain.a.id}',
    ],
    ['a circle', '${aws_iam_role.loop.name}', '${aws_iam_role.loop.name}'],
  ])('replaces %s', (_, text, expected) => {
    const result = expanded(subject, text);

    expect(result).toBe(expected);
  });
});
