import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkAws } from '../../src/doctor/aws';

const VALUES = {
  environment: 'dev',
  isProduction: false,
  account: '111111111111',
  region: 'eu-central-1',
  bucket: 'acme-dev-tfstate',
  tenant: 'acme-dev.eu.auth0.example',
};
const IDENTITY =
  '<Arn>arn:aws:sts::111111111111:assumed-role/github-acme-dev-plan/ci</Arn><Account>111111111111</Account>';

describe('the check of AWS', () => {
  const before = { ...process.env };
  let server: Server;
  let answers: 'nothing' | 'only the identity' | 'everything';

  beforeEach(async () => {
    server = createServer((request, response) => {
      if (answers === 'nothing' || (answers === 'only the identity' && request.method === 'HEAD')) return;
      const result = `<GetCallerIdentityResult>${IDENTITY}</GetCallerIdentityResult>`;
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(`<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>`);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    delete process.env.HTTPS_PROXY;
    delete process.env.https_proxy;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    });
  });
  afterEach(() => {
    process.env = { ...before };
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['nothing', [['unanswered', 'ERR_AWS_CREDENTIALS']]],
    [
      'only the identity',
      [
        ['passed', undefined],
        ['unanswered', 'ERR_DOCTOR_S3_UNREACHABLE'],
      ],
    ],
    [
      'everything',
      [
        ['passed', undefined],
        ['passed', undefined],
      ],
    ],
  ] as const)('ends by its time limit if the server answers %s', async (what, expected) => {
    answers = what;

    const findings = await checkAws(VALUES, 'deploy', 500);

    expect(findings.map(({ outcome, faults }) => [outcome, faults[0]?.code])).toEqual(expected);
    if (what !== 'nothing') expect(findings[0]?.notices).toEqual(['this is the role for plan']);
  });
});
