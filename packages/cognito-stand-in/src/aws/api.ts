/** A JSON object as AWS JSON 1.1 carries it. Times are numbers, seconds since the epoch. */
export type JsonObject = Record<string, unknown>;

/** Where an AWS object lives. */
export interface Scope {
  /** 12 digits. */
  readonly accountId: string;
  /** As `eu-central-1`. */
  readonly region: string;
}

/** The services whose calls this package understands; all others pass through unread. */
export type JsonService = 'cognito-idp' | 'cognito-identity' | 'acm';

/** One call of an AWS JSON service. Rejects with `AwsError` where AWS would refuse. */
export type AwsApi = (service: JsonService, action: string, input: JsonObject, scope: Scope) => Promise<JsonObject>;

/** What an {@link Operation} knows of its call besides the input. */
export interface OperationCall extends Scope {
  readonly service: JsonService;
  /** As `DescribeUserPool`. */
  readonly action: string;
  /** Makes the call that this operation precedes: moto's, if no other operation has the name. */
  readonly next: (input?: JsonObject) => Promise<JsonObject>;
  /** Makes another call, as a client would: of the same service and region where nothing else is said. */
  readonly api: (
    action: string,
    input: JsonObject,
    elsewhere?: { readonly service?: JsonService; readonly region?: string },
  ) => Promise<JsonObject>;
}

/** Answers one operation of an AWS JSON service. Throws `AwsError` to refuse. */
export type Operation = (input: JsonObject, call: OperationCall) => Promise<JsonObject> | JsonObject;

/** Operations by name, spelt as IAM does: `cognito-idp:GetUser`. */
export type Operations = Partial<Record<`${JsonService}:${string}`, Operation>>;
