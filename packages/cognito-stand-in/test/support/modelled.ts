import type { AwsExchange } from '../../src/http/exchange';
import { serviceModelFaults } from '../../src/testing';
import { isNightly } from '../../../checkout/test/support/nightly.mjs';
import { toolchain } from './aws';

/**
 * Records the exchanges of a test file. In the nightly run, they are checked after its tests: accepted requests and
 * responses of the stand-in must conform to the service models of AWS. Call it in the describe phase.
 */
export function modelledExchanges(): (exchange: AwsExchange) => void {
  const exchanges: AwsExchange[] = [];
  if (isNightly)
    afterAll(async () => expect(await serviceModelFaults(toolchain().python, exchanges)).toEqual([]), 60_000);
  return (exchange) => void exchanges.push(exchange);
}
