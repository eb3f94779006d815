import { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Defines a `removed` block: Terraform drops a resource from the state and does not change the object. Create it at the construct id
 * that the resource had: the address follows from it. In a state without the resource it does nothing.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/removed
 */
export class ForgottenResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    /** Type of the resource, as Terraform names it. */
    private readonly type: string,
  ) {
    super(scope, id);
  }

  override toTerraform(): { readonly removed: readonly object[] } {
    return { removed: [{ from: `${this.type}.${this.friendlyUniqueId}`, lifecycle: { destroy: false } }] };
  }
}
