// One rehearsal: it changes over time: some of the changes. With FEDERATION_CHANGES=all people sign in to it first, and it gets every change.
import { everywhere } from './changes/living-environment';
import { describeEnvironment } from './support/describe-environment';

describeEnvironment('staging', 'refuse', everywhere ? ['sign-in', 'changes'] : ['changes']);
