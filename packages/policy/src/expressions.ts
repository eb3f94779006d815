import type { Json } from '@auth0-cognito/contract';
import { isExpression, leaves } from './json';
import type { Resource, Subject } from './subject';

const INTERPOLATION = /\$\{([^{}]*)\}/g;
const REFERENCE = /(?<![\w.-])(?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*/g;

/** Addresses of resources that `value` refers to, anywhere within it. */
export function references(value: Json | undefined): readonly string[] {
  const found = [...leaves(value)].flatMap(({ value: leaf }) =>
    typeof leaf === 'string' && isExpression(leaf) ? [...leaf.matchAll(REFERENCE)].map(([address]) => address) : [],
  );
  return [...new Set(found)];
}

/** Resources of `type` that `value` refers to. */
export function referred(subject: Subject, value: Json | undefined, type: string): readonly Resource[] {
  const addresses = references(value);
  return subject.resources.filter((resource) => resource.type === type && addresses.includes(resource.address));
}

const DEPTH = 4;

/**
 * Replaces references in `text` by the settings that they refer to, if these are literal. For example, a host can contain a reference to
 * the name of a domain.
 */
export function expanded(subject: Subject, text: string, depth = DEPTH): string {
  if (depth === 0) return text;
  return text.replace(INTERPOLATION, (whole, inner: string) => {
    const [, address, attribute] = /^\s*((?:data\.)?\w+\.[\w-]+)\.(\w+)\s*$/.exec(inner) ?? [];
    const target = subject.resources.find((resource) => resource.address === address);
    const value = attribute === undefined ? undefined : target?.values[attribute];
    return typeof value === 'string' ? expanded(subject, value, depth - 1) : whole;
  });
}
