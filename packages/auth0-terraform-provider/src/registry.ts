import { clientData } from './data-sources/client';
import { connectionData } from './data-sources/connection';
import { tenantData } from './data-sources/tenant';
import type { DataSourceDefinition, ResourceDefinition } from './definition';
import { texts } from './diagnostics';
import { action } from './resources/action';
import { client } from './resources/client';
import { clientCredentials } from './resources/client-credentials';
import { clientGrant } from './resources/client-grant';
import { connectionClient } from './resources/connection-client';
import { triggerAction } from './resources/trigger-action';
import { triggerActions } from './resources/trigger-actions';

const RESOURCES: readonly ResourceDefinition[] = [
  action,
  client,
  clientCredentials,
  clientGrant,
  connectionClient,
  triggerAction,
  triggerActions,
];
const DATA_SOURCES: readonly DataSourceDefinition[] = [clientData, connectionData, tenantData];

const typesOf = (definitions: readonly { readonly type: string }[]) => definitions.map(({ type }) => type).sort();

/** Types of the resources that are served, in alphabetical order. */
export const RESOURCE_TYPES: readonly string[] = typesOf(RESOURCES);

/** Types of the data sources that are served, in alphabetical order. */
export const DATA_SOURCE_TYPES: readonly string[] = typesOf(DATA_SOURCES);

/** The resource of a type; one that is not served is an error with a fix. */
export function resourceOf(type: string): ResourceDefinition {
  const definition = RESOURCES.find((candidate) => candidate.type === type);
  if (!definition) throw texts.unsupportedResource(type, RESOURCE_TYPES);
  return definition;
}

/** The data source of a type; one that is not served is an error with a fix. */
export function dataSourceOf(type: string): DataSourceDefinition {
  const definition = DATA_SOURCES.find((candidate) => candidate.type === type);
  if (!definition) throw texts.unsupportedDataSource(type, DATA_SOURCE_TYPES);
  return definition;
}

/** Whether resources of this type are served: others can be validated against the schema, and no more. */
export const isServed = (type: string): boolean => RESOURCE_TYPES.includes(type);
