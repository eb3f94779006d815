// `npm run reference -w @auth0-cognito/cli`: writes docs/exit-codes.md, docs/errors.md and docs/rules.md from the sources.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'oxfmt';
import { bundle } from '../../../tools/bundle.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const load = async (entry) => import(pathToFileURL(await bundle(at(entry), { packages: 'external' })).href);

const { exitCodesPage } = await load('../src/exit-codes.ts');
const page = at('../../../docs/exit-codes.md');
writeFileSync(page, (await format(page, exitCodesPage())).code);

const { errorsPage, rulesPage } = await load('../src/reference/pages.ts');
writeFileSync(at('../../../docs/errors.md'), errorsPage());
writeFileSync(at('../../../docs/rules.md'), rulesPage());
