import { Construct } from 'constructs';

import { DataAuth0Client } from '@cdktf/provider-auth0/lib/data-auth0-client';

import * as checks from '../checks';

import { secretCondition, type IAuth0Application } from './auth0-application-ref';
import type { Auth0Tenant } from './auth0-tenant';

/** Props of a {@link ReferencedAuth0Application}. */
export interface ReferencedAuth0ApplicationProps {
  readonly tenant: Auth0Tenant;
  /** Client id of the application. */
  readonly clientId: string;
  /** Callback that the application must allow: `https://{cognito domain}/oauth2/idpresponse`. */
  readonly callback: string;
}

/**
 * Defines a reference to an Auth0 application that this stack does not manage. Terraform reads its secret, and stops if it
 * cannot read it or if the application does not allow Cognito's callback. Other URLs of the application are not checked.
 */
export class ReferencedAuth0Application extends Construct implements IAuth0Application {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The Terraform data source. */
  readonly resource: DataAuth0Client;

  constructor(scope: Construct, id: string, props: ReferencedAuth0ApplicationProps) {
    super(scope, id);
    const { provider } = props.tenant;
    checks.refuse(this, checks.auth0ClientId(checks.at(this, 'clientId'), props.clientId));

    this.resource = new DataAuth0Client(this, 'Resource', {
      ...(provider && { provider }),
      clientId: props.clientId,
      lifecycle: {
        postcondition: [
          secretCondition('self.client_secret'),
          {
            condition: `\${contains(self.callbacks, ${JSON.stringify(props.callback)})}`,
            errorMessage: `The Auth0 application does not allow Cognito's callback. Add ${props.callback} to its callbacks.`,
          },
        ],
      },
    });

    this.clientId = this.resource.clientId;
    this.clientSecret = this.resource.clientSecret;
  }
}
