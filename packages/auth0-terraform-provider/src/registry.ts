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

/** Types of the supported resources, in alphabetical order. */
export const RESOURCE_TYPES: readonly string[] = typesOf(RESOURCES);

/** Types of the supported data sources, in alphabetical order. */
export const DATA_SOURCE_TYPES: readonly string[] = typesOf(DATA_SOURCES);

/** The resource of a type. Throws an error with a fix if it is not supported. */
export function resourceOf(type: string): ResourceDefinition {
  const definition = RESOURCES.find((candidate) => candidate.type === type);
  if (!definition) throw texts.unsupportedResource(type, RESOURCE_TYPES);
  return definition;
}

/** The data source of a type. Throws an error with a fix if it is not supported. */
export function dataSourceOf(type: string): DataSourceDefinition {
  const definition = DATA_SOURCES.find((candidate) => candidate.type === type);
  if (!definition) throw texts.unsupportedDataSource(type, DATA_SOURCE_TYPES);
  return definition;
}

/** Whether resources of this type are supported. Other types can only be validated against the schema. */
export const isServed = (type: string): boolean => RESOURCE_TYPES.includes(type);
