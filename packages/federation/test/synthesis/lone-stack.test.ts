import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { App, Lazy, TerraformOutput, TerraformStack, Testing, Token } from 'cdktf';

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';

import { LoneStack } from '../../src';
import { poolIn } from '../parts';

const synthesized = (app: App, stack: string) =>
  readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8').replace(/"[^"]*tfstate"/g, '"state"');

function stackOf(Stack: typeof TerraformStack, app: App, id: string): TerraformStack {
  const stack = new Stack(app, id);
  new AwsProvider(stack, 'Aws', { region: 'eu-central-1' });
  return stack;
}

describe(LoneStack, () => {
  test('writes the same bytes as any stack', () => {
    const bytes = (Stack: typeof TerraformStack) => {
      const app = Testing.app();
      poolIn(stackOf(Stack, app, 'one'));
      app.synth();
      return synthesized(app, 'one');
    };

    expect(bytes(LoneStack)).toBe(bytes(TerraformStack));
  });

  test('resolves each value one time less if it is the only stack', () => {
    const timesResolved = (Stack: typeof TerraformStack) => {
      let times = 0;
      const app = Testing.app();
      const stack = stackOf(Stack, app, 'one');
      new TerraformOutput(stack, 'counted', { value: Lazy.stringValue({ produce: () => `${(times += 1)}` }) });
      app.synth();
      return times;
    };

    expect(timesResolved(LoneStack)).toBe(timesResolved(TerraformStack) - 1);
  });

  test('still finds references to other stacks', () => {
    const app = Testing.app();
    const one = stackOf(LoneStack, app, 'one');
    const two = stackOf(LoneStack, app, 'two');
    new TerraformOutput(two, 'pool', { value: poolIn(one).userPoolId });

    app.synth();

    expect(synthesized(app, 'two')).toContain('data.terraform_remote_state.');
  });
});

describe('omitTokenStacks', () => {
  test('leaves out the stack traces of tokens', () => {
    jest.isolateModules(() => {
      // Separate modules, because the setting applies to the process.
      const { omitTokenStacks } = jest.requireActual<typeof import('../../src')>('../../src');
      const { Lazy: OwnLazy } = jest.requireActual<typeof import('cdktf')>('cdktf');
      const stackOfToken = () =>
        (OwnLazy.anyValue({ produce: () => 1 }) as unknown as { creationStack: string[] }).creationStack;
      const before = stackOfToken();

      omitTokenStacks();

      expect(before.length).toBeGreaterThan(0);
      expect(stackOfToken()).toEqual([]);
    });
  });

  test('does not change the values of tokens', () => {
    expect(Token.isUnresolved(Lazy.stringValue({ produce: () => 'x' }))).toBe(true);
  });
});
