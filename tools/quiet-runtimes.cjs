// Libraries warn of what only the developers of this project can change, who pin versions and test them on the Node that it supports; to
// its users, and in each of its test files, that is noise. Two say at each start that their later versions will want a newer Node, one calls
// a function that Node 22 deprecates. These lines are left out; any other warning is shown. Load it before the libraries.
const OIDC_PROVIDER = 'oidc-provider WARNING: Unsupported runtime. Use Node.js v22.x LTS, or a later LTS release.';

// The AWS SDK's own switch, for this one warning.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

// oidc-provider has none.
const warn = console.warn;
console.warn = (...lines) => {
  if (!String(lines[0]).includes(OIDC_PROVIDER)) warn.apply(console, lines);
};

// cdktf, which is archived, calls util.isArray for each output. Node's own is the same function behind a warning (DEP0044).
// https://nodejs.org/api/deprecations.html#DEP0044
require('node:util').isArray = Array.isArray;
