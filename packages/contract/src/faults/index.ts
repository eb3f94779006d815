export {
  defineFaults,
  type FaultCode,
  type FaultDefinition,
  type FaultSet,
  type FaultTexts,
  type PlainCode,
} from './define';
export { fault as contractFaults } from './definitions';
export { describeFaults, type FaultEntry } from './describe';
export { FaultError, shown, throwFaults, type Fault } from './fault';
