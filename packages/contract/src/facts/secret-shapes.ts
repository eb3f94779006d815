/**
 * Patterns of secrets, as their issuers document them. A captured group is not secret and is kept, such as the host of a webhook or the
 * user of a connection.
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 * @see https://docs.gitlab.com/security/tokens/#token-prefixes
 * @see https://docs.stripe.com/keys
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  /(\bPrivate-Lines: \d+\r?\n)(?:[\w+/=]+(?:\r?\n|$))+/g,
  // A JSON Web Token. The host of a URL is never masked, even if it looks like a token.
  /\beyJ(?<!:\/\/[^\s/@]*eyJ)(?:[\w-]{8,}(?:\.[\w-]+){1,4}|[\w-]{100,})/g,
  /\b(?:A(?:BI|CC|KI|SI)A[A-Z0-9]{16}\b|AGE-SECRET-KEY-1[A-Z0-9]{20,})/g,
  // Version control, packages, builds.
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|gl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rtr?|soat|wt)-[\w.-]{20,}|npm_\w{36}|pypi-[\w-]{40,}|rubygems_\w{40,}|dckr_[op]at_[\w-]{20,}|AT[AC]TT3x[\w=.-]{40,}|pul-[0-9a-f]{40})/g,
  // Payment, mail, messages.
  /\b(?:[rs]k_(?:live|test)_\w{10,}|whsec_[\w+/=]{16,}|EAAA[\w-]{40,}|sq0[a-z]{3}-[\w-]{20,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32}|SK[0-9a-f]{32}\b|SG\.[\w-]{16,}\.[\w-]{16,}|key-[0-9a-f]{32}\b|[0-9a-f]{32}-us\d{1,2}\b|xkeysib-[\w-]{40,})/g,
  /\b(?:x(?:ox[a-z]|app)-[\w-]{10,}|[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,}|\d{8,10}:AA[\w-]{32,})/g,
  // Clouds, secret stores, monitoring, data, models.
  /\b(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,}|1\/\/0[\w-]{30,}|\w{3}\dQ~[\w~.-]{31,34}|do[opr]_v1_[0-9a-f]{64}|HRKU-[\w-]{30,})/g,
  /\b(?:hv[sbr]\.[\w-]{24,}|\w{14}\.atlasv1\.[\w-]{40,}|dp\.(?:audit|ct|pt|sa|scim|st)\.[\w.-]{30,}|NRAK-[A-Z0-9]{27}|[0-9a-f]{36}NRAL|gl(?:c|sa)_[\w+/=]{30,}|sntry[su]_[\w+/=]{40,}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|tskey-[\w-]{20,})/g,
  /\b(?:dapi[0-9a-f]{32}|pat\w{14}\.[0-9a-f]{64}|ntn_\w{40,}|lin_api_\w{40}|sk-(?:ant|proj|svcacct)-[\w-]{20,}|sk-\w{20,}T3BlbkFJ\w{20,}|hf_[A-Za-z]\w{30,}|gsk_\w{40,})/g,
  // Webhook URLs: no other credential is needed to post to them.
  /(:\/\/hooks\.slack(?:-gov)?\.com\/)[^\s"'`<>]+/gi,
  /(:\/\/[\w.-]+\.webhook\.office(?:365)?\.(?:com|us)\/|:\/\/outlook\.office(?:365)?\.com\/webhook\/)[^\s"'`<>]+/gi,
  /(:\/\/(?:[\w-]+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/)[^\s"'`<>]+/gi,
  /(:\/\/(?:hooks\.zapier\.com\/hooks|events\.pagerduty\.com\/integration|chat\.googleapis\.com\/v1\/spaces|maker\.ifttt\.com\/trigger|hook\.[\w.]*make\.com|hooks\.chime\.aws|webhook\.site)\/|:\/\/api\.telegram\.org\/bot)[^\s"'`<>]+/gi,
  /(:\/\/[\w.-]+(?::\d+)?\/hooks\/)(?=[\w/-]*\d)[\w/-]{16,}/gi,
  /\b((?:Bearer|Basic) +)(?=\S*\d)[\w.~+/-]{10,}=*/gi,
];

/** Passwords in URLs of servers. With schemes other than https, a password may contain `/` and `@`, as in `postgres://user:p@ss@host`. */
const CONNECTIONS: readonly RegExp[] = [
  /((?<!https?):\/\/[^\s/:@]{0,100}:)[^\s"'`<>]{1,200}(?=@)/gi,
  /(:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g,
  /(\b[\w.-]{1,100}:)[^\s:/@]{1,200}(?=@(?:tcp|unix)\()/g,
];

/** A token as the user of a URL: `https://token@host`. A user with a dot is not masked, since it may imitate a host to deceive readers. */
const TOKEN_AS_USER = /(:\/\/)(?=[\w-]*\d)[\w-]{20,}(?=@)/g;

/** Matches every text that one of the patterns can match. Most texts do not match it and need no further check. */
const MAYBE_SHAPED =
  /-----BEGIN|Private-Lines|eyJ|AKIA|ASIA|ABIA|ACCA|AGE-S|gh[pousr]_|_pat_|gl[a-z]+[-_]|npm_|pypi-|rubygems_|_oat_|TT3x|pul-|k_live_|k_test_|whsec_|EAAA|sq0|shp[acps]|SK[0-9a-f]|SG\.|key-|-us\d|xkeysib|xox|xapp-|\.[\w-]{6}\.|:AA|AIza|GOCSPX|ya29|1\/\/0|\dQ~|_v1_|HRKU|hv[sbr]\.|atlasv1|dp\.|NRA[KL]|sntry|PMAK|tskey|dapi|pat\w{14}\.|ntn_|lin_|sk-|hf_|gsk_|:\/\/|@tcp|@unix|bearer|basic/i;

/** Whether a text contains a secret of a known shape. An https URL with a password is not one: the checks of URLs report it. */
export const hasSecretShape = (text: string): boolean =>
  MAYBE_SHAPED.test(text) &&
  (SHAPES.some((shape) => text.search(shape) >= 0) ||
    (!/^https?:/.test(text) && CONNECTIONS.some((shape) => text.search(shape) >= 0)));

/** Replaces each secret of a known shape in `text` by `mask`. */
export const withoutShapedSecrets = (text: string, mask: string): string =>
  MAYBE_SHAPED.test(text)
    ? [...SHAPES, ...CONNECTIONS, TOKEN_AS_USER].reduce(
        (rest, shape) => rest.replace(shape, (_, kept: unknown) => `${typeof kept === 'string' ? kept : ''}${mask}`),
        text,
      )
    : text;
