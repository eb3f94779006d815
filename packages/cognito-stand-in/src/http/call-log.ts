/** One AWS call, without its content: no body, no query, no secret. */
export interface LoggedCall {
  /** Signing name of the service, as `cognito-idp`. */
  readonly service: string;
  /** Operation, as `CreateUserPool`; where the name is not known, method and path shape, as `GET /`. */
  readonly action: string;
  /** What a policy must allow, as `cognito-idp:CreateUserPool`. Absent for calls that need no permission or are not known. */
  readonly iamAction?: string;
  readonly accountId: string;
  readonly region: string;
  /** Access key id of the caller, which is no secret; `anonymous` without credentials. */
  readonly principal: string;
  /** HTTP status of the answer. */
  readonly status: number;
}

/** Keeps the calls of a rehearsal in order. */
export interface CallLog {
  record(call: LoggedCall): void;
  /** A copy, oldest first. */
  calls(): LoggedCall[];
}

export function createCallLog(): CallLog {
  const calls: LoggedCall[] = [];
  return { record: (call) => void calls.push(call), calls: () => [...calls] };
}
