// What is wrong with a TypeScript source of this checkout, with its own file and line and not by those of the bundle.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { CodedError } from './coded-error.mjs';

const oneLine = (text) => text.trim().replace(/\s*\n\s*/g, '; ');

/** A failed build of esbuild: each place that it names. */
export function buildFaults({ errors }) {
  const texts = errors.map(({ text, location }) => {
    const place = location ? `${location.file}:${location.line}:${location.column + 1}: ` : '';
    const line = location?.lineText.trim();
    return new CodedError('ERR_SOURCE_INVALID', { place, said: oneLine(text), line }).message;
  });
  const all = new CodedError('ERR_SOURCE_INVALID', { place: '', said: '' });
  all.message = texts.join('\n');
  return all;
}

/** Places of a stack's frames that are in `file`, lines and columns from 1. */
function placesIn(file, { stack = '' }) {
  return stack.split('\n').flatMap((frame) => {
    const [, line, column] = frame.includes(file) ? (/:(\d+):(\d+)\)?$/.exec(frame) ?? []) : [];
    return line ? [{ line: Number(line), column: Number(column) }] : [];
  });
}

/**
 * What a source threw as its bundle ran, with its first place outside libraries.
 *
 * @param mapOf - builds the bundle's source map, which no run pays for that goes well
 */
export async function thrownFault(error, { root, file, mapOf }) {
  const what = oneLine(error instanceof Error ? `${error.name}: ${error.message}` : `${String(error)} was thrown`);
  const places = error instanceof Error ? placesIn(file, error) : [];
  const map = places.length > 0 ? new SourceMap(JSON.parse(await mapOf())) : undefined;
  const found = places
    .map(({ line, column }) => map.findEntry(line - 1, column - 1))
    .map(({ originalSource, originalLine, originalColumn }) => ({
      source: originalSource && relative(root, resolve(dirname(file), originalSource)),
      line: originalLine,
      column: originalColumn,
    }))
    .find(({ source }) => source && !source.includes('node_modules/'));
  const place = found ? `${found.source}:${found.line + 1}:${found.column + 1}: ` : '';
  const line = found && readFileSync(join(root, found.source), 'utf8').split('\n')[found.line]?.trim();
  return new CodedError('ERR_SOURCE_THREW', { place, said: what, line }, { cause: error });
}
