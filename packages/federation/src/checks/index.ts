export * from './literals';
export * from './names';
export * from './urls';
