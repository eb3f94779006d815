// Writes what is known of the AWS provider's versions at both ends of the constraint, for the types in use: the oldest, the one that
// the bindings were generated from, and the newest of which anybody publishes bindings, fetched by npm.
//
//   npm run aws-schemas -w @auth0-cognito/environment
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DATA_FILE, documentOf } from './aws-schemas';
import { BINDINGS, bindingsSchema, generatedFrom, importedTypes, OLDEST, oldestSchema } from './sources';

/** The fork's bindings, which follow the provider's releases. Read, never run. */
const NEWEST_BINDINGS = '@cdktn/provider-aws@25.7.0';

async function write(folder: string): Promise<void> {
  const [archive = ''] = execFileSync('npm', ['pack', NEWEST_BINDINGS, '--silent'], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n')
    .slice(-1);
  execFileSync('tar', ['xzf', archive], { cwd: folder });
  const types = importedTypes();
  const document = documentOf({
    [OLDEST]: await oldestSchema(types),
    [BINDINGS.version]: bindingsSchema(BINDINGS.lib, types),
    [generatedFrom(join(folder, 'package/package.json'))]: bindingsSchema(join(folder, 'package/lib'), types),
  });
  writeFileSync(DATA_FILE, JSON.stringify(document));
  console.log(`${types.length} types of hashicorp/aws ${document.versions.join(', ')}`);
}

const folder = mkdtempSync(join(tmpdir(), 'aws-schemas-'));
void write(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
