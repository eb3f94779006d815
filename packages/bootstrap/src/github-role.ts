import { servicePrincipal } from '@auth0-cognito/contract';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import type { PolicyDocument } from './permissions/policies';
import type { Bootstrap } from './schema';

/** Issuer of the tokens that GitHub gives to jobs. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Audience of the tokens that AWS takes. */
export const AWS_AUDIENCE = servicePrincipal('sts');

/** The jobs that may take a role. */
export interface TrustedJobs {
  readonly github: Pick<Bootstrap, 'repository' | 'subClaimPrefix' | 'branch'>;
  /** GitHub environment that the job runs in. */
  readonly environment: string;
  /** Also jobs of pull requests, not only those of the deployed branch. */
  readonly pullRequests: boolean;
  /**
   * AWS partition of the role.
   *
   * @default 'aws'
   */
  readonly partition?: string;
}

/** `sub` of the token of a job in a GitHub environment, in the form that the repository uses: no other form is trusted. */
export const subjectOf = ({ subClaimPrefix }: TrustedJobs['github'], environment: string): string =>
  `${subClaimPrefix}:environment:${environment}`;

/**
 * Who may take a role: jobs of one repository, in one GitHub environment, of the deployed branch (and for plans, of pull requests).
 *
 * A subject that contains an environment contains no branch, so that the branch is compared with the claim `ref`, which STS hands on since
 * January 2026, in the commercial partition. The rules of the GitHub environment say the same once more; in other partitions they
 * alone do.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function trustPolicy(oidcProviderArn: string, jobs: TrustedJobs) {
  const { github, environment, pullRequests, partition = 'aws' } = jobs;
  const hasClaims = partition === 'aws';
  const claim = (name: string) => `${GITHUB_ISSUER}:${name}`;
  const branch = `refs/heads/${github.branch}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: oidcProviderArn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [claim('aud')]: AWS_AUDIENCE,
            [claim('sub')]: subjectOf(github, environment),
            ...(hasClaims && { [claim('repository')]: github.repository }),
            ...(hasClaims && !pullRequests && { [claim('ref')]: branch }),
          },
          ...(hasClaims && pullRequests && { StringLike: { [claim('ref')]: [branch, 'refs/pull/*/merge'] } }),
        },
      },
    ],
  };
}

/** Props of a {@link GithubRole}. */
export interface GithubRoleProps {
  readonly name: string;
  readonly description: string;
  readonly oidcProviderArn: string;
  readonly jobs: TrustedJobs;
  readonly permissions: PolicyDocument;
}

/** Defines a role that only certain jobs of GitHub Actions can take, for an hour at a time. */
export class GithubRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: GithubRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', {
      name: props.name,
      description: props.description,
      assumeRolePolicy: JSON.stringify(trustPolicy(props.oidcProviderArn, props.jobs)),
      maxSessionDuration: 3600,
    });
    new IamRolePolicy(this, 'Permissions', {
      role: role.name,
      name: 'federation',
      policy: JSON.stringify(props.permissions),
    });
    this.arn = role.arn;
  }
}
