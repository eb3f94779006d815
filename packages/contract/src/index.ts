export * from './application-config';
export * from './auth0-scopes';
export * from './faults';
export * from './facts';
export * from './outputs';
export * from './parse-outputs';
export * from './subject-prefix';
export * from './urls';
