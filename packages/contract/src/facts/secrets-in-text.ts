import { isSecretName } from './secret-names';
import { withoutShapedSecrets } from './secret-shapes';

/**
 * A name and its value within a text: of an address, a connection string, an `.env` file, YAML, a header, a script, and what Terraform prints,
 * with a value before and after. A value without quotes is no call and no variable, so that no code hides behind a name.
 */
const ASSIGNMENT =
  /(?<![\w-])([\w-]+)(["']? {0,60}[:=] ?(?:"[^"\n]+(?:"(?: -> "[^"\n]+")?|$)|'[^'\n]+(?:'|$))|=(?![${(<]|[\w.$]*\()[^\s"'`&#;,]+|: [^\s"'`&#;,(){}<>$]+(?=$|["']))/gm;

/** What an assignment is not without. */
const MAYBE_ASSIGNED = /[\w-]["']? *[:=]/;

/** An address, which is always shown: people are sent there. */
const ADDRESS = /^["']?https?:\/\//;

/** A value, in quotes or without. */
const VALUE = `("[^"\\n]+(?:"|$)|'[^'\\n]+(?:'|$)|[^\\s"'\`$<({,;&|-][^\\s"'\`,;&|]*)`;

/** Values by the name next to them, where no sign joins them. Each captures what precedes the name, the name, what follows it, and the value. */
const NAMED: readonly RegExp[] = [
  // An item of a list, in YAML, HCL or XML: `name: DB_PASSWORD`, then `value: …`.
  new RegExp(
    `(\\b(?:name|key)["']?\\s{0,60}[:=]\\s{0,9}["']?)([\\w./-]{1,100})(["']?[\\s,+~-]{0,99}["']?value["']?\\s{0,60}[:=]\\s{0,9})${VALUE}`,
    'gim',
  ),
  // An option of a command: `--password …`.
  new RegExp(`((?<![\\w-])--)([\\w-]{1,100})( +)${VALUE}`, 'gm'),
  // A line of an INI file: a word that is a token, so that no code hides behind a name.
  /(^[ \t]*)([\w.-]{1,100})([ \t]{1,9}=[ \t]{1,9})((?=[\w+/=~-]*\d)[\w+/=~-]{12,})[ \t]*$/gm,
  // An element of XML.
  /(<)([\w.:-]{1,100})(>)([^<>\n]+)(?=<\/)/g,
  // .netrc
  /(\blogin +\S{1,100}\s+)(password)(\s+)(\S+)/g,
];

/** Passwords of commands, without a name: `curl -u user:…`, `sshpass -p …`, `mysql -p…`. What is captured is shown. */
const COMMANDS: readonly RegExp[] = [
  /((?<![\w-])(?:-u|--user|--proxy-user)[ =]["']?[\w.@-]{1,100}:)[^\s"':]+/g,
  /(\bsshpass +-p *["']?|\b(?:mysql|mariadb)\w* [^\n|;&]{0,200}?(?<=\s)-p["']?)[^\s"']+/g,
];

/** What none of the commands and named values is without. */
const MAYBE_NAMED = /value|--|=|<\/|\blogin\b|-u |-p/i;

/** What people read instead of a secret, in reviews and in logs. */
export const MASK = '(sensitive)';

/** A whole text in base64. */
const BASE64 = /^[A-Za-z0-9+/\r\n]{24,}={0,2}\s*$/;

/**
 * `text` with each secret in it replaced by `mask` that its shape, or the name before it, reveals. A text in base64 with such a secret is
 * replaced as a whole.
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
        // A text within quotes may have further names: `"value": "DB_PASSWORD=…"`.
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

/** The mask in the quotes of a value. */
function masked(value: string, mask: string): string {
  const quote = /^["']/.exec(value)?.[0] ?? '';
  return `${quote}${mask}${quote}`;
}
