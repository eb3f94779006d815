import type { AwsApi, Scope } from '../aws/api';
import { withOperations } from '../aws/layer';
import type { MotoClient } from '../moto/client';
import { createDnsDirectory } from '../moto/dns-directory';
import { createIamDirectory } from '../moto/iam-directory';
import { brandingOperations } from './branding';
import { certificateOperations } from './certificate';
import { identityPoolOperations } from './identity-pool';
import { identityPoolRoleOperations } from './identity-pool-roles';
import type { DeleteListedIdentityProvider } from './identity-provider';
import { identityProviderOperations } from './identity-provider';
import type { PoolDirectory } from './pool-directory';
import { createPoolDirectory } from './pool-directory';
import { resourceServerOperations } from './resource-server';
import { createStore } from './store';
import { tagOperations } from './tags';
import { threatProtectionOperations } from './threat-protection';
import { userPoolOperations } from './user-pool';
import { clientOperations } from './user-pool-client';
import { domainOperations } from './user-pool-domain';

/** The resources that Terraform configures. */
export interface Configuration {
  /** Changes and reads them: moto, preceded by the operations that it lacks and the checks that it does not make. */
  readonly api: AwsApi;
  /** Reads them for sign-in. */
  readonly directory: PoolDirectory;
}

export function createConfiguration(moto: MotoClient, deleteListed: DeleteListedIdentityProvider): Configuration {
  const store = createStore();
  const iam = (scope: Scope) => createIamDirectory(moto, scope);
  const dns = (scope: Scope) => createDnsDirectory(moto, scope);

  const operations = withOperations(moto.call, {
    ...userPoolOperations(store, iam),
    ...clientOperations(store),
    ...identityProviderOperations(deleteListed),
    ...resourceServerOperations(store),
    ...domainOperations(store, dns),
    ...tagOperations(store),
    ...threatProtectionOperations(store),
    ...brandingOperations(store),
    ...identityPoolOperations(store, iam),
    ...identityPoolRoleOperations(store),
    ...certificateOperations(dns),
  });
  const api: AwsApi = async (service, action, input, scope) => {
    // Records that this account and region are in use.
    store.in(scope);
    return operations(service, action, input, scope);
  };
  const domains = () => [...store.domains.values()];
  return { api, directory: createPoolDirectory({ api, scopes: store.scopes, domains }) };
}
