import type { AwsExchange } from '../../src/http/exchange';
import { serviceModelFaults } from '../../src/testing';
import { toolchain } from './aws';

/**
 * Takes the exchanges of a test file. With `FEDERATION_CHANGES=all` they are checked after its tests: what the stand-in accepts and answers
 * has to be as the service models of AWS have it. To be called where tests are described.
 */
export function modelledExchanges(): (exchange: AwsExchange) => void {
  const exchanges: AwsExchange[] = [];
  if (process.env.FEDERATION_CHANGES === 'all')
    afterAll(async () => expect(await serviceModelFaults(toolchain().python, exchanges)).toEqual([]), 60_000);
  return (exchange) => void exchanges.push(exchange);
}
