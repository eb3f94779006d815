/** Words that AWS reserves in prefix domains. */
const PREFIX_WORDS: readonly string[] = ['aws', 'amazon', 'cognito'];

/**
 * The reserved word in a prefix domain, or undefined. Only whole parts between hyphens count: AWS refuses `my-aws-login` and accepts
 * `awsome-login`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 */
export const reservedPrefixWord = (prefix: string): string | undefined =>
  prefix.split('-').find((part) => PREFIX_WORDS.includes(part));

/** Names of Cognito's built-in identity providers. `COGNITO` is the provider of native users. */
export const BUILT_IN_IDENTITY_PROVIDERS = [
  'COGNITO',
  'Facebook',
  'Google',
  'LoginWithAmazon',
  'SignInWithApple',
] as const;

/** Whether Cognito reserves this name of an identity provider. The comparison ignores case. */
export const isBuiltInIdentityProvider = (name: string): boolean =>
  BUILT_IN_IDENTITY_PROVIDERS.some((builtIn) => builtIn.toLowerCase() === name.toLowerCase());
