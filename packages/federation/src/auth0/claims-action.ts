import { isSettableClaim } from '@auth0-cognito/contract';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

import { Action } from '@cdktf/provider-auth0/lib/action';
import { TriggerAction } from '@cdktf/provider-auth0/lib/trigger-action';

import * as checks from '../checks';
import { fault } from '../faults';
import { ForgottenResource } from '../synthesis/forgotten-resource';

import type { Auth0Tenant } from './auth0-tenant';
import { shapeOf } from '../shape';

/** Values of a {@link ClaimsAction}. */
export interface ClaimsActionSettings {
  /** Name of the action in Auth0, unique in the tenant. */
  readonly name: string;
  /**
   * Claims of the ID token by name, each with the property of the Auth0 user that is its value: `app_metadata.team`. Names that
   * Auth0 restricts, such as `roles` and `groups`, are not possible; a namespace URL (`https://example.com/team`) is always
   * possible.
   */
  readonly claims: Readonly<Record<string, string>>;
  /**
   * Whether to bind the action to the post-login trigger of the tenant, after the actions that are already bound, which stay bound. You
   * can change the order in the dashboard of Auth0; Terraform keeps it.
   *
   * @default false
   */
  readonly bind?: boolean;
}

/** @internal */
export const claimsActionShape = shapeOf<ClaimsActionSettings>()((z) =>
  z.strictObject({ name: z.string(), claims: z.textByName, bind: z.flag }),
);

/** Props of a {@link ClaimsAction}. */
export interface ClaimsActionProps extends ClaimsActionSettings {
  readonly tenant: Auth0Tenant;
  /** Client id of the application whose tokens get the claims. */
  readonly clientId: string;
  /**
   * Claims that are sent as empty strings if a user does not have the property. Otherwise Cognito keeps the attribute of an earlier sign-in.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
   * @default - none: a claim without a value is not sent
   */
  readonly claimsOfRoles?: readonly string[] | undefined;
}

const TRIGGER = 'post-login';
const SOURCE = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/**
 * Defines an Auth0 action that adds claims to the ID tokens of one application.
 *
 * It is bound with `auth0_trigger_action`, which manages one binding. `auth0_trigger_actions` manages the complete list of the
 * trigger: it unbinds actions of other teams, and its deletion unbinds all.
 */
export class ClaimsAction extends Construct {
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: Action;

  constructor(scope: Construct, id: string, props: ClaimsActionProps) {
    super(scope, id);
    const provider = props.tenant.provider && { provider: props.tenant.provider };
    checks.refuse(this, checkClaimsAction(this.node.path, props));

    this.resource = new Action(this, 'Resource', {
      ...provider,
      name: props.name,
      code: actionCode(props.claims, props.claimsOfRoles ?? []),
      runtime: 'node22',
      deploy: true,
      supportedTriggers: { id: TRIGGER, version: 'v3' },
      // Not secret: this is how the code of an action gets a value.
      secrets: [{ name: 'CLIENT_ID', value: props.clientId }],
    });
    if (props.bind) {
      // Auth0 updates the complete list of a trigger, so concurrent bindings would overwrite each other.
      const dependsOn = TerraformStack.of(this).node.findAll().filter(isTriggerAction);
      new TriggerAction(this, 'TriggerAction', {
        ...provider,
        trigger: TRIGGER,
        actionId: this.resource.id,
        displayName: props.name,
        ...(dependsOn.length > 0 && { dependsOn }),
      });
    }
    // Environments of earlier versions have an `auth0_trigger_actions` here.
    new ForgottenResource(this, 'Binding', 'auth0_trigger_actions');
  }
}

const isTriggerAction = (construct: unknown): construct is TriggerAction => construct instanceof TriggerAction;

/** Faults of a claims action's settings. @internal */
export function checkClaimsAction(path: string, settings: ClaimsActionSettings): checks.Findings {
  const claims = Object.entries(settings.claims);
  return [
    checks.auth0Name(`${path}.name`, settings.name),
    claims.length === 0 ? fault.ERR_LIST_EMPTY({ path: `${path}.claims`, what: 'claim' }) : undefined,
    claims.map(([claim, source]) => [
      isSettableClaim(claim)
        ? undefined
        : fault.ERR_CLAIM_NAME_INVALID({ path: `${path}.claims.${claim}`, received: claim }),
      checks.needsLiteral(`${path}.claims.${claim}`, source),
      checks.matching(source, SOURCE, (value) =>
        fault.ERR_CLAIM_SOURCE_INVALID({ path: `${path}.claims.${claim}`, received: value }),
      ),
    ]),
  ];
}

/** JavaScript of the action. It contains the claims as data, never as code. */
function actionCode(claims: Readonly<Record<string, string>>, claimsOfRoles: readonly string[]): string {
  const data = Object.entries(claims).map(([claim, source]) => [claim, source.split('.')]);
  const [names, otherwise] =
    claimsOfRoles.length === 0
      ? ['', '']
      : [
          `// Cognito keeps an attribute whose claim is missing: a role that depends on it would stay.
const CLAIMS_OF_ROLES = ${JSON.stringify(claimsOfRoles, null, 2)};
`,
          `
    else if (CLAIMS_OF_ROLES.includes(claim)) api.idToken.setCustomClaim(claim, '');`,
        ];
  return `const CLAIMS = ${JSON.stringify(data, null, 2)};
${names}
exports.onExecutePostLogin = async (event, api) => {
  if (event.client.client_id !== event.secrets.CLIENT_ID) return;
  for (const [claim, path] of CLAIMS) {
    const value = path.reduce((from, key) => from?.[key], event.user);
    if (value !== undefined && value !== null) api.idToken.setCustomClaim(claim, value);${otherwise}
  }
};
`;
}
