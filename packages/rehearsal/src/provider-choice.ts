/** Which Auth0 providers Terraform can use; `auto` is the real one if this machine has it. */
export const PROVIDER_CHOICES = ['auto', 'registry', 'offline'] as const;

/** Which Auth0 provider Terraform uses. */
export type ProviderChoice = (typeof PROVIDER_CHOICES)[number];
