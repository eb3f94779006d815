export { readFaultFile, parseFaults } from './fault-file';
export { FAULT_KINDS } from './injected-fault';
export type { Direction, FaultKind, InjectedFault } from './injected-fault';
export { Injector } from './injector';
export type { Decision, FaultReport, PassingCall } from './injector';
