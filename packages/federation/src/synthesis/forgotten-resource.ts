import { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Defines a `removed` block: Terraform drops a resource from the state and does not change the object. Create it with the
 * construct id that the resource had, because the address depends on it. In a state without the resource it does nothing.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/removed
 */
export class ForgottenResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    /** Terraform type of the resource. */
    private readonly type: string,
  ) {
    super(scope, id);
  }

  override toTerraform(): { readonly removed: readonly object[] } {
    return { removed: [{ from: `${this.type}.${this.friendlyUniqueId}`, lifecycle: { destroy: false } }] };
  }
}
