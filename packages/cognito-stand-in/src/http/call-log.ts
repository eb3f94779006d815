/** An AWS call without body, query and secrets. */
export interface LoggedCall {
  /** Signing name of the service, such as `cognito-idp`. */
  readonly service: string;
  /** Operation, such as `CreateUserPool`; if its name is unknown, method and path pattern, such as `GET /`. */
  readonly action: string;
  /** Required IAM action, such as `cognito-idp:CreateUserPool`. Absent for unknown calls and calls that need no permission. */
  readonly iamAction?: string;
  readonly accountId: string;
  readonly region: string;
  /** Access key id of the caller, which is not secret; `anonymous` without credentials. */
  readonly principal: string;
  /** HTTP status of the response. */
  readonly status: number;
}

/** The calls of a rehearsal, in order. */
export interface CallLog {
  record(call: LoggedCall): void;
  /** A copy, oldest first. */
  calls(): LoggedCall[];
}

export function createCallLog(): CallLog {
  const calls: LoggedCall[] = [];
  return { record: (call) => void calls.push(call), calls: () => [...calls] };
}
