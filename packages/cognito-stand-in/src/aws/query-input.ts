import type { JsonObject } from './api';
import type { ServiceModel, Shape } from './service-model';

/**
 * Converts the form of a query service, such as IAM, to an input as in its service model: `Tags.member.1.Key=team` becomes
 * `{ "Tags": [{ "Key": "team" }] }`. An invalid number or boolean stays a string.
 *
 * @param parameters - form of the request
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function queryInput(
  { operations, shapes }: ServiceModel,
  action: string,
  parameters: URLSearchParams,
): JsonObject {
  const names = [...parameters.keys()];
  const isGiven = (path: string) => names.some((name) => name === path || name.startsWith(`${path}.`));
  const inside = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

  const valueAt = (shapeName: string, path: string): unknown => {
    const shape = shapes[shapeName] as Shape;
    if (shape.type === 'structure') return structureAt(shape, path);
    if (shape.type === 'list') return listAt((shape.member as { shape: string }).shape, path);
    if (shape.type === 'map') return mapAt((shape.value as { shape: string }).shape, path);
    return scalar(shape.type, parameters.get(path) ?? '');
  };

  const structureAt = ({ members = {} }: Shape, path: string): JsonObject =>
    Object.fromEntries(
      Object.entries(members)
        .map(([name, { shape }]) => [name, shape, inside(path, name)] as const)
        .filter(([, , place]) => isGiven(place))
        .map(([name, shape, place]) => [name, valueAt(shape, place)]),
    );

  const listAt = (member: string, path: string): unknown[] => {
    const entries = [];
    for (let number = 1; isGiven(`${path}.member.${number}`); number += 1)
      entries.push(valueAt(member, `${path}.member.${number}`));
    return entries;
  };

  const mapAt = (value: string, path: string): JsonObject => {
    const entries: [string, unknown][] = [];
    for (let number = 1; isGiven(`${path}.entry.${number}`); number += 1) {
      const entry = `${path}.entry.${number}`;
      entries.push([parameters.get(`${entry}.key`) ?? '', valueAt(value, `${entry}.value`)]);
    }
    return Object.fromEntries(entries);
  };

  const input = operations[action]?.input?.shape;
  return input ? (valueAt(input, '') as JsonObject) : {};
}

function scalar(type: string, text: string): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const isNumber = ['integer', 'long', 'float', 'double'].includes(type) && text !== '';
  return isNumber && !Number.isNaN(Number(text)) ? Number(text) : text;
}
