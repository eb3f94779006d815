export { serviceModelFaults } from './service-models';
export type { ModelFault } from './service-models';
