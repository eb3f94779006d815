// Tells by an issue whether the environment is what main says.
import { environment, FEDERATION, must } from './lib.mjs';

must(FEDERATION, ['drift-issue', environment()]);
