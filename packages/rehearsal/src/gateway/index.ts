export * from './certificate-authority';
export * from './gateway';
export type { Address, Route } from './routes';
