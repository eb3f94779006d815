/** Formats the accounts file with Prettier if it has changed. */
export async function formatAccounts(tree) {
  const { format, resolveConfig } = await import('prettier');
  const { join } = await import('node:path');
  const changed = tree.listChanges().find(({ path, type }) => type === 'UPDATE' && path.endsWith('/accounts.ts'));
  if (!changed) return;
  const filepath = join(tree.root, changed.path);
  tree.write(changed.path, await format(changed.content.toString(), { ...(await resolveConfig(filepath)), filepath }));
}
