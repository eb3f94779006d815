import type { TerraformStack } from 'cdktf';

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { EnvironmentOutputs, FederatedUserPool, ReferencedUserPool, WebClient } from '../src';
import { MAXIMAL } from './maximal';
import { synthesize } from './template';
import { awsWorkspace, type Workspace } from './terraform';

/** Terraform takes seconds to read the AWS provider's schema. */
const TIMEOUT = 120_000;

function maximal(stack: TerraformStack): void {
  const usEast1Provider = new AwsProvider(stack, 'UsEast1', { region: 'us-east-1', alias: 'us_east_1' });
  const federatedUserPool = new FederatedUserPool(stack, 'Federation', {
    ...MAXIMAL,
    webClient: { ...MAXIMAL.webClient, name: 'acme+prod.web' },
    usEast1Provider,
  });
  new EnvironmentOutputs(stack, 'Outputs', { environment: 'prod', accountId: '111111111111', federatedUserPool });
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
}

describe('with the real AWS provider', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await awsWorkspace(synthesize(maximal).json);
  }, TIMEOUT);
  afterAll(() => workspace?.dispose());

  test(
    'everything at once is valid',
    async () => {
      expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
    },
    TIMEOUT,
  );

  test(
    'the constructs refuse everything that the provider refuses',
    async () => {
      workspace.use(
        synthesize((stack) => {
          const { userPool } = new FederatedUserPool(stack, 'Federation', {
            ...MAXIMAL,
            domain: { prefix: 'acme' },
          });
          userPool.resource.mfaConfiguration = 'SOMETIMES';
        }).json,
      );

      expect(await workspace.validate()).toMatchObject({
        valid: false,
        diagnostics: [{ summary: expect.stringContaining('mfa_configuration') }],
      });
    },
    TIMEOUT,
  );
});
