import { CodedError } from '../coded-error.mjs';

/**
 * Refuses Windows outside WSL: the commands are shell scripts, and Python's virtual environment and the sockets of the providers have
 * other paths there.
 *
 * @param platform - as Node names it
 */
export function requirePlatform(platform = process.platform) {
  if (platform === 'win32') throw new CodedError('ERR_PLATFORM', { platform });
}
