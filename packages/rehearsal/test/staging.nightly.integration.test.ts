import { describeNativeUser } from './sign-in/describe-people';
import { describeEnvironment } from './support/describe-environment';

describeEnvironment('staging', describeNativeUser);
