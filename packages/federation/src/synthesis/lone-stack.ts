import { App, TerraformStack } from 'cdktf';

/**
 * A stack whose synthesis skips a pass if it is the only one in its app.
 *
 * Before synthesis, cdktf resolves every value to find references to other stacks. This takes a third of the time of a large
 * stack, and is not needed without other stacks.
 */
export class LoneStack extends TerraformStack {
  override prepareStack(): void {
    const stacks = App.of(this).node.findAll().filter(TerraformStack.isStack);
    if (stacks.length > 1) super.prepareStack();
    else this.ensureBackendExists();
  }
}
