// What Nx loads for `nx g @auth0-cognito/nx-cdktf:…`; see plugin.mjs for why it is bundled. Libraries are taken in, as for an app:
// the provider bindings require theirs.

/** A module of the generators, by its path from this folder. */
export async function load(path) {
  const { bundle } = await import('../../../tools/bundle.mjs');
  const { pathToFileURL, fileURLToPath } = await import('node:url');
  return import(pathToFileURL(await bundle(fileURLToPath(new URL(path, import.meta.url)))).href);
}

/** Formats what was changed in the accounts' module: lines got longer or shorter. */
export async function formatAccounts(tree) {
  const { format, resolveConfig } = await import('prettier');
  const { join } = await import('node:path');
  const changed = tree.listChanges().find(({ path, type }) => type === 'UPDATE' && path.endsWith('/accounts.ts'));
  if (!changed) return;
  const filepath = join(tree.root, changed.path);
  tree.write(changed.path, await format(changed.content.toString(), { ...(await resolveConfig(filepath)), filepath }));
}
