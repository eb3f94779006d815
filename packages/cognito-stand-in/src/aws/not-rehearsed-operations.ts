import type { Operations } from './api';
import { operationNotRehearsed } from './not-rehearsed';

/** Operations on users and identities. moto has no users, so its responses would be wrong. */
const NAMES = [
  'cognito-idp:AdminConfirmSignUp',
  'cognito-idp:AdminDisableProviderForUser',
  'cognito-idp:AdminForgetDevice',
  'cognito-idp:AdminGetDevice',
  'cognito-idp:AdminListDevices',
  'cognito-idp:AdminListUserAuthEvents',
  'cognito-idp:AdminResetUserPassword',
  'cognito-idp:AdminRespondToAuthChallenge',
  'cognito-idp:AdminSetUserMFAPreference',
  'cognito-idp:AdminSetUserSettings',
  'cognito-idp:AdminUpdateDeviceStatus',
  'cognito-idp:AssociateSoftwareToken',
  'cognito-idp:ChangePassword',
  'cognito-idp:ConfirmDevice',
  'cognito-idp:ConfirmForgotPassword',
  'cognito-idp:ConfirmSignUp',
  'cognito-idp:DeleteUser',
  'cognito-idp:DeleteUserAttributes',
  'cognito-idp:ForgetDevice',
  'cognito-idp:ForgotPassword',
  'cognito-idp:GetDevice',
  'cognito-idp:GetUserAttributeVerificationCode',
  'cognito-idp:ListDevices',
  'cognito-idp:ResendConfirmationCode',
  'cognito-idp:SetUserMFAPreference',
  'cognito-idp:SetUserSettings',
  'cognito-idp:SignUp',
  'cognito-idp:UpdateDeviceStatus',
  'cognito-idp:VerifySoftwareToken',
  'cognito-idp:VerifyUserAttribute',
  'cognito-identity:DeleteIdentities',
  'cognito-identity:DescribeIdentity',
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
  'cognito-identity:ListIdentities',
  'cognito-identity:LookupDeveloperIdentity',
  'cognito-identity:MergeDeveloperIdentities',
  'cognito-identity:UnlinkDeveloperIdentity',
  'cognito-identity:UnlinkIdentity',
] as const;

/** Each returns HTTP 400 and the name of the operation. */
export const notRehearsedOperations = (): Operations =>
  Object.fromEntries(
    NAMES.map((name) => [
      name,
      () => {
        throw operationNotRehearsed(name);
      },
    ]),
  );
