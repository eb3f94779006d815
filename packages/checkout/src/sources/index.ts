/** Modules of values as they are written. They load the TypeScript compiler: import them where they are needed. */
export { accountIndexOf, entryOf, withEntry, withMovedEntry, withoutEntry, type AccountsEntry } from './accounts';
export { hasValue, withElement, withValue, type Path } from './additions';
export { bare, constantIn, propertyKey } from './constants';
export { quoted } from './lists';
