// Errors in TypeScript sources of this checkout, with file and line of the source instead of the bundle.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { CodedError } from './coded-error.mjs';

const oneLine = (text) => text.trim().replace(/\s*\n\s*/g, '; ');

/** The errors of a failed build of esbuild, with their locations. */
export function buildFaults({ errors }) {
  const texts = errors.map(({ text, location }) => {
    const place = location ? `${location.file}:${location.line}:${location.column + 1}: ` : '';
    const line = location?.lineText.trim();
    return new CodedError('ERR_SOURCE_INVALID', { place, message: oneLine(text), line }).message;
  });
  const all = new CodedError('ERR_SOURCE_INVALID', { place: '', message: '' });
  all.message = texts.join('\n');
  return all;
}

/** Locations in `file` of the frames of a stack trace, with lines and columns from 1. */
function placesIn(file, { stack = '' }) {
  return stack.split('\n').flatMap((frame) => {
    const [, line, column] = frame.includes(file) ? (/:(\d+):(\d+)\)?$/.exec(frame) ?? []) : [];
    return line ? [{ line: Number(line), column: Number(column) }] : [];
  });
}

/**
 * The error that a source threw at run time, with its first location outside of libraries.
 *
 * @param mapOf - builds the source map of the bundle; called only for an error
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
  return new CodedError('ERR_SOURCE_THREW', { place, message: what, line }, { cause: error });
}
