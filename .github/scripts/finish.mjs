// Records how an apply ended. An interrupted apply may have changed resources.
import { environment, FEDERATION, must, optional, runUrl, variable } from './lib.mjs';

const outcome = optional('OUTCOME') ?? 'failed';
const at = runUrl() ? ['--run-url', runUrl()] : [];
const ended = ['--deployment', variable('DEPLOYMENT'), '--outcome', outcome];
await must(FEDERATION, ['ci', 'finish', environment(), ...ended, ...at]);
