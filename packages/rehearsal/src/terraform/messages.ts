import { stripVTControlCharacters } from 'node:util';

const MAX_LENGTH = 2_000;

// The subject of a FaultError, or a coded error of a tool.
const CODED = /^(?:.+: \d+ faults?|ERR_[A-Z0-9_]+: .*)$/;

/** Without colors, Terraform draws no frames: returns everything from the first error on, or else the last lines. */
function withoutFrame(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.startsWith('Error: '));
  if (first >= 0) return lines.slice(first).join('\n').trim();
  return lines
    .filter((line) => line !== '')
    .slice(-12)
    .join('\n');
}

/** The error of Terraform, cdktf or an app: its error blocks, or else its last lines. */
export function failureText(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split(/\r?\n/)
    // cdktf prefixes each line with the name of the stack.
    .map((line) => line.replace(/^\S+ {2}(?=[╷│╵])/, '').trimEnd());
  const blocks: string[][] = [];
  let block: string[] | undefined;
  for (const line of lines) {
    if (line.trimStart().startsWith('╷')) block = [];
    else if (line.trimStart().startsWith('╵')) {
      if (block?.some((text) => text.startsWith('Error'))) blocks.push(block);
      block = undefined;
    } else block?.push(line.replace(/^\s*│ ?/, ''));
  }
  // cdktf repeats the output of Terraform.
  const texts = [...new Set(blocks.map((each) => each.join('\n').trim()))];
  const coded = texts.length > 0 ? -1 : lines.findIndex((line) => CODED.test(line));
  // Return all faults: each is short.
  if (coded >= 0) return lines.slice(coded).join('\n').trim();
  const text = texts.length > 0 ? texts.join('\n\n') : withoutFrame(lines);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
