import { InvalidArgumentError, Option } from 'commander';

// Terraform's format: https://pkg.go.dev/time#ParseDuration, without a sign.
const DURATION = /^(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/** How long Terraform waits for a lock of the state. A wrong value is refused before Terraform starts. */
export const lockTimeoutOption = () =>
  new Option('--lock-timeout <duration>', 'how long to wait for the state lock, for example 5m').argParser((text) => {
    if (DURATION.test(text)) return text;
    throw new InvalidArgumentError('Allowed is a duration, for example 30s, 5m or 1h30m.');
  });
