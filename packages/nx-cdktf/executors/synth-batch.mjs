import { load } from '../load.mjs';

/** Synthesizes several apps. */
export default async function synthBatch(_graph, options, _overrides, context) {
  return (await load('src/synth-executor.ts', { packages: 'external' })).synthesizeAll(options, context);
}
