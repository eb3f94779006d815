import { channel } from 'node:diagnostics_channel';

const issued = channel('auth0-cognito:issued-secret');

/**
 * Publishes a secret that a stand-in has created on the diagnostics channel `auth0-cognito:issued-secret`, and returns it. A test run
 * subscribes (`tools/secrets`), and afterwards searches files for these values.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/diagnostics_channel.html
 */
export function issuedSecret(secret: string): string {
  issued.publish(secret);
  return secret;
}
