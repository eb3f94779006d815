// Two libraries say at each start that their later versions will want a newer Node. That is advice to the developers of this project, who
// have pinned versions that run on the Node it supports and test them there; to its users, and in each of its test files, it is noise.
// These two lines are left out; whatever else is warned of is shown. For commands and for jest, before the libraries are loaded.
const OIDC_PROVIDER = 'oidc-provider WARNING: Unsupported runtime. Use Node.js v22.x LTS, or a later LTS release.';

// The AWS SDK's own switch, for this one warning.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

// oidc-provider has none.
const warn = console.warn;
console.warn = (...lines) => {
  if (!String(lines[0]).includes(OIDC_PROVIDER)) warn.apply(console, lines);
};
