/** A difference between an exchange and the service model of AWS. */
export interface ModelFault {
  /** Such as `cognito-idp:CreateUserPool`. */
  readonly operation: string;
  readonly side: 'request' | 'response';
  /** Path of the member, such as `UserPool.Policies`; empty for the whole response. */
  readonly path: string;
  readonly problem: string;
}
