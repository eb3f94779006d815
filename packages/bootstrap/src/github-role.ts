import { servicePrincipal } from '@auth0-cognito/contract';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';

import type { PolicyDocument } from './permissions/policies';
import type { Bootstrap } from './schema';

/** Issuer of the OIDC tokens of GitHub Actions jobs. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Audience of the tokens that AWS accepts. */
export const AWS_AUDIENCE = servicePrincipal('sts');

/** The jobs that may assume a role. */
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

/** `sub` of the token of a job in a GitHub environment, in the form that the repository uses. No other form is trusted. */
export const subjectOf = ({ subClaimPrefix }: TrustedJobs['github'], environment: string): string =>
  `${subClaimPrefix}:environment:${environment}`;

/**
 * Trust policy: jobs of one repository, in one GitHub environment, on the deployed branch (for plans, also on pull requests).
 *
 * A subject with an environment contains no branch. In the commercial partition, the policy therefore checks the claim `ref`, which STS
 * supports as a condition key since January 2026. The rules of the GitHub environment also check the branch. In other partitions only
 * those rules check it.
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

/** Defines a role that only the given jobs of GitHub Actions can assume, for one hour at most. */
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
