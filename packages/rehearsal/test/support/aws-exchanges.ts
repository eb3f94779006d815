import type { CognitoStandInOptions } from '@auth0-cognito/cognito-stand-in';
import { serviceModelFaults } from '@auth0-cognito/cognito-stand-in/testing';
import { readToolchain } from '@auth0-cognito/checkout';
import type { Rehearsal } from '../../src';

type Record = NonNullable<CognitoStandInOptions['onExchange']>;

/** The exchanges of a rehearsal with AWS, each distinct one once. */
export class AwsExchanges {
  private readonly exchanges = new Map<string, Parameters<Record>[0]>();

  readonly record: Record = (exchange) => {
    const { action, url, requestBody, responseBody } = exchange;
    this.exchanges.set([action, url, requestBody.toString(), responseBody.toString()].join('\n'), exchange);
  };

  /** Expects that every request and every response conforms to the service models of AWS. */
  async expectModelled({ checkout }: Rehearsal): Promise<void> {
    expect(this.exchanges.size).toBeGreaterThan(50);
    const { python } = readToolchain(checkout);
    expect(await serviceModelFaults(python, this.exchanges.values())).toEqual([]);
  }
}
