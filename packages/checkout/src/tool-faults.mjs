// The faults of the tools, which run before TypeScript can be loaded. Their format is that of defineFaults in packages/contract.

const FREE_SPACE = 'free some space on that disk, then run it again';
const IN_THE_WAY =
  'a file has the name of an expected folder, or a folder has the name of an expected file: move it, then run it again';
const WRITABLE =
  'check that the checkout, its .local and node_modules/.cache, and the folder for temporary files can be written to';
/** Defines an error whose text is from the operating system or a program. */
const reported =
  (allowed, fix) =>
  ({ message }) => ({ received: message, allowed, fix });

/** Faults by code. */
export const toolFaults = {
  ERR_USAGE: ({ missing, usage }) => ({ received: `${missing} is missing`, allowed: usage, fix: usage }),
  ERR_NODE_MISSING: ({ oldest }) => ({
    received: 'no node on PATH',
    allowed: `Node.js >= ${oldest}`,
    fix: `install Node.js >= ${oldest} (.nvmrc has the version)`,
  }),
  ERR_NODE_TOO_OLD: ({ version, oldest }) => ({
    received: `this is Node ${version}`,
    allowed: `Node.js >= ${oldest}`,
    fix: `install Node.js >= ${oldest} (.nvmrc has the version)`,
  }),
  ERR_PLATFORM: ({ platform }) => ({
    received: `this is Node for ${platform}`,
    allowed: 'Linux, macOS, or Windows with WSL 2',
    fix: 'run it in WSL 2 (wsl --install), in a checkout inside the file system of WSL',
  }),
  ERR_NPM_CI: {
    received: 'npm ci failed',
    allowed: 'packages that npm can install',
    fix: 'read its output above; it needs a registry it can reach',
  },
  ERR_BINDINGS: {
    received: 'the bindings of the Auth0 provider could not be generated',
    allowed: 'a schema and types from which packages/provider-auth0/generate.mjs can generate',
    fix: 'read its output above',
  },
  ERR_BINDINGS_COMPILE: ({ message }) => ({
    received: `TypeScript does not compile the generated bindings: ${message}`,
    allowed: 'a generator and a compiler that work together',
    fix: 'install the versions of package-lock.json: npm ci',
  }),
  ERR_BINDINGS_LIBRARIES: ({ library }) => ({
    received: `no bindings of the Auth0 provider were generated: ${library} is not installed`,
    allowed: 'installed development dependencies',
    fix: 'to synthesize, run npm ci without --omit=dev and with NODE_ENV other than production',
  }),
  ERR_BINDINGS_TYPE: ({ type }) => ({
    received: `the schema of the Auth0 provider has no ${type}`,
    allowed: 'a type of packages/provider-auth0/schema',
    fix: 'correct the list of types in packages/provider-auth0/generate.mjs',
  }),
  ERR_PYTHON_MISSING: ({ oldest }) => ({
    received: `no Python >= ${oldest} on PATH; the AWS stand-in (moto) runs on it`,
    allowed: `Python >= ${oldest}`,
    fix: 'install Python, with its venv module (Debian: apt-get install python3 python3-venv)',
  }),
  ERR_PYTHON_VENV: ({ python }) => ({
    received: `${python} -m venv failed`,
    allowed: 'a Python with its venv module',
    fix: 'install the venv module (Debian: apt-get install python3-venv)',
  }),
  ERR_PIP_INSTALL: {
    received: 'pip install failed',
    allowed: 'packages that pip can install',
    fix: 'read its output above; it needs an index it can reach',
  },
  ERR_TFLINT_MISSING: ({ version }) => ({
    received: `tflint ${version} is not on PATH, and Go did not build it`,
    allowed: `tflint ${version} on PATH, or a Go toolchain that reaches a module proxy`,
    fix: 'install tflint of this version, or Go; read its output above',
  }),
  ERR_TERRAFORM_CHOSEN: ({ name, found, oldest }) => ({
    received: `TERRAFORM_BINARY_NAME is ${name}, which is ${found}`,
    allowed: `a Terraform or OpenTofu >= ${oldest}`,
    fix: `set the variable to Terraform or OpenTofu >= ${oldest}, or unset it`,
  }),
  ERR_TERRAFORM_PLATFORM: ({ platform, oldest }) => ({
    received: `no Terraform on PATH and no pinned download for ${platform}`,
    allowed: `Terraform >= ${oldest}`,
    fix: `put Terraform >= ${oldest} on PATH`,
  }),
  ERR_TERRAFORM_DOWNLOAD: ({ url, oldest }) => ({
    received: `no Terraform >= ${oldest} on PATH, and ${url} could not be read`,
    allowed: `Terraform >= ${oldest}`,
    fix: `put Terraform >= ${oldest} on PATH, or allow that download`,
  }),
  ERR_TERRAFORM_CHECKSUM: ({ url, actual, pinned }) => ({
    received: `${url} has SHA-256 ${actual}, not the pinned ${pinned}`,
    allowed: pinned,
    fix: 'do not use that file; find out what changes downloads between this machine and HashiCorp',
  }),
  ERR_TERRAFORM_UNPACK: ({ url }) => ({
    received: `could not unpack ${url}`,
    allowed: 'a zip archive',
    fix: 'read the output above',
  }),
  ERR_CHROMIUM_MISSING: {
    received: 'no Chromium on PATH, and none could be downloaded',
    allowed: 'a Chromium or Google Chrome',
    fix: 'install Chromium or Google Chrome (Debian: apt-get install chromium)',
  },
  ERR_LIVE_SANDBOX: ({ missing }) => ({
    received: `nothing in ${missing}`,
    allowed: 'a sandbox account and tenant, in which nothing else depends on what the test creates',
    fix: 'set the variables; docs/runbooks/live-test.md describes each',
  }),
  ERR_PLUGIN_UNPACK: ({ archive }) => ({
    received: `could not unpack ${archive}`,
    allowed: 'a zip archive',
    fix: 'read the output above',
  }),
  ERR_AWS_PROVIDER_MISSING: ({ registry }) => ({
    received: 'the AWS provider is in no plugin mirror on this machine, and no registry could be used',
    allowed: 'the AWS provider in a plugin mirror, or a registry',
    fix: `allow ${registry}, or set TF_PLUGIN_MIRROR to the folder of a plugin mirror`,
  }),
  ERR_SOURCE_INVALID: ({ place, message, line }) => ({
    received: `${place}${message}`,
    allowed: 'a TypeScript source that esbuild can bundle',
    fix: line ? `correct the line: ${line}` : 'correct it',
  }),
  ERR_SOURCE_THREW: ({ place, message, line }) => ({
    received: `${place}${message}`,
    allowed: 'a source that runs without an exception',
    fix: line ? `correct the line: ${line}` : 'correct the source',
  }),
  ERR_DISK_FULL: reported('free space on the disk', FREE_SPACE),
  ERR_DISK_FAILED: reported('a disk without errors', 'check that disk'),
  ERR_READ_ONLY: reported('writable folders', WRITABLE),
  ERR_NO_PERMISSION: reported('permission to write', WRITABLE),
  ERR_NOT_A_FOLDER: reported('a folder', IN_THE_WAY),
  ERR_FILE_IN_THE_WAY: reported('a free name', IN_THE_WAY),
  ERR_FOLDER_IN_THE_WAY: reported('a file', IN_THE_WAY),
  ERR_FILE_MISSING: reported(
    'an existing file',
    'check that it exists; ./federation sets up what belongs to the checkout',
  ),
  ERR_TOO_MANY_OPEN_FILES: reported(
    'fewer open files',
    'raise the limit in this shell (ulimit -n 4096) or end other programs, then run it again',
  ),
  ERR_TOO_MANY_PROCESSES: reported(
    'fewer processes',
    'end other programs or raise the limit (ulimit -u), then run it again',
  ),
  ERR_OUT_OF_MEMORY: reported('free memory', 'end other programs, then run it again'),
  ERR_OUTPUT_CLOSED: reported(
    'a program that reads the output to its end',
    'keep the program that reads it running until this one has ended',
  ),
  ERR_UNEXPECTED: reported(
    'a run without an unexpected exception',
    'run it again with FEDERATION_DEBUG=1, which shows the stack trace, and report that',
  ),
};

/** The texts of a code. */
export function toolTexts(code, parameters) {
  const definition = toolFaults[code];
  return typeof definition === 'function' ? definition(parameters) : definition;
}
