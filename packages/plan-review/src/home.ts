import { accountOfArn, isObject, regionOfArn, type Json, type JsonObject } from '@auth0-cognito/contract';
import type { PlanParts } from '@auth0-cognito/policy';

const object = (value: unknown): JsonObject => (isObject(value) ? value : {});
const accountIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && /^\d{12}$/.test(value) ? value : undefined;

/** AWS types that are always in the account of the environment. A DNS record, for example, can be in another account. */
const OWN_TYPES = /^aws_(cognito_|iam_role$)/;

/** Finds the account and region of an environment. Resources that the plan creates are ignored. */
export class LocationReader {
  private ofResources: { readonly account?: string | undefined; readonly region?: string | undefined } = {};
  private ofCaller: string | undefined;

  /** Reads a resource, changed by the plan or not. */
  recordResource(type: string, before: Json | undefined): void {
    if (this.ofResources.region !== undefined || !OWN_TYPES.test(type)) return;
    const { arn } = object(before);
    if (typeof arn !== 'string') return;
    const account = this.ofResources.account ?? accountOfArn(arn);
    // IAM has no region.
    this.ofResources = { account, region: arn.includes(':iam:') ? undefined : regionOfArn(arn) };
  }

  /** Reads a data source of the state: `aws_caller_identity` has the account of the credentials. */
  recordData(type: Json | undefined, values: Json | undefined): void {
    if (type === 'aws_caller_identity') this.ofCaller ??= accountIn(object(values).account_id);
  }

  /**
   * The account and region. Resources precede the credentials, and the credentials precede the settings of the provider.
   *
   * @param top - parts of the plan by their paths: its `configuration.provider_config`, and the `variables` that this refers to
   * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
   */
  result(top: Readonly<Record<string, unknown>>): PlanParts['home'] {
    const aws = Object.values(object(top['configuration.provider_config']))
      .map(object)
      .filter(({ name, full_name: full }) => name === 'aws' || (typeof full === 'string' && full.endsWith('/aws')))
      // The provider without an alias is first: it manages most resources.
      .sort((a, b) => Number('alias' in a) - Number('alias' in b))
      .map(({ expressions }) => object(expressions));
    const valueOf = (expression: Json | undefined): Json | undefined => {
      const { constant_value: constant, references } = object(expression);
      const [variable] = Array.isArray(references) ? references : [];
      const name = typeof variable === 'string' ? /^var\.([\w-]+)$/.exec(variable)?.[1] : undefined;
      const given = object(top.variables);
      return constant ?? (name !== undefined && Object.hasOwn(given, name) ? object(given[name]).value : undefined);
    };
    const first = <T>(read: (expressions: JsonObject) => T | undefined) =>
      aws.map(read).find((each) => each !== undefined);
    const account =
      this.ofResources.account ??
      this.ofCaller ??
      first(({ allowed_account_ids: ids }) => {
        const value = valueOf(ids);
        return accountIn(Array.isArray(value) ? (value[0] as Json) : value);
      }) ??
      first(({ assume_role: role }) => {
        const block = Array.isArray(role) ? object(role[0] as Json) : object(role);
        const arn = valueOf(block.role_arn);
        return typeof arn === 'string' ? accountOfArn(arn) : undefined;
      });
    const region = this.ofResources.region ?? first(({ region: name }) => textOf(valueOf(name)));
    return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
  }
}

const textOf = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);
