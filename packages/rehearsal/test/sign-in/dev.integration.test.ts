// On a rehearsal of its own: the last test deletes the application in Auth0, and moto has no AddClientIDToOpenIDConnectProvider, by which
// the next apply would tell IAM of a new one.
import { describeEnvironment } from '../support/describe-environment';

describeEnvironment('dev', 'dangle', ['sign-in']);
