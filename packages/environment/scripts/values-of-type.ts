import * as ts from 'typescript';

/** A value that a type allows. */
export interface DocumentedValue {
  /** Path of the value: `clients.<key>.lifetimes.accessToken`. */
  readonly path: string;
  readonly type: string;
  /** `required`, or the default. */
  readonly byDefault: string;
  readonly description: string;
}

/** One of the objects that a value can be, such as a public, confidential or machine client. */
interface Form {
  readonly type: ts.Type;
  /** How the object differs from the others: `type: 'public'`, or the values that only it requires; empty if it does not. */
  readonly label: string;
}

/**
 * Reads the values that a type allows, with the first paragraph, the default and the sources of their TSDoc.
 *
 * @throws TypeError with all values that have no TSDoc, or are optional and have no default.
 */
export function valuesOfType(checker: ts.TypeChecker, root: ts.Type): readonly DocumentedValue[] {
  const undocumented = new Set<string>();

  const valueType = (value: ts.Symbol) => checker.getNonNullableType(checker.getTypeOfSymbol(value));
  const membersOf = (type: ts.Type) => (type.isUnion() ? type.types : [type]);
  const isObject = (type: ts.Type) => (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  const isRequired = (value: ts.Symbol) => (value.flags & ts.SymbolFlags.Optional) === 0;
  const elementOf = (type: ts.Type) =>
    checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;

  /** Type of the entries of a record. A record of literal keys has properties without declarations. */
  function entryOf(type: ts.Type): { readonly keys: string; readonly type: ts.Type } | undefined {
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index) return { keys: 'string', type: index.type };
    const [first, ...others] = checker.getPropertiesOfType(type);
    if (!first || first.declarations) return undefined;
    return { keys: [first, ...others].map(({ name }) => `'${name}'`).join(' | '), type: valueType(first) };
  }

  function textOf(type: ts.Type): string {
    const element = elementOf(type);
    if (element) return element.isUnion() ? `(${textOf(element)})[]` : `${textOf(element)}[]`;
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (!isObject(type) && !type.isUnion())
      return checker.typeToString(type).replaceAll(/["`]/g, "'").replace('${number}', '<number>');
    const entry = entryOf(type);
    if (entry && !type.isUnion()) return `Record<${entry.keys}, ${textOf(entry.type)}>`;
    if (!type.isUnion()) return 'object';
    const texts = new Set(type.types.map(textOf));
    // '<number> hour' is clear from '<number> hours'.
    return [...texts].filter((text) => !text.endsWith("'") || !texts.has(`${text.slice(0, -1)}s'`)).join(' | ');
  }

  /** The objects that a type allows. */
  function formsOf(type: ts.Type): readonly Form[] {
    const types = membersOf(type).filter(isObject);
    return types.map((form) => {
      const others = types.filter((other) => other !== form);
      const differs = checker.getPropertiesOfType(form).filter((value) => {
        const same = others.map((other) => checker.getPropertyOfType(other, value.name));
        if (others.length === 0 || !isRequired(value)) return false;
        return isKind(value)
          ? same.some((other) => other && textOf(valueType(other)) !== textOf(valueType(value)))
          : !same.some(Boolean);
      });
      const kind = differs.find(isKind);
      return {
        type: form,
        label: kind
          ? `\`${kind.name}: ${textOf(valueType(kind))}\``
          : differs.map(({ name }) => `\`${name}\``).join(', '),
      };
    });
  }

  /** Whether the value is one of a few texts, such as `type`. */
  const isKind = (value: ts.Symbol) => membersOf(valueType(value)).every((type) => type.isStringLiteral());

  /** First paragraph, sources and default of a value. An environment is a federated user pool, so a default does not repeat it. */
  function described(value: ts.Symbol, path: string) {
    const text = (parts?: readonly ts.SymbolDisplayPart[]) =>
      ts.displayPartsToString(parts as ts.SymbolDisplayPart[]).trim();
    const tags = value.getJsDocTags(checker);
    const [description = ''] = text(value.getDocumentationComment(checker)).split('\n\n');
    const byDefault = tags.find(({ name }) => name === 'default');
    if (description === '' || (!isRequired(value) && !byDefault)) undocumented.add(path);
    const sources = tags.filter(({ name }) => name === 'see').map(({ text: parts }) => ` ([source](${text(parts)}))`);
    return {
      description: `${description.replaceAll(/\s+/g, ' ')}${sources.join('')}`,
      byDefault: isRequired(value)
        ? 'required'
        : text(byDefault?.text)
            .replace(/^(?!- ).+$/s, '`$&`')
            .replace(/^- (?:in a federated user pool, )?/, '')
            .replace(' of a federated user pool', ''),
    };
  }

  /** The values of objects. Those that distinguish the objects are first. */
  function valuesOfForms(forms: readonly Form[], prefix: string): DocumentedValue[] {
    const names = new Set(forms.flatMap(({ type }) => checker.getPropertiesOfType(type).map(({ name }) => name)));
    const isFirst = (name: string) => forms.some(({ label }) => label.startsWith(`\`${name}: `));
    return [...names]
      .sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)))
      .flatMap((name) => valuesOfName(forms, name, `${prefix}${name}`));
  }

  /** The values of one name: one for each different description. A value that distinguishes the objects is one value with all descriptions. */
  function valuesOfName(forms: readonly Form[], name: string, path: string): DocumentedValue[] {
    const found = forms.flatMap(({ type, label }) => {
      const value = checker.getPropertyOfType(type, name);
      return value ? [{ label, value, text: textOf(valueType(value)), ...described(value, path) }] : [];
    });
    if (found.every(({ label }) => label.startsWith(`\`${name}: `))) {
      const description = found.map((each) => `\`${each.text}\`: ${each.description}`).join(' ');
      return [{ path, type: found.map(({ text }) => text).join(' | '), byDefault: 'required', description }];
    }
    return [...new Set(found.map(({ description }) => description))].flatMap((description) => {
      const same = found.filter((each) => each.description === description);
      const [{ value, byDefault, label }] = same as [(typeof same)[0]];
      if (label === `\`${name}\``) {
        const others = forms.map((form) => form.label).filter((other) => other !== label);
        const alternatives = others.includes('') ? 'none' : `required, or ${others.join(', or ')}`;
        return valuesOf(value, path, { byDefault: alternatives, description });
      }
      const isCommon = same.length === forms.length || label === '';
      const condition = isCommon ? '' : `With ${same.map((each) => each.label).join(' or ')}: `;
      return valuesOf(value, path, { byDefault, description: `${condition}${description}` });
    });
  }

  /** A value, and the values in it. */
  function valuesOf(
    value: ts.Symbol,
    path: string,
    text: Pick<DocumentedValue, 'byDefault' | 'description'>,
  ): DocumentedValue[] {
    const type = valueType(value);
    const entry = membersOf(type).length === 1 ? entryOf(type) : undefined;
    const element = elementOf(type);
    const [inner, suffix] = element ? [element, '[].'] : entry ? [entry.type, '.<key>.'] : [type, '.'];
    return [{ path, type: textOf(type), ...text }, ...valuesOfForms(formsOf(inner), `${path}${suffix}`)];
  }

  const values = valuesOfForms(formsOf(root), '');
  if (undocumented.size > 0) throw new TypeError(`values without TSDoc or @default: ${[...undocumented].join(', ')}`);
  return values;
}
