export * from './errors';
export * from './outputs';
export * from './urls';
