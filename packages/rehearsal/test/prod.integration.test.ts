// One rehearsal: people sign in to it, then it changes over time: some of the changes; with FEDERATION_CHANGES=all, every one.
import { describeEnvironment } from './support/describe-environment';

describeEnvironment('prod', 'prune', ['sign-in', 'changes']);
