import type { Scope } from '../aws/api';
import { AwsError } from '../aws/aws-error';
import type { MotoClient } from '../moto/client';

/** A Lambda function that Terraform created. */
export interface DeployedFunction {
  /** ARN as in the request, with version or alias if it has one. */
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly region: string;
  /** Such as `nodejs20.x`; absent for a container image. */
  readonly runtime?: string;
  /** Such as `index.handler`. */
  readonly handler?: string;
  /** Seconds until Lambda stops it. */
  readonly timeout: number;
  readonly memoryMegabytes: number;
  readonly variables: Readonly<Record<string, string>>;
  /** The deployment package, a ZIP archive; absent for a container image. */
  readonly archive?: Uint8Array;
  /** The resource-based policy; absent if no permission was added. */
  readonly policy?: unknown;
}

/** The Lambda functions of all accounts. A missing function is `undefined`. */
export interface FunctionDirectory {
  find(arn: string): Promise<DeployedFunction | undefined>;
}

interface FunctionResponse {
  readonly Configuration: {
    readonly FunctionName: string;
    readonly Version: string;
    readonly Runtime?: string;
    readonly Handler?: string;
    readonly Timeout?: number | string;
    readonly MemorySize?: number | string;
    readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
  };
  readonly Code?: { readonly Location?: string };
}

/** Lambda's defaults. @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const DEFAULT_TIMEOUT = 3;
const DEFAULT_MEMORY = 128;

const ARN = /^arn:[\w-]+:lambda:([\w-]+):(\d{12}):function:([\w-]+)(?::([\w$-]+))?$/;

async function archiveAt(location: string | undefined): Promise<Uint8Array | undefined> {
  // moto stores the package; `amend_lambda` returns it as a data URL.
  if (!location?.startsWith('data:')) return undefined;
  return new Uint8Array(await (await fetch(location)).arrayBuffer());
}

/** A {@link FunctionDirectory} that reads from moto. */
export function createFunctionDirectory(moto: MotoClient): FunctionDirectory {
  const read = async <T>(path: string, scope: Scope): Promise<T | undefined> => {
    const { status, body } = await moto.get('lambda', `/2015-03-31/functions/${path}`, scope);
    if (status === 404) return undefined;
    if (status >= 400) throw new AwsError('ServiceException', `Lambda returned ${status} for ${path}`);
    return JSON.parse(body.toString()) as T;
  };

  return {
    find: async (arn) => {
      const [, region = '', accountId = '', name = '', qualifier] = ARN.exec(arn) ?? [];
      if (!name) return undefined;
      const query = qualifier ? `?${new URLSearchParams({ Qualifier: qualifier }).toString()}` : '';
      const scope = { accountId, region };
      const found = await read<FunctionResponse>(`${name}${query}`, scope);
      if (!found) return undefined;
      const { Configuration: settings } = found;
      const policy = await read<{ readonly Policy: string }>(`${name}/policy${query}`, scope);
      const archive = await archiveAt(found.Code?.Location);
      return {
        arn,
        name,
        version: settings.Version,
        region,
        ...(settings.Runtime && { runtime: settings.Runtime }),
        ...(settings.Handler && { handler: settings.Handler }),
        timeout: Number(settings.Timeout ?? DEFAULT_TIMEOUT),
        memoryMegabytes: Number(settings.MemorySize ?? DEFAULT_MEMORY),
        variables: settings.Environment?.Variables ?? {},
        ...(archive && { archive }),
        ...(policy && { policy: JSON.parse(policy.Policy) as unknown }),
      };
    },
  };
}
