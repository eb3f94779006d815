import { App, TerraformStack } from 'cdktf';

/**
 * A stack that is synthesized one pass faster where it is alone in its app.
 *
 * cdktf resolves every value once more before synthesis, to find references to other stacks; that is a third of the time
 * of a large stack, and without other stacks there is nothing to find.
 */
export class LoneStack extends TerraformStack {
  override prepareStack(): void {
    const stacks = App.of(this).node.findAll().filter(TerraformStack.isStack);
    if (stacks.length > 1) super.prepareStack();
    else this.ensureBackendExists();
  }
}
