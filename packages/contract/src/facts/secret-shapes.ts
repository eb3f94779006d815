import { isSecretName } from './secret-names';

/**
 * Secrets that are recognized by their shape, as their issuers document it. What a shape captures is no secret and stays: the host of
 * a hook, the user of a connection.
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 * @see https://docs.stripe.com/keys
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  // A JSON Web Token. The host of an address is shown, however it is spelled.
  /\beyJ(?<!:\/\/[^\s/@]*eyJ)(?:[\w-]{8,}(?:\.[\w-]+){1,4}|[\w-]{100,})/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|npm_\w{36})/g,
  /\b(?:[rs]k_(?:live|test)_\w{10,}|whsec_[\w+/=]{16,})/g,
  /\bx(?:ox[a-z]|app)-[\w-]{10,}/g,
  /\b(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|hv[sbr]\.[\w-]{24,}|sk-(?:ant|proj|svcacct)-[\w-]{20,})/g,
  /\b\w{14}\.atlasv1\.[\w-]{40,}/g,
  // Addresses that let everyone who knows them post.
  /(:\/\/hooks\.slack(?:-gov)?\.com\/)[^\s"'`<>]+/gi,
  /(:\/\/[\w.-]+\.webhook\.office(?:365)?\.(?:com|us)\/|:\/\/outlook\.office(?:365)?\.com\/webhook\/)[^\s"'`<>]+/gi,
  /(:\/\/(?:[\w-]+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/)[^\s"'`<>]+/gi,
  /(:\/\/hooks\.zapier\.com\/hooks\/|:\/\/events\.pagerduty\.com\/integration\/|:\/\/api\.telegram\.org\/bot)[^\s"'`<>]+/gi,
  /\b((?:Bearer|Basic) +)(?=\S*\d)[\w.~+/-]{16,}=*/gi,
];

/** The password of a connection: `postgres://user:password@host`. */
const CONNECTION = /(:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g;

/** What none of the shapes is without: most texts have none of it, and are spared the rest. */
const MAYBE_SHAPED =
  /-----BEGIN|eyJ|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|npm_|k_live_|k_test_|whsec_|xox|xapp-|AIza|GOCSPX|SG\.|hv[sbr]\.|sk-|atlasv1|:\/\/|bearer|basic/i;

/**
 * A name and its value within a text: of an address, a connection string, an `.env` file, YAML, a script. A value without quotes is no
 * call and no variable, so that no code hides behind a name.
 */
const ASSIGNMENT =
  /(?<![\w-])([\w-]+)(["']? ?[:=] ?(?:"[^"\n]+(?:"|$)|'[^'\n]+(?:'|$))|=(?![${(<]|[\w.$]*\()[^\s"'`&#;,]+|: [^\s"'`&#;,(){}<>$]+$)/gm;

/** What an assignment is not without. */
const MAYBE_ASSIGNED = /[\w-]["']? ?[:=]/;

/** An address, which is always shown: people are sent there. */
const ADDRESS = /^["']?https?:\/\//;

/** Whether a text contains a secret that its shape reveals. An https address with a password is a fault of the address. */
export const hasSecretShape = (text: string): boolean =>
  MAYBE_SHAPED.test(text) &&
  (SHAPES.some((shape) => text.search(shape) >= 0) || (!/^https?:/.test(text) && text.search(CONNECTION) >= 0));

/** `text` with each secret in it that its shape, or the name before it, reveals replaced by `mask`. */
export function withoutSecretShapes(text: string, mask: string): string {
  const shaped = MAYBE_SHAPED.test(text)
    ? [...SHAPES, CONNECTION].reduce(
        (rest, shape) => rest.replace(shape, (_, kept: unknown) => `${typeof kept === 'string' ? kept : ''}${mask}`),
        text,
      )
    : text;
  if (!MAYBE_ASSIGNED.test(shaped)) return shaped;
  return shaped.replace(ASSIGNMENT, (whole, name: string, rest: string) => {
    const [, sign = '', value = ''] = /^(["']? ?[:=] ?)([^]*)$/.exec(rest) ?? [];
    if (!isSecretName(name) || ADDRESS.test(value)) return whole;
    const quote = /^["']/.exec(value)?.[0] ?? '';
    return `${name}${sign}${quote}${mask}${quote}`;
  });
}
