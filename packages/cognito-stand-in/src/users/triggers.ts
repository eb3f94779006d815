import { isObject, type JsonObject } from '@auth0-cognito/contract';
import { AwsError } from '../aws/aws-error';
import type { UserPool, UserPoolClient } from '../configuration/pools';
import type { UsersContext } from './context';
import type { User } from './user-store';

/** Triggers whose functions run, by the `triggerSource` of the event. */
const RUN = {
  PreSignUp_ExternalProvider: 'PreSignUp',
  PreSignUp_AdminCreateUser: 'PreSignUp',
  PostConfirmation_ConfirmSignUp: 'PostConfirmation',
  PreAuthentication_Authentication: 'PreAuthentication',
  PostAuthentication_Authentication: 'PostAuthentication',
  TokenGeneration_HostedAuth: 'PreTokenGeneration',
  TokenGeneration_Authentication: 'PreTokenGeneration',
  TokenGeneration_RefreshTokens: 'PreTokenGeneration',
} as const;

/** The `triggerSource` of an event: when a user pool calls a function. */
export type TriggerSource = keyof typeof RUN;

/** Input of a call of a function. */
export interface TriggerCall {
  readonly source: TriggerSource;
  readonly userName: string;
  /** Absent for operations of administrators. */
  readonly clientId?: string;
  readonly request: JsonObject;
  /** The initial response in the event. @default {} */
  readonly response?: JsonObject;
}

/** `1` of `V1_0`. */
const eventVersion = (version: string) => version.replace(/^V(\d+)_.*$/, '$1');

/** Errors of AWS for a failed function. @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html#API_InitiateAuth_Errors */
const LAMBDA_ERRORS = ['UserLambdaValidationException', 'UnexpectedLambdaException', 'InvalidLambdaResponseException'];

/** Whether an error is from a trigger. */
export const isTriggerError = (error: unknown): error is AwsError =>
  error instanceof AwsError && LAMBDA_ERRORS.includes(error.code);

/** The response in the event that a function returned. */
export function responseIn(payload: unknown, sent: JsonObject): JsonObject {
  const returned = isObject(payload) ? payload : {};
  const isTheEvent = ['version', 'triggerSource', 'userPoolId', 'userName'].every((key) => returned[key] === sent[key]);
  if (!isTheEvent || !isObject(returned.response)) throw unrecognizable();
  return returned.response;
}

/** The error of AWS for an unreadable result of a function. */
export const unrecognizable = () => new AwsError('InvalidLambdaResponseException', 'Unrecognizable lambda output');

/**
 * Calls the function of a trigger and returns its response. `undefined` if the pool has none, or if the rehearsal cannot run it, which is logged.
 *
 * @throws AwsError as Cognito does: see {@link isTriggerError}.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html#cognito-user-pools-lambda-trigger-event-parameter-shared
 * @see https://repost.aws/knowledge-center/cognito-lambda-trigger-errors
 */
export async function runTrigger(
  context: UsersContext,
  pool: UserPool,
  { source, userName, clientId, request, response = {} }: TriggerCall,
): Promise<JsonObject | undefined> {
  const name = RUN[source];
  const trigger = pool.lambdaTriggers[name];
  if (!trigger) return undefined;
  const event = {
    version: eventVersion(trigger.version),
    region: pool.region,
    userPoolId: pool.id,
    userName,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: clientId ?? 'CLIENT_ID_NOT_APPLICABLE' },
    triggerSource: source,
    request,
    response,
  };
  const invocation = { functionArn: trigger.arn, event, userPoolArn: pool.arn, accountId: pool.accountId };
  const result = await context.invokeFunction(invocation);
  if ('payload' in result) {
    context.log(`${pool.id}: ran ${trigger.arn} at ${source} of ${userName}`);
    return responseIn(result.payload, event);
  }
  if ('notRun' in result) {
    context.log(
      `${pool.id}: Lambda trigger ${name} not run at ${source} of ${userName}: ${trigger.arn}: ${result.notRun}`,
    );
    return undefined;
  }
  if ('error' in result)
    throw new AwsError('UserLambdaValidationException', `${name} failed with error ${result.error}.`);
  const reason = 'denied' in result ? 'AccessDeniedException' : 'Socket timeout while invoking Lambda function';
  throw new AwsError('UnexpectedLambdaException', `${name} invocation failed due to error ${reason}.`);
}

/** Attributes of the user in the format of events. */
export const eventAttributes = (attributes: Readonly<Record<string, string>>, status: string) => ({
  ...attributes,
  'cognito:user_status': status,
});

const attributesOf = (user: User) => eventAttributes({ sub: user.sub, ...user.attributes }, user.status);

/** Calls the pool's pre authentication function. */
export async function preAuthentication(context: UsersContext, pool: UserPool, client: UserPoolClient, user: User) {
  const request = { userAttributes: attributesOf(user), validationData: {} };
  const call = { userName: user.username, clientId: client.id, request };
  await runTrigger(context, pool, { ...call, source: 'PreAuthentication_Authentication' });
}

/** Calls the pool's post authentication function. */
export async function postAuthentication(context: UsersContext, pool: UserPool, client: UserPoolClient, user: User) {
  const request = { userAttributes: attributesOf(user), newDeviceUsed: false };
  const call = { userName: user.username, clientId: client.id, request };
  await runTrigger(context, pool, { ...call, source: 'PostAuthentication_Authentication' });
}

/** Calls the triggers after the password of a native user was verified. */
export async function runSignInTriggers(context: UsersContext, pool: UserPool, client: UserPoolClient, user: User) {
  await preAuthentication(context, pool, client, user);
  await postAuthentication(context, pool, client, user);
}

/** Logs that a trigger of the pool is not run. */
export function logNotRun(context: UsersContext, pool: UserPool, trigger: string, userName: string): void {
  const found = pool.lambdaTriggers[trigger];
  if (found) context.log(`${pool.id}: Lambda trigger ${trigger} not run for ${userName}: ${found.arn}`);
}
