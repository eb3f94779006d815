/** A piece of an address: plain text, or the text between the quotes of an instance key. */
export interface AddressPiece {
  readonly text: string;
  readonly isKey: boolean;
}

/**
 * Splits an address at its instance keys: `a.b["c"].d` becomes `a.b["`, the key `c` and `"].d`. Uses no regular expression: a pattern with
 * a repeated group overflows the stack on a hostile key of some megabytes.
 */
export function addressPieces(address: string): readonly AddressPiece[] {
  const pieces: AddressPiece[] = [];
  let at = 0;
  for (;;) {
    const open = address.indexOf('["', at);
    if (open === -1) break;
    let close = open + 2;
    while (close < address.length && address[close] !== '"') close += address[close] === '\\' ? 2 : 1;
    pieces.push(
      { text: address.slice(at, open + 2), isKey: false },
      { text: address.slice(open + 2, close), isKey: true },
    );
    at = close;
  }
  return [...pieces, { text: address.slice(at), isKey: false }];
}

/** The address in the configuration, which has no instance keys: `module.a.aws_x.web`. */
export function withoutKeys(address: string): string {
  const names = addressPieces(address).flatMap(({ text, isKey }) => (isKey ? [] : [text]));
  return names
    .join('')
    .replaceAll('[""]', '')
    .replace(/\[\d+\]/g, '');
}

/** The last instance key with its brackets; empty if there is none. */
export function lastKey(address: string): string {
  const number = /\[\d{1,20}\]$/.exec(address)?.[0];
  if (number !== undefined) return number;
  const [key, end] = addressPieces(address).slice(-2);
  return key?.isKey === true && end?.text === '"]' ? `["${key.text}"]` : '';
}
