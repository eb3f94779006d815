import { synthesized } from '../../../packages/bootstrap/test/synthesized';
import { awsWorkspace } from '../../../packages/federation/test/terraform';
import { bootstrap } from '../src/accounts';

describe('the stack of an account', () => {
  test('is valid by the schema of the real AWS provider', () => {
    const [, text = ''] = Object.entries(synthesized(bootstrap)).find(([name]) => name.startsWith('account-')) ?? [];
    const workspace = awsWorkspace(JSON.parse(text));

    const { valid, diagnostics } = workspace.validate();

    workspace.dispose();
    expect(diagnostics).toEqual([]);
    expect(valid).toBe(true);
  }, 120_000);
});
