import { secretPostcondition } from '../../src/rules/secret-postcondition';
import { describeRule } from '../describe-rule';

describeRule(secretPostcondition, {
  finds: [
    [
      'no postcondition',
      'resource.auth0_client_credentials.app.lifecycle',
      undefined,
      'auth0_client_credentials.app.lifecycle.postcondition',
    ],
    [
      'a postcondition on another value',
      'resource.auth0_client_credentials.app.lifecycle.postcondition',
      [{ condition: '${true}' }],
      'auth0_client_credentials.app.lifecycle.postcondition',
    ],
  ],
});
