/** Reads and edits the source text of modules with values. Loads the TypeScript compiler, so import it on demand. */
export { accountIndexOf, entryOf, withEntry, withMovedEntry, withoutEntry, type AccountsEntry } from './accounts';
export { hasValue, withElement, withValue, type Path } from './additions';
export { bare, constantIn, propertyKey } from './constants';
export { quoted } from './lists';
