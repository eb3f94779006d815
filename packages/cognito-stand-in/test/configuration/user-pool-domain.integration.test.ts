import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import {
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  UpdateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { REGION } from '../support/aws';
import { addRecord, hostedZone, issuedCertificate } from '../support/names';
import { awsForTests } from '../support/pools';
import { refusal } from '../support/refusal';

describe('user pool domains', () => {
  const live = awsForTests();

  const create = (UserPoolId: string, Domain: string, CertificateArn?: string, ManagedLoginVersion?: number) =>
    live.make.cognito.send(
      new CreateUserPoolDomainCommand({
        UserPoolId,
        Domain,
        ...(CertificateArn ? { CustomDomainConfig: { CertificateArn } } : {}),
        ...(ManagedLoginVersion ? { ManagedLoginVersion } : {}),
      }),
    );
  const describeDomain = async (Domain: string) =>
    (await live.make.cognito.send(new DescribeUserPoolDomainCommand({ Domain }))).DomainDescription;

  describe('with a prefix', () => {
    it('are returned with their managed login version, can be updated, and do not exist after their deletion', async () => {
      const pool = await live.make.userPool();
      await create(pool, 'whole-life');

      const made = await describeDomain('whole-life');
      await live.make.cognito.send(
        new UpdateUserPoolDomainCommand({ UserPoolId: pool, Domain: 'whole-life', ManagedLoginVersion: 2 }),
      );
      const changed = await describeDomain('whole-life');
      await live.make.cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId: pool, Domain: 'whole-life' }));

      expect(made).toMatchObject({ UserPoolId: pool, Status: 'ACTIVE', ManagedLoginVersion: 1 });
      expect(changed?.ManagedLoginVersion).toBe(2);
      expect((await describeDomain('whole-life'))?.Status).toBeUndefined();
      expect(await live.aws.standIn.directory.domain(`whole-life.auth.${REGION}.amazoncognito.com`)).toBeUndefined();
    });

    it.each([
      ['aws', 'my-aws-login', /reserved word: aws/],
      ['amazon', 'amazon-login', /reserved word: amazon/],
      ['cognito', 'cognito', /reserved word: cognito/],
      ['an upper-case letter', 'Login', /invalid character/],
      ['a trailing hyphen', 'login-', /invalid character/],
      ['an underscore', 'my_login', /invalid character/],
      ['64 characters', 'a'.repeat(64), /less than or equal to 63/],
      ['a dot and no certificate', 'login.example.com', /invalid character/],
    ])('are refused with %s', async (_what, prefix, message) => {
      const refused = await refusal(create(await live.make.userPool(), prefix));

      expect(refused).toMatchObject({
        code: 'InvalidParameterException',
        message: expect.stringMatching(message),
        status: 400,
      });
    });

    it('are refused for a second pool, and twice for one pool', async () => {
      const first = await live.make.userPool();
      await create(first, 'taken');

      const byAnother = await refusal(create(await live.make.userPool(), 'taken'));
      const second = await refusal(create(first, 'another'));

      expect(byAnother.message).toMatch(/already associated with another user pool/);
      expect(second.message).toMatch(/already has a prefix domain/);
    });

    it('refuse managed login if the tier lacks it', async () => {
      const pool = await live.make.userPool({ UserPoolTier: 'LITE' });

      const refused = await refusal(create(pool, 'lite-login', undefined, 2));

      expect(refused.code).toBe('FeatureUnavailableInTierException');
    });

    it('cannot be deleted with the ID of another pool', async () => {
      await create(await live.make.userPool(), 'not-yours');
      const command = new DeleteUserPoolDomainCommand({ UserPoolId: await live.make.userPool(), Domain: 'not-yours' });

      expect((await refusal(live.make.cognito.send(command))).code).toBe('ResourceNotFoundException');
    });
  });

  describe('with a custom name', () => {
    it('exist next to a prefix, served by CloudFront, with a certificate and an A record of their parent domain', async () => {
      const zone = await hostedZone(live.aws, 'both.example');
      await addRecord(live.aws, zone, 'both.example', 'A', '192.0.2.1');
      const certificate = await issuedCertificate(live.aws, zone, 'login.both.example');
      const pool = await live.make.userPool();
      await create(pool, 'both-prefix');

      const { CloudFrontDomain } = await create(pool, 'login.both.example', certificate, 2);

      const { UserPool } = await live.make.cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool }));
      expect(CloudFrontDomain).toMatch(/^d[0-9a-f]{13}\.cloudfront\.net$/);
      expect(UserPool).toMatchObject({ Domain: 'both-prefix', CustomDomain: 'login.both.example' });
      expect(await describeDomain('login.both.example')).toMatchObject({
        CloudFrontDistribution: CloudFrontDomain,
        CustomDomainConfig: { CertificateArn: certificate },
        ManagedLoginVersion: 2,
      });
    });

    it('may use a wildcard certificate of one level', async () => {
      const zone = await hostedZone(live.aws, 'wild.example');
      await addRecord(live.aws, zone, 'wild.example', 'A', '192.0.2.1');
      const certificate = await issuedCertificate(live.aws, zone, '*.wild.example');

      const made = await create(await live.make.userPool(), 'login.wild.example', certificate);
      await addRecord(live.aws, zone, 'eu.wild.example', 'A', '192.0.2.1');
      const refused = await refusal(create(await live.make.userPool(), 'login.eu.wild.example', certificate));

      expect(made.CloudFrontDomain).toBeDefined();
      expect(refused.message).toMatch(/does not cover/);
    });

    it('are refused until their parent domain has an A record', async () => {
      const zone = await hostedZone(live.aws, 'parent.example');
      const certificate = await issuedCertificate(live.aws, zone, 'login.parent.example');
      const pool = await live.make.userPool();

      const refused = await refusal(create(pool, 'login.parent.example', certificate));
      await addRecord(live.aws, zone, 'parent.example', 'A', '192.0.2.1');
      const made = await create(pool, 'login.parent.example', certificate);

      expect(refused.message).toMatch(/Was not able to resolve a DNS A record for the parent domain/);
      expect(made.CloudFrontDomain).toBeDefined();
    });

    it('refuse a certificate that does not exist, is not issued, or has another region or another name', async () => {
      const zone = await hostedZone(live.aws, 'cert.example');
      await addRecord(live.aws, zone, 'cert.example', 'A', '192.0.2.1');
      const pool = await live.make.userPool();
      const acm = new ACMClient({ ...live.aws.client, region: 'us-east-1' });
      const request = new RequestCertificateCommand({ DomainName: 'login.cert.example', ValidationMethod: 'DNS' });
      const pending = (await acm.send(request)).CertificateArn!;
      const missing = pending.replace(/[^/]+$/, '00000000-0000-0000-0000-000000000000');
      const other = await issuedCertificate(live.aws, zone, 'other.cert.example');

      const messages = [];
      for (const arn of [missing, pending, pending.replace('us-east-1', REGION), other]) {
        messages.push((await refusal(create(pool, 'login.cert.example', arn))).message);
      }

      expect(messages.slice(0, 3)).toEqual(
        Array(3).fill(expect.stringMatching(/isn't in us-east-1 region, isn't valid/)),
      );
      expect(messages[3]).toMatch(/does not cover/);
    });

    it('are refused directly below a top-level domain', async () => {
      const zone = await hostedZone(live.aws, 'apex.example');
      const certificate = await issuedCertificate(live.aws, zone, 'apex.example');

      const refused = await refusal(create(await live.make.userPool(), 'apex.example', certificate));

      expect(refused.message).toMatch(/top-level domain/);
    });
  });

  it('skip the check of a parent domain outside the account’s zones', async () => {
    const zone = await hostedZone(live.aws, 'login.elsewhere.example');
    const certificate = await issuedCertificate(live.aws, zone, 'login.elsewhere.example');

    const made = await create(await live.make.userPool(), 'login.elsewhere.example', certificate);

    expect(made.CloudFrontDomain).toBeDefined();
  });
});
