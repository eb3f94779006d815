export type { ModelFault } from './model-fault';
export { serviceModelFaults } from './service-models';
