import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { boundaryArnOf, boundaryNameOf, partitionOfRegion, planJobsOf } from '@auth0-cognito/contract';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

import { BaseStack } from './base-stack';
import { reachOfEnvironment, stateKeyOf } from './define-bootstrap';
import { AWS_AUDIENCE, GITHUB_ISSUER, GithubRole } from './github-role';
import { ROLE_PREFIX, roleNameOf } from './names';
import { boundaryPolicy } from './permissions/boundary';
import { neededActions } from './permissions/calls';
import { deployPolicy, makesFunctions, planPolicy } from './permissions/policies';
import type { Account, Bootstrap } from './schema';
import { StateStore } from './state-store';

/** Name of the stack of an account. */
export const accountStackName = ({ account }: Account) => `account-${account}`;

/** Defines the state store of an AWS account and the roles with which CI plans and deploys its environments. */
export class AccountStack extends BaseStack {
  constructor(scope: Construct, bootstrap: Bootstrap, account: Account) {
    super(scope, accountStackName(account), account, ['aws']);
    const { organization, repository } = bootstrap;
    const partition = partitionOfRegion(account.region).name;
    const own = { organization, account: account.account, region: account.region };

    new AwsProvider(this, 'Aws', {
      region: account.region,
      allowedAccountIds: [account.account],
      defaultTags: [{ tags: { bootstrap: repository, 'managed-by': 'terraform' } }],
    });
    const store = new StateStore(this, 'State', { bucket: account.stateBucket });
    // An account has one provider for each URL, so the ARN does not depend on whether this stack creates it.
    const oidcProvider = `arn:${partition}:iam::${account.account}:oidc-provider/${GITHUB_ISSUER}`;
    const made =
      account.githubOidcProvider === 'existing'
        ? undefined
        : new IamOpenidConnectProvider(this, 'GithubOidcProvider', {
            url: `https://${GITHUB_ISSUER}`,
            clientIdList: [AWS_AUDIENCE],
          });
    const ci = { roles: `arn:${partition}:iam::${account.account}:role/${ROLE_PREFIX}*`, oidcProvider };

    const roles = Object.entries(account.environments).map(([name, environment]) => {
      const actions = neededActions(name, environment.permissions);
      const state = { bucketArn: store.bucketArn, keyArn: store.keyArn, stateKey: stateKeyOf(name, environment) };
      const boundary = boundaryArnOf({ ...own, name });
      const reach = reachOfEnvironment(environment);
      const { formerRoles = [], rolesMay = [], extraPolicies, passRolesTo } = environment;
      const place = { ...own, partition, environment: name, boundary, reach, formerRoles, extraPolicies, passRolesTo };
      new IamPolicy(this, `Boundary-${name}`, {
        name: boundaryNameOf({ organization, name }),
        description: `Limits the permissions of the roles that ${name} makes`,
        policy: JSON.stringify(boundaryPolicy(rolesMay, store, makesFunctions(actions.deploy) ? place : undefined)),
      });
      const common = { oidcProviderArn: made?.arn ?? oidcProvider };
      const plan = new GithubRole(this, `Plan-${name}`, {
        ...common,
        name: roleNameOf({ organization, name }, 'plan'),
        description: `Plans ${name} from pull requests of ${repository}: reads only`,
        jobs: { github: bootstrap, environment: planJobsOf(name), pullRequests: true, partition },
        permissions: planPolicy(place, state, actions.plan),
      });
      const deploy = new GithubRole(this, `Deploy-${name}`, {
        ...common,
        name: roleNameOf({ organization, name }, 'deploy'),
        description: `Deploys ${name} from ${bootstrap.branch} of ${repository}`,
        jobs: { github: bootstrap, environment: name, pullRequests: false, partition },
        permissions: deployPolicy(place, state, ci, actions.deploy),
      });
      const { tenant } = environment;
      return [
        name,
        {
          plan_role_arn: plan.arn,
          deploy_role_arn: deploy.arn,
          boundary_arn: boundary,
          state_key: state.stateKey,
          tenant,
          reach,
        },
      ] as const;
    });

    const output = (id: string, value: unknown) => new TerraformOutput(this, id, { value }).overrideLogicalId(id);
    output('environments', Object.fromEntries(roles));
    output('repository', repository);
    output('sub_claim_prefix', bootstrap.subClaimPrefix);
    output('branch', bootstrap.branch);
    output('state_bucket', account.stateBucket);
    output('state_key_arn', store.keyArn);
  }
}
