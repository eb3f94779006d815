import type { Operation, Operations } from '../../aws/api';
import { AwsError } from '../../aws/aws-error';
import type { UsersContext } from '../context';
import type { Passkey } from '../passkeys/passkey';
import { completeRegistration, startRegistration } from '../passkeys/registration';
import { inputSession } from './own-session';
import { optionalText, pageOf, pageSize, requiredText } from './input';

const start =
  (context: UsersContext): Operation =>
  async (input) => {
    const { session, pool } = await inputSession(context, input);
    const { user, clientId } = session;
    return { CredentialCreationOptions: await startRegistration(context, { pool, user, clientId }) };
  };

const complete =
  (context: UsersContext): Operation =>
  async (input) => {
    const { session, pool } = await inputSession(context, input);
    const { user, clientId } = session;
    await completeRegistration(context, { pool, user, clientId }, input.Credential);
    return {};
  };

const described = ({ id, relyingPartyId, attachment, transports, createdAt }: Passkey) => ({
  CredentialId: id,
  FriendlyCredentialName: 'Passkey',
  RelyingPartyId: relyingPartyId,
  ...(attachment !== undefined && { AuthenticatorAttachment: attachment }),
  AuthenticatorTransports: transports,
  CreatedAt: createdAt / 1000,
});

const list =
  (context: UsersContext): Operation =>
  async (input) => {
    const { user } = (await inputSession(context, input)).session;
    const size = pageSize({ Limit: input.MaxResults || undefined }, 20);
    const { page, next } = pageOf(user.passkeys, size, optionalText(input, 'NextToken', 131_072));
    return { Credentials: page.map(described), ...(next ? { NextToken: next } : {}) };
  };

const remove =
  (context: UsersContext): Operation =>
  async (input) => {
    const { user } = (await inputSession(context, input)).session;
    const id = requiredText(input, 'CredentialId', 131_072);
    const index = user.passkeys.findIndex((passkey) => passkey.id === id);
    if (index < 0) throw new AwsError('ResourceNotFoundException', 'The passkey does not exist.');
    user.passkeys.splice(index, 1);
    return {};
  };

/**
 * Operations of users on their own passkeys.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html
 */
export const passkeyOperations = (context: UsersContext): Operations => ({
  'cognito-idp:StartWebAuthnRegistration': start(context),
  'cognito-idp:CompleteWebAuthnRegistration': complete(context),
  'cognito-idp:ListWebAuthnCredentials': list(context),
  'cognito-idp:DeleteWebAuthnCredential': remove(context),
});
