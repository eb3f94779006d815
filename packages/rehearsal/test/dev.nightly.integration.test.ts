// Each change over time.
import { describeEnvironment } from './support/describe-environment';

describeEnvironment('dev');
