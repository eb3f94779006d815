import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';

import * as ts from 'typescript';

import type { Extension } from '..';

const ROOT = resolve(__dirname, '../../../..');

/** A code block of a page, and the heading above it. */
export interface DocumentedCode {
  readonly heading: string;
  /** Language of the block: `ts`, `hcl`, `json`. */
  readonly language: string;
  readonly text: string;
}

/** The code blocks of a page in `docs`. A block in a list is indented. */
export function documentedCode(page: string): DocumentedCode[] {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  let above = '';
  return [...text.matchAll(/^## (.+)$|^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].flatMap(
    ([, heading, indent = '', language = '', code = '']) => {
      above = heading ?? above;
      return heading ? [] : [{ heading: above, language, text: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') }];
    },
  );
}

/** Runs a block of TypeScript, and returns its exports. */
export function exportsOf({ text }: DocumentedCode): Readonly<Record<string, unknown>> {
  const module = { exports: {} };
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  compileFunction(outputText, ['module', 'exports', 'require'])(module, module.exports, (name: string): unknown =>
    jest.requireActual(name),
  );
  return module.exports;
}

/** The extension that a block of TypeScript exports. */
export function extensionOf(code: DocumentedCode): Extension {
  const { extend } = exportsOf(code) as { extend?: Extension };
  if (!extend) throw new TypeError('an example that exports no extend');
  return extend;
}
