import { load } from '../load.mjs';

/** Synthesizes one app. */
export default async function synth(options, context) {
  return (await load('src/synth-executor.ts', { packages: 'external' })).synthesize(options, context);
}
