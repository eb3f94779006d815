// Ends a program with an error if Node is too old, before other modules are loaded. An older Node has to parse this file, so it
// uses no newer syntax than modules. Other static imports of a program must also exist in an old Node.
const OLDEST = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error('ERR_NODE_TOO_OLD: this is Node ' + process.versions.node);
  console.error('  fix: install Node.js >= ' + OLDEST.join('.') + ' (.nvmrc has the version)');
  process.exit(1);
}
