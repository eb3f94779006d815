// Checks over HTTPS that sign-in of the live environment is configured on both sides.
import { environment, FEDERATION, must } from './lib.mjs';

await must(FEDERATION, ['verify', environment()]);
