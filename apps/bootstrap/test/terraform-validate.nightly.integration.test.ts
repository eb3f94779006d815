import { synthesized } from '../../../packages/bootstrap/test/synthesized';
import { awsWorkspace } from '../../../packages/federation/test/terraform';
import { bootstrap } from '../src/accounts';

describe('the stack of an account', () => {
  test('is valid by the schema of the real AWS provider', async () => {
    const [, text = ''] = Object.entries(synthesized(bootstrap)).find(([name]) => name.startsWith('account-')) ?? [];
    const workspace = await awsWorkspace(JSON.parse(text));

    const { valid, diagnostics } = await workspace.validate();

    await workspace.dispose();
    expect(diagnostics).toEqual([]);
    expect(valid).toBe(true);
  }, 120_000);
});
