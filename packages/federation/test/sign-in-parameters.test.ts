import { FederatedUserPool, SignInParameters } from '../src';
import { dev } from './dev';
import { faultsOf } from './faults';
import { stackWith, synthesize } from './template';

const at = (path: string) => (stack: Parameters<Parameters<typeof stackWith>[0]>[0]) => {
  const federatedUserPool = new FederatedUserPool(stack, 'Federation', dev);
  new SignInParameters(stack, 'Parameters', { federatedUserPool, path });
};

describe(SignInParameters, () => {
  test('are plain texts that refer to the resources whose IDs they contain', () => {
    const parameters = Object.values(synthesize(at('/acme/dev/sign-in')).all('aws_ssm_parameter'));

    expect(Object.fromEntries(parameters.map(({ name, insecure_value: value }) => [name, value]))).toEqual({
      '/acme/dev/sign-in/user-pool-id': expect.stringMatching(/^\$\{aws_cognito_user_pool\.\w+\.id\}$/),
      '/acme/dev/sign-in/issuer': expect.stringMatching(/^https:\/\/.+\$\{aws_cognito_user_pool\.\w+\.id\}$/),
      '/acme/dev/sign-in/domain': expect.stringContaining('.amazoncognito.com'),
      '/acme/dev/sign-in/web-client-id': expect.stringMatching(/^\$\{aws_cognito_\w*user_pool_client\.\w+\.id\}$/),
      '/acme/dev/sign-in/identity-pool-id': expect.stringMatching(/^\$\{aws_cognito_identity_pool\.\w+\.id\}$/),
    });
    expect(parameters.map(({ type }) => type)).toEqual(parameters.map(() => 'String'));
  });

  test.each(['acme/dev', '/', '/acme/', '/aws-acme/dev', '/SSM/dev', '/acme/d v', `/acme${'/a'.repeat(14)}`])(
    'refuses the path %j',
    (path) => {
      expect(faultsOf(() => stackWith(at(path)))).toMatchObject([
        { code: 'ERR_PARAMETER_PATH', received: `"${path}"` },
      ]);
    },
  );
});
