// Plain Node.js without dependencies: the workflow scripts import it, too.

export const parseTerraformJson = (text) => JSON.parse(text);

export const providerBlock = ({ provider }, name, alias) =>
  provider?.[name]?.find((block) => block.alias === alias) ?? {};

export const accountOf = (json) => providerBlock(json, 'aws').allowed_account_ids?.[0] ?? '';

export const s3Backend = ({ terraform }) =>
  Object.fromEntries(Object.entries(terraform?.backend?.s3 ?? {}).filter(([, value]) => typeof value === 'string'));
