// Hides three warnings of libraries that users cannot act on: two libraries warn that later versions will require a newer Node,
// and one calls a function that Node 22 deprecates. The project pins these versions and tests them with the supported Node
// versions. All other warnings are shown. Load it before the libraries.
const OIDC_PROVIDER = 'oidc-provider WARNING: Unsupported runtime. Use Node.js v22.x LTS, or a later LTS release.';

// The AWS SDK has a switch for this warning.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

// oidc-provider has no such switch.
const warn = console.warn;
console.warn = (...lines) => {
  if (!String(lines[0]).includes(OIDC_PROVIDER)) warn.apply(console, lines);
};

// cdktf, which is archived, calls util.isArray for each output. Node's implementation is Array.isArray with a warning (DEP0044).
// https://nodejs.org/api/deprecations.html#DEP0044
require('node:util').isArray = Array.isArray;
