import { describeAdminApplication, describeSecondFactor } from './sign-in/describe-people';
import { describeEnvironment } from './support/describe-environment';

describeEnvironment('prod', describeAdminApplication, describeSecondFactor);
