// Stops a program that this Node is too old for, by name, before anything else of it is loaded. An older Node has to be able to read this
// file: no syntax that came after modules. What a program imports statically besides must be there in an old Node, too.
const OLDEST = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error('ERR_NODE_TOO_OLD: this is Node ' + process.versions.node);
  console.error('  fix: install Node.js >= ' + OLDEST.join('.') + ' (.nvmrc has the version)');
  process.exit(1);
}
