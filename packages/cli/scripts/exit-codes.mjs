// Writes docs/exit-codes.md from src/exit-codes.ts.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { bundle } from '../../../tools/run.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { exitCodesPage } = await import(
  pathToFileURL(await bundle(at('../src/exit-codes.ts'), { packages: 'external' })).href
);
const page = at('../../../docs/exit-codes.md');
writeFileSync(page, await format(exitCodesPage(), { ...(await resolveConfig(page)), filepath: page }));
