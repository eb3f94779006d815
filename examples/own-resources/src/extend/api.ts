import { join } from 'node:path';

import { NodeFunctionCode, type ExtensionContext } from '@auth0-cognito/environment';
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** `GET /profile` for the access tokens of the web client. */
export function defineApi(scope: Construct, context: ExtensionContext, role: IamRole): void {
  const { environment, federatedUserPool, folder } = context;
  const prefix = `${environment.organization}-${environment.name}`;
  const code = new NodeFunctionCode(scope, 'ProfileCode', join(folder, 'src/extend/functions/profile'));
  const profile = new LambdaFunction(scope, 'Profile', {
    ...code.settings,
    functionName: `${prefix}-profile`,
    role: role.arn,
  });
  const api = new Apigatewayv2Api(scope, 'Api', { name: `${prefix}-api`, protocolType: 'HTTP' });
  const authorizer = new Apigatewayv2Authorizer(scope, 'ApiAuthorizer', {
    apiId: api.id,
    name: 'cognito',
    authorizerType: 'JWT',
    identitySources: ['$request.header.Authorization'],
    jwtConfiguration: {
      issuer: federatedUserPool.userPool.issuer,
      audience: [federatedUserPool.webClient.clientId],
    },
  });
  const integration = new Apigatewayv2Integration(scope, 'ApiProfile', {
    apiId: api.id,
    integrationType: 'AWS_PROXY',
    integrationUri: profile.invokeArn,
    payloadFormatVersion: '2.0',
  });
  new Apigatewayv2Route(scope, 'ApiRoute', {
    apiId: api.id,
    routeKey: 'GET /profile',
    target: `integrations/${integration.id}`,
    authorizationType: 'JWT',
    authorizerId: authorizer.id,
  });
  new Apigatewayv2Stage(scope, 'ApiStage', { apiId: api.id, name: '$default', autoDeploy: true });
  new LambdaPermission(scope, 'ProfileForTheApi', {
    action: 'lambda:InvokeFunction',
    functionName: profile.functionName,
    principal: 'apigateway.amazonaws.com',
    sourceArn: `${api.executionArn}/*/*/profile`,
  });
  new TerraformOutput(scope, 'api_url', { value: api.apiEndpoint });
}
