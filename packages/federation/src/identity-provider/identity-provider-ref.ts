/** An external identity provider of a user pool, as app clients need it. */
export interface IIdentityProvider {
  /** Name in the pool, by reference, so that Terraform makes the provider before the clients that list it. */
  readonly providerName: string;
  /** Pool attributes that it writes at each sign-in. */
  readonly mappedAttributes: readonly string[];
}
