/** A difference between an exchange and the model that AWS publishes of its service. */
export interface ModelFault {
  /** As `cognito-idp:CreateUserPool`. */
  readonly operation: string;
  readonly side: 'request' | 'response';
  /** Path of the member, as `UserPool.Policies`; empty for the whole. */
  readonly path: string;
  readonly problem: string;
}
