import type { AwsExchange } from '../../src/http/exchange';
import { serviceModelFaults } from '../../src/testing';
import { isNightly } from '../../../checkout/test/support/nightly.mjs';
import { toolchain } from './aws';

/**
 * Takes the exchanges of a test file. At night they are checked after its tests: what the stand-in accepts and answers
 * has to be as the service models of AWS have it. To be called where tests are described.
 */
export function modelledExchanges(): (exchange: AwsExchange) => void {
  const exchanges: AwsExchange[] = [];
  if (isNightly)
    afterAll(async () => expect(await serviceModelFaults(toolchain().python, exchanges)).toEqual([]), 60_000);
  return (exchange) => void exchanges.push(exchange);
}
