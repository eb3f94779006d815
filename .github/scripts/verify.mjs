// Asks the live environment, over HTTPS, whether sign-in is wired.
import { environment, FEDERATION, must } from './lib.mjs';

await must(FEDERATION, ['verify', environment()]);
