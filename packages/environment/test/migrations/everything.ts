/*
 * An app with everything that the constructs offer, each kind once: synthesized like the other apps, it covers settings
 * that no environment of this workspace uses.
 */
import {
  EnvironmentOutputs,
  FederatedUserPool,
  IamOidcProvider,
  LoginBranding,
  ReferencedUserPool,
  SignInParameters,
  WebClient,
} from '@auth0-cognito/federation';
import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, S3Backend, TerraformStack } from 'cdktf';

import { dev } from '../../../federation/test/dev';
import { GROUPS } from '../../../federation/test/groups';
import { MAXIMAL } from '../../../federation/test/maximal';

const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, 'everything');
new S3Backend(stack, { bucket: 'acme-prod-tfstate', key: 'everything.tfstate', region: 'eu-central-1' });
new AwsProvider(stack, 'Aws', {
  region: 'eu-central-1',
  allowedAccountIds: ['111111111111'],
  defaultTags: [{ tags: { team: 'identity' } }],
});
new Auth0Provider(stack, 'Auth0', { domain: 'acme.eu.auth0.com' });
const usEast1Provider = new AwsProvider(stack, 'UsEast1', { region: 'us-east-1', alias: 'us_east_1' });
const federatedUserPool = new FederatedUserPool(stack, 'Federation', { ...MAXIMAL, usEast1Provider });
new EnvironmentOutputs(stack, 'Outputs', { environment: 'prod', accountId: '111111111111', federatedUserPool });

new SignInParameters(stack, 'Parameters', { federatedUserPool, path: '/acme/prod/sign-in' });
new FederatedUserPool(stack, 'Functions', { ...dev, ...GROUPS });
new FederatedUserPool(stack, 'Existing', { ...dev, name: 'acme-shared', userPool: { existingName: 'shared' } });

const userPool = new ReferencedUserPool(stack, 'Referenced', {
  userPoolId: 'eu-central-1_AbCdEf123',
  arn: 'arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_AbCdEf123',
  region: 'eu-central-1',
});
new WebClient(stack, 'Extra', {
  userPool,
  name: 'extra',
  callbackUrls: ['https://extra.example.com'],
  allowNativeUsers: true,
});
new IamOidcProvider(stack, 'ExistingIamOidcProvider', {
  existing: true,
  issuerHost: 'other.eu.auth0.com',
  clientIds: ['AbCdEfGh12345678'],
});

// Settings that version 6 of the AWS provider has, and 5.100 does not have.
const newer = new TerraformStack(app, 'newer');
new S3Backend(newer, { bucket: 'acme-prod-tfstate', key: 'newer.tfstate', region: 'eu-central-1' });
new AwsProvider(newer, 'Aws', { region: 'eu-central-1' });
const referenced = { userPoolId: 'eu-central-1_AbCdEf123', arn: userPool.arn, region: 'eu-central-1' };
new LoginBranding(newer, 'Style', {
  userPool: new ReferencedUserPool(newer, 'Referenced', referenced),
  clientId: 'AbCdEfGh12345678',
});

app.synth();
