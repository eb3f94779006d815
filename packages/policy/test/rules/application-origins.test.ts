import { applicationOrigins } from '../../src/rules/application-origins';
import { describeRule } from '../describe-rule';

describeRule(applicationOrigins, {
  finds: [
    [
      'a web origin on another host',
      'resource.auth0_client.app.web_origins',
      ['https://evil.example'],
      'auth0_client.app.web_origins',
    ],
    [
      'an allowed origin on another host',
      'resource.auth0_client.app.allowed_origins',
      ['https://app.acme.example', 'https://evil.example'],
      'auth0_client.app.allowed_origins',
    ],
  ],
  accepts: [['no origins', 'resource.auth0_client.app.web_origins', undefined]],
});
