import { exposedSecret } from '../../src/rules/exposed-secret';
import { describeRule } from '../describe-rule';

describeRule(exposedSecret, {
  finds: [
    [
      'an output of the secret',
      'output.leak',
      { value: '${auth0_client_credentials.app.client_secret}' },
      'output.leak',
    ],
    [
      'an output of a secret, marked sensitive',
      'output.leak',
      { value: { a: ['${aws_cognito_user_pool_client.machine.client_secret}'] }, sensitive: true },
      'output.leak',
    ],
  ],
});
