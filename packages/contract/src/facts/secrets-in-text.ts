import { isSecretName } from './secret-names';
import { withoutShapedSecrets } from './secret-shapes';

/**
 * A name with its value in a text: in a URL, a connection string, an `.env` file, YAML, a header, a script, or a change that Terraform
 * prints (`"old" -> "new"`). An unquoted value that is a call or a variable does not match, so that code is never masked.
 */
const ASSIGNMENT =
  /(?<![\w-])([\w-]+)(["']? {0,60}[:=] ?(?:"[^"\n]+(?:"(?: -> "[^"\n]+")?|$)|'[^'\n]+(?:'|$))|=(?![${(<]|[\w.$]*\()[^\s"'`&#;,]+|: [^\s"'`&#;,(){}<>$]+(?=$|["']))/gm;

/** Matches every text that can contain an assignment. */
const MAYBE_ASSIGNED = /[\w-]["']? *[:=]/;

/** A web address. It is never masked, since reviewers must see the targets of redirects. */
const ADDRESS = /^["']?https?:\/\//;

/** A value with or without quotes. */
const VALUE = `("[^"\\n]+(?:"|$)|'[^'\\n]+(?:'|$)|[^\\s"'\`$<({,;&|-][^\\s"'\`,;&|]*)`;

/** Values next to a name, without `=` or `:` directly between them. The groups: the text before the name, the name, the text after it, the value. */
const NAMED: readonly RegExp[] = [
  // An item of a list, in YAML, HCL or XML: `name: DB_PASSWORD`, then `value: …`.
  new RegExp(
    `(\\b(?:name|key)["']?\\s{0,60}[:=]\\s{0,9}["']?)([\\w./-]{1,100})(["']?[\\s,+~-]{0,99}["']?value["']?\\s{0,60}[:=]\\s{0,9})${VALUE}`,
    'gim',
  ),
  // A command-line option: `--password …`.
  new RegExp(`((?<![\\w-])--)([\\w-]{1,100})( +)${VALUE}`, 'gm'),
  // A line of an INI file. The value must look like a token, so that code is never masked.
  /(^[ \t]*)([\w.-]{1,100})([ \t]{1,9}=[ \t]{1,9})((?=[\w+/=~-]*\d)[\w+/=~-]{12,})[ \t]*$/gm,
  // An element of XML.
  /(<)([\w.:-]{1,100})(>)([^<>\n]+)(?=<\/)/g,
  // .netrc
  /(\blogin +\S{1,100}\s+)(password)(\s+)(\S+)/g,
];

/** Passwords of commands, without a name: `curl -u user:…`, `sshpass -p …`, `mysql -p…`. The captured group is not masked. */
const COMMANDS: readonly RegExp[] = [
  /((?<![\w-])(?:-u|--user|--proxy-user)[ =]["']?[\w.@-]{1,100}:)[^\s"':]+/g,
  /(\bsshpass +-p *["']?|\b(?:mysql|mariadb)\w* [^\n|;&]{0,200}?(?<=\s)-p["']?)[^\s"']+/g,
];

/** Matches every text that {@link NAMED} or {@link COMMANDS} can match. */
const MAYBE_NAMED = /value|--|=|<\/|\blogin\b|-u |-p/i;

/** Replacement for a secret in reviews and logs. */
export const MASK = '(sensitive)';

/** A text that is base64 as a whole. */
const BASE64 = /^[A-Za-z0-9+/\r\n]{24,}={0,2}\s*$/;

/**
 * Replaces secrets in `text` by `mask`. It recognizes a secret by its shape or by its name. If `text` is base64 and contains a secret, the
 * whole text is replaced.
 */
export function withoutSecrets(text: string, mask: string): string {
  if (BASE64.test(text)) {
    const decoded = Buffer.from(text, 'base64').toString('utf8');
    if (!/\p{Cn}|\ufffd/u.test(decoded) && withoutNamedSecrets(withoutShapedSecrets(decoded, mask), mask) !== decoded)
      return mask;
  }
  return withoutNamedSecrets(withoutShapedSecrets(text, mask), mask);
}

function withoutNamedSecrets(text: string, mask: string): string {
  const assigned = MAYBE_ASSIGNED.test(text)
    ? text.replace(ASSIGNMENT, (whole, name: string, rest: string) => {
        const [, sign = '', value = ''] = /^(["']? *[:=] ?)([^]*)$/.exec(rest) ?? [];
        const quote = /^["']/.exec(value)?.[0] ?? '';
        if (isSecretName(name)) return ADDRESS.test(value) ? whole : `${name}${sign}${masked(value, mask)}`;
        // A quoted text may contain further names: `"value": "DB_PASSWORD=…"`.
        return quote === '' ? whole : `${name}${sign}${quote}${withoutNamedSecrets(value.slice(1), mask)}`;
      })
    : text;
  if (!MAYBE_NAMED.test(assigned)) return assigned;
  const named = NAMED.reduce(
    (rest, shape) =>
      rest.replace(shape, (whole, ...[before = '', name = '', between = '', value = '']: string[]) =>
        isSecretName(name) && !ADDRESS.test(value) ? `${before}${name}${between}${masked(value, mask)}` : whole,
      ),
    assigned,
  );
  return COMMANDS.reduce((rest, shape) => rest.replace(shape, (_, kept: string) => `${kept}${mask}`), named);
}

/** The mask, in the quotes that the value has. */
function masked(value: string, mask: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? '';
  return `${quote}${mask}${quote}`;
}
