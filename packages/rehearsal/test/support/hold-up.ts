import type { PendingExchange } from '../../src/gateway';

/** A `beforeRequest` that passes requests through until a test delays one. */
export class HoldUp {
  private hold: (exchange: PendingExchange) => void | Promise<void> = () => undefined;

  readonly beforeRequest = (exchange: PendingExchange) => this.hold(exchange);

  /** Delays every matching request until released; `reached` resolves at the first. */
  next(matches: (exchange: PendingExchange) => boolean) {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const reached = new Promise<void>((resolve) => {
      this.hold = (exchange) => {
        if (!matches(exchange)) return undefined;
        resolve();
        return released;
      };
    });
    return {
      reached,
      release: () => {
        this.hold = () => undefined;
        release();
      },
    };
  }
}

/** The call with which Terraform changes an Auth0 application. */
export const updatesApplication = ({ method, path }: PendingExchange) =>
  method === 'PATCH' && path.startsWith('/api/v2/clients/');
