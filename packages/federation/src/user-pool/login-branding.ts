import { Construct } from 'constructs';

import { CognitoManagedLoginBranding } from '@cdktf/provider-aws/lib/cognito-managed-login-branding';

import * as checks from '../checks';
import { fault } from '../faults';
import { shapeOf } from '../shape';

import type { IUserPool } from './user-pool-ref';

/** Style of the pages of managed login. */
export interface LoginBrandingSettings {
  /**
   * Colors and layout: a JSON object as a string, in the format of `Settings` in the output of `aws cognito-idp
   * describe-managed-login-branding-by-client --return-merged-resources`. Missing settings are those of Cognito.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingdesigner.html
   * @default - Cognito's style
   */
  readonly settings?: string;
}

/** @internal */
export const loginBrandingShape = shapeOf<LoginBrandingSettings>()((z) => z.strictObject({ settings: z.text }));

/** Props of a {@link LoginBranding}. */
export interface LoginBrandingProps extends LoginBrandingSettings {
  readonly userPool: IUserPool;
  /** Id of the app client whose sign-in pages get the style. */
  readonly clientId: string;
}

/**
 * Defines the style of managed login for an app client, whose pages are not available without one. Version 6 of the AWS
 * provider has this resource; 5.100 does not.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
 */
export class LoginBranding extends Construct {
  /** The Terraform resource, for settings that the props do not have. */
  readonly resource: CognitoManagedLoginBranding;

  constructor(scope: Construct, id: string, { userPool, clientId, settings }: LoginBrandingProps) {
    super(scope, id);
    checks.refuse(this, checkLoginBranding(this.node.path, { ...(settings !== undefined && { settings }) }));

    this.resource = new CognitoManagedLoginBranding(this, 'Resource', {
      userPoolId: userPool.userPoolId,
      clientId,
      // Cognito accepts one of these.
      ...(settings === undefined ? { useCognitoProvidedValues: true } : { settings }),
    });
  }
}

/** Faults of a style. @internal */
export function checkLoginBranding(path: string, { settings }: LoginBrandingSettings): checks.Findings {
  return checks.isLiteral(settings) && !isJsonObject(settings)
    ? fault.ERR_BRANDING_SETTINGS({ path: `${path}.settings`, received: settings })
    : undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
