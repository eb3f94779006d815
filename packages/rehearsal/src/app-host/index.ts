export { appRoutes } from './app-host';
export { exampleApp } from './example-app';
