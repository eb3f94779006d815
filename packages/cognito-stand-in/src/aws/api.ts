/** A JSON object of the protocol AWS JSON 1.1. Times are numbers: seconds since the epoch. */
export type JsonObject = Record<string, unknown>;

/** Account and region of an AWS object. */
export interface Scope {
  /** 12 digits. */
  readonly accountId: string;
  /** Such as `eu-central-1`. */
  readonly region: string;
}

/** The services whose calls this package handles. It passes all other calls through unread. */
export type JsonService = 'cognito-idp' | 'cognito-identity' | 'acm';

/** Calls an operation of an AWS JSON service. Rejects with `AwsError` where AWS would return an error. */
export type AwsApi = (service: JsonService, action: string, input: JsonObject, scope: Scope) => Promise<JsonObject>;

/** Context of a call of an {@link Operation}. */
export interface OperationCall extends Scope {
  readonly service: JsonService;
  /** Such as `DescribeUserPool`. */
  readonly action: string;
  /** Calls the next implementation of this operation: moto's, if no other layer has one. */
  readonly next: (input?: JsonObject) => Promise<JsonObject>;
  /** Calls another operation as a client would. Service and region default to those of this call. */
  readonly api: (
    action: string,
    input: JsonObject,
    elsewhere?: { readonly service?: JsonService; readonly region?: string },
  ) => Promise<JsonObject>;
}

/** Implements one operation of an AWS JSON service. Throws `AwsError` to return an error. */
export type Operation = (input: JsonObject, call: OperationCall) => Promise<JsonObject> | JsonObject;

/** Operations by name, written as IAM actions: `cognito-idp:GetUser`. */
export type Operations = Partial<Record<`${JsonService}:${string}`, Operation>>;
