import { stripVTControlCharacters } from 'node:util';

const LONGEST = 2_000;

// The subject of a FaultError, or a coded error of a tool.
const CODED = /^(?:.+: \d+ faults?|ERR_[A-Z0-9_]+: .*)$/;

/** Without colours Terraform draws no frames: everything from the first error on; without one, the last lines. */
function unframed(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.startsWith('Error: '));
  if (first >= 0) return lines.slice(first).join('\n').trim();
  return lines
    .filter((line) => line !== '')
    .slice(-12)
    .join('\n');
}

/** What Terraform, cdktf or an app said went wrong: its error blocks, or where there are none, its last lines. */
export function failureText(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split(/\r?\n/)
    // cdktf puts the stack's name before each line.
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
  // cdktf repeats what Terraform said.
  const texts = [...new Set(blocks.map((each) => each.join('\n').trim()))];
  const coded = texts.length > 0 ? -1 : lines.findIndex((line) => CODED.test(line));
  // All faults at once: each is short, and the reader corrects them in one pass.
  if (coded >= 0) return lines.slice(coded).join('\n').trim();
  const text = texts.length > 0 ? texts.join('\n\n') : unframed(lines);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
