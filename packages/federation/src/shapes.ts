/** Runtime shapes of the settings, for packages that check values which TypeScript has not seen. */
export { federatedUserPoolShape } from './federated-user-pool-settings';
export { shapeOf } from './shape';
