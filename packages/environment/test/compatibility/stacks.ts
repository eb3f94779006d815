import type { TerraformStack } from 'cdktf';
import { Auth0Provider } from '@cdktf/provider-auth0/lib/provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { synthesized as bootstrapStacks } from '../../../bootstrap/test/synthesized';
import { make } from '../../../federation/test/dev';
import { MAXIMAL } from '../../../federation/test/maximal';
import { synthesize } from '../../../federation/test/template';
import { synthesized } from '../../src/testing';
import { values } from '../values';
import type { TerraformBlocks } from './addresses';

const everything = (stack: TerraformStack) => {
  const usEast1Provider = new AwsProvider(stack, 'UsEast1', { region: 'us-east-1', alias: 'us_east_1' });
  const partners = new Auth0Provider(stack, 'Partners', { domain: 'partners.eu.auth0.com', alias: 'partners' });
  make({ ...MAXIMAL, usEast1Provider, auth0Providers: { partners } })(stack);
};

const parsed = (text: string | undefined) => JSON.parse(text ?? '{}') as TerraformBlocks;

/** Terraform JSON by the kind of stack: an environment, the constructs with every setting, and the stacks of bootstrap. */
export function stacks(): Record<string, TerraformBlocks> {
  const bootstrap = bootstrapStacks();
  return {
    environment: parsed(synthesized(values())),
    federation: synthesize(everything).json as TerraformBlocks,
    'bootstrap of an account': parsed(bootstrap['account-333333333333']),
    'bootstrap of an Auth0 tenant': parsed(bootstrap['auth0-prod']),
  };
}
