import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { AUTH0_PLAN_SCOPES, AUTH0_SCOPES } from '@auth0-cognito/contract';
import type { Fault } from '@auth0-cognito/contract';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { awsAccess } from '../first-apply/aws-access';
import { awsCaller } from './credentials';
import * as errors from './errors';

/** What a management application and a role are for. */
export type Role = 'plan' | 'deploy';

/** What an environment's JSON says of where it is deployed. */
export interface Destination {
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  /** Host of the Auth0 tenant of its first federation. */
  readonly tenant: string;
}

/** What one question came to. */
export interface Answer {
  readonly title: string;
  /** `failed`: it is not as it has to be. `unasked`: nobody could tell. */
  readonly outcome: 'held' | 'failed' | 'unasked';
  readonly faults: readonly Fault[];
  /** What is more than needed. */
  readonly notices: readonly string[];
}

const held = (title: string, notices: readonly string[] = []): Answer => ({
  title,
  outcome: 'held',
  faults: [],
  notices,
});
const failed = (title: string, faults: readonly Fault[], notices: readonly string[] = []): Answer => ({
  title,
  outcome: 'failed',
  faults,
  notices,
});
const unasked = (title: string, fault: Fault): Answer => ({ title, outcome: 'unasked', faults: [fault], notices: [] });

const why = (error: unknown) => {
  const { message, cause } = error as Error & { readonly cause?: Error };
  return cause ? `${message}: ${cause.message}` : message;
};

interface TokenAnswer {
  readonly scope?: string;
  readonly error?: string;
  readonly error_description?: string;
}

/** Asks the tenant for a token as Terraform's provider does, and compares its scopes with those that the role needs. */
async function askAuth0(domain: string, role: Role, variables: NodeJS.ProcessEnv): Promise<Answer> {
  const title = `Auth0 application for ${role} at ${domain}`;
  const { AUTH0_CLIENT_ID: client_id, AUTH0_CLIENT_SECRET: client_secret } = variables;
  if (!client_id || !client_secret) return unasked(title, errors.preflightCredentials(domain));
  const dispatcher = new EnvHttpProxyAgent();
  try {
    const answer = await fetch(`https://${domain}/oauth/token`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        audience: `https://${domain}/api/v2/`,
        client_id,
        client_secret,
      }),
      signal: AbortSignal.timeout(20_000),
    });
    const token = (await answer.json()) as TokenAnswer;
    if (answer.status >= 500 || answer.status === 429) {
      return unasked(title, errors.auth0Unreachable(domain, `HTTP ${answer.status}`));
    }
    if (!answer.ok) {
      return failed(title, [
        errors.auth0Refused(domain, `${token.error ?? answer.status}: ${token.error_description ?? ''}`),
      ]);
    }
    const needed = role === 'plan' ? AUTH0_PLAN_SCOPES : AUTH0_SCOPES;
    const granted = (token.scope ?? '').split(' ').filter(Boolean);
    const missing = needed.filter((scope) => !granted.includes(scope));
    const notices = granted.filter((scope) => !needed.includes(scope)).map((scope) => `not needed: ${scope}`);
    return missing.length > 0
      ? failed(
          title,
          missing.map((scope) => errors.scopeMissing(domain, scope, role)),
          notices,
        )
      : held(title, notices);
  } catch (error) {
    return unasked(title, errors.auth0Unreachable(domain, why(error)));
  } finally {
    await dispatcher.close();
  }
}

/** Asks AWS who one is. */
async function askWhoOneIs({ account, region }: Destination, role: Role): Promise<Answer> {
  const caller = await awsCaller(region);
  if ('code' in caller) return unasked(`AWS account ${account}`, caller);
  const title = `AWS account ${account} as ${caller.arn}`;
  if (caller.account !== account) return failed(title, [errors.awsAccountElsewhere(caller.account, account)]);
  const [, other] = /:assumed-role\/github-[^/]+-(plan|deploy)\//.exec(caller.arn) ?? [];
  return held(title, other !== undefined && other !== role ? [`this is the role that is to ${other}`] : []);
}

/** Asks S3 for the state bucket. */
async function askForBucket({ account, region, bucket }: Destination): Promise<Answer> {
  const title = `state bucket ${bucket}`;
  const client = new S3Client(awsAccess(region));
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: account }));
    return held(title);
  } catch (error) {
    const { name, message } = error as Error;
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    return status === undefined
      ? unasked(title, errors.bucketUnasked(bucket, `${name}: ${message}`))
      : failed(title, [errors.bucketMissing(bucket, status)]);
  } finally {
    client.destroy();
  }
}

/**
 * Asks both sides whether the credentials of this process are those that a plan or a deploy needs. Nothing is changed.
 *
 * @param onAnswer - told of each answer as it comes
 */
export async function preflight(
  destination: Destination,
  role: Role,
  onAnswer: (answer: Answer) => void,
  variables = process.env,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const add = (answer: Answer) => {
    answers.push(answer);
    onAnswer(answer);
  };
  add(await askAuth0(destination.tenant, role, variables));
  const caller = await askWhoOneIs(destination, role);
  add(caller);
  // In another account, or without credentials, it would tell nothing.
  if (caller.outcome === 'held') add(await askForBucket(destination));
  return answers;
}
