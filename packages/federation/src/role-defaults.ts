import * as checks from './checks';
import { fault } from './faults';
import { shapeOf } from './shape';

/** What every IAM role that the constructs make has, unless the role says otherwise. */
export interface RoleDefaults {
  /**
   * IAM path of the roles, such as `/acme-dev/`. A deploying role can then be limited to the roles below it. A change **replaces the
   * roles**.
   *
   * @default '/'
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
   */
  readonly path?: string;
  /**
   * ARN of the policy that limits the permissions of the roles.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   */
  readonly permissionsBoundary?: string;
}

/** @internal */
export const roleDefaultsShape = shapeOf<RoleDefaults>()((z) =>
  z.strictObject({ path: z.text, permissionsBoundary: z.text }),
);

/**
 * Name, path and boundary as Terraform takes them. A role without a fixed name is replaced by a new one before it is deleted,
 * so that its users always have a role; two roles cannot have one name.
 *
 * @internal
 */
export const roleConfig = ({
  name,
  path,
  permissionsBoundary,
}: RoleDefaults & { readonly name?: string | undefined }) => ({
  ...(name ? { name } : { lifecycle: { createBeforeDestroy: true } }),
  ...(path && { path }),
  ...(permissionsBoundary && { permissionsBoundary }),
});

/** Faults of what roles have in common. @internal */
export function checkRoleDefaults(
  path: string,
  defaults: RoleDefaults = {},
  place: checks.Place = {},
): checks.Findings {
  return [
    checks.matching(defaults.path, /^\/(?:[!-~]{1,510}\/)?$/, (value) =>
      fault.ERR_ROLE_PATH_INVALID({ path: `${path}.path`, received: value }),
    ),
    checks.policyArn(`${path}.permissionsBoundary`, defaults.permissionsBoundary, place),
  ];
}
