// It changes over time: some of the changes; with FEDERATION_CHANGES=all, every one.
import { describeEnvironment } from './support/describe-environment';

describeEnvironment('dev', 'dangle', ['changes']);
