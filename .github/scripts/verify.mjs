// Asks the live environment, over HTTPS, whether sign-in is wired.
import { environment, FEDERATION, must } from './lib.mjs';

must(FEDERATION, ['verify', environment()]);
