export { compareRecordings } from './compare';
export type { Difference } from './compare';
export type { RecordedExchange } from './recorded-exchange';
export { startRecorder } from './recorder';
export type { Recorder, RecorderOptions } from './recorder';
export { startRehearsedSandbox } from './sandbox';
export type { RehearsedSandbox } from './sandbox';
