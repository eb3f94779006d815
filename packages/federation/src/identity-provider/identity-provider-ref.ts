/** An external identity provider of a user pool. */
export interface IIdentityProvider {
  /** Name in the pool, as a reference, so that Terraform creates the provider before the clients that list it. */
  readonly providerName: string;
  /** Pool attributes that it writes at each sign-in. */
  readonly mappedAttributes: readonly string[];
}
