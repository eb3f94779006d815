import * as checks from './checks';
import { fault } from './faults';
import { shapeOf } from './shape';

/** Default settings of the IAM roles that the constructs create. */
export interface RoleDefaults {
  /**
   * IAM path of the roles, such as `/acme-dev/`. Permissions of the deploy role can then be limited to roles with this path. A
   * change **replaces the
   * roles**.
   *
   * @default '/'
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
   */
  readonly path?: string;
  /**
   * ARN of the permissions boundary of the roles.
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
 * Name, path and boundary for Terraform. A role without a fixed name is replaced before it is deleted, so that there always is
 * a role. This is not possible with a fixed name, which must be unique.
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

/** Faults of the role defaults. @internal */
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
