/** Words that Amazon keeps for itself in a prefix domain. */
const PREFIX_WORDS: readonly string[] = ['aws', 'amazon', 'cognito'];

/**
 * The reserved word in a prefix domain, or undefined. A word counts where it is a whole part between hyphens: `my-aws-login` is refused
 * and `awsome-login` is accepted.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
export const reservedPrefixWord = (prefix: string): string | undefined =>
  prefix.split('-').find((part) => PREFIX_WORDS.includes(part));

/** Names of identity providers that Cognito has itself. `COGNITO` means the native users. */
export const BUILT_IN_IDENTITY_PROVIDERS = [
  'COGNITO',
  'Facebook',
  'Google',
  'LoginWithAmazon',
  'SignInWithApple',
] as const;

/** Whether Cognito keeps the name of an identity provider for itself, in any case. */
export const isBuiltInIdentityProvider = (name: string): boolean =>
  BUILT_IN_IDENTITY_PROVIDERS.some((builtIn) => builtIn.toLowerCase() === name.toLowerCase());
