// Writes the plans of test/fixtures: rehearses environments with the real Terraform, changes them, and keeps each plan. Review
// the difference before it is committed.
//
//   npm run fixtures -w @auth0-cognito/plan-review
import type { TerraformJson } from '@auth0-cognito/checkout';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListOpenIDConnectProvidersCommand, ListRolesCommand, UpdateRoleCommand } from '@aws-sdk/client-iam';
import type { EnvironmentInput } from '@auth0-cognito/environment';
import { startRehearsal, type Rehearsal } from '@auth0-cognito/rehearsal';
import { environment as dev } from '../../../apps/dev/src/environment';
import { environment as prod } from '../../../apps/prod/src/environment';
import { fixtureText, Replacements } from './fixture-text';

const FOLDER = 'test/fixtures';

type Json = TerraformJson & { readonly resource: Record<string, Record<string, object>> };

/** A rehearsed environment whose plans are saved. */
class Planned {
  private readonly replacements = new Replacements();
  /** Secrets from before a rotation too, because a plan contains both. */
  private readonly secrets = new Set<string>();

  private constructor(
    private readonly values: EnvironmentInput,
    readonly rehearsal: Rehearsal,
  ) {}

  static async start(values: EnvironmentInput): Promise<Planned> {
    return new Planned(values, await startRehearsal({ environment: values.name }));
  }

  /** Its Terraform JSON, with some values changed. */
  json(changed: Partial<EnvironmentInput> = {}): Json {
    const outdir = mkdtempSync(join(tmpdir(), 'fixture-'));
    try {
      const input = JSON.stringify({ ...this.values, ...changed });
      execFileSync(process.execPath, ['../../tools/run.mjs', 'test/write-variant.ts', outdir], { input });
      return JSON.parse(readFileSync(join(outdir, 'stacks', this.values.name, 'cdk.tf.json'), 'utf8')) as Json;
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }

  get tenant() {
    const [domain = ''] = this.rehearsal.configuration.auth0Domains;
    return this.rehearsal.auth0Tenant(domain);
  }

  /** Plans, and saves what `terraform show -json` prints. */
  async keep(name: string, json?: TerraformJson, ...args: readonly string[]): Promise<void> {
    const { terraform, path } = this.rehearsal;
    if (json) await this.rehearsal.use(json);
    await terraform.init();
    const file = join(path, `${name}.tfplan`);
    const planned = await terraform.run(['plan', '-input=false', `-out=${file}`, ...args]);
    if (planned.exitCode !== 0) throw new Error(`${name}: ${planned.stdout}${planned.stderr}`);
    const { stdout } = await terraform.run(['show', '-json', file]);
    rmSync(file);
    const secrets = this.tenant.applications().flatMap(({ client_secret: secret }) => secret ?? []);
    for (const secret of secrets) this.secrets.add(secret);
    const text = fixtureText(this.replacements.in(stdout, [...this.secrets]));
    writeFileSync(join(FOLDER, `${name}.json`), text);
  }

  /** Puts a file next to the JSON during a task. */
  async beside(text: string, run: () => Promise<void>): Promise<void> {
    const file = join(this.rehearsal.terraform.path, 'beside.tf');
    writeFileSync(file, text);
    await run();
    rmSync(file);
  }
}

/** The only resource of a type. */
function only(json: Json, type: string): string {
  const [name, ...others] = Object.keys(json.resource[type] ?? {});
  if (name === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return name;
}

/** The JSON with a renamed or removed resource. */
function renamed(json: Json, type: string, from: string, to?: string): Json {
  const { [from]: block = {}, ...others } = json.resource[type] ?? {};
  const resource = { ...json.resource, [type]: { ...others, ...(to !== undefined && { [to]: block }) } };
  return {
    ...json,
    resource: Object.fromEntries(Object.entries(resource).filter(([, blocks]) => Object.keys(blocks).length > 0)),
  };
}

async function ofDev(planned: Planned): Promise<void> {
  const { rehearsal } = planned;
  const asItIs = planned.json();
  await planned.keep('create', asItIs);
  await rehearsal.apply();
  await planned.keep('no-changes');
  await planned.keep('url-changed', planned.json({ app: { url: 'http://localhost:4000' } }));
  await planned.keep(
    'provider-renamed',
    planned.json({
      federations: {
        auth0: {
          ...dev.federations.auth0,
          identityProvider: { ...dev.federations.auth0.identityProvider, name: 'Login' },
        },
      },
    }),
  );
  await planned.keep(
    'schema-edited',
    planned.json({ userPool: { ...SQUAD, customAttributes: { squad: { type: 'String', maxLength: 20 } } } }),
  );

  const attachment = 'aws_cognito_identity_pool_roles_attachment';
  const name = only(asItIs, attachment);
  await planned.beside(`moved {\n  from = ${attachment}.${name}\n  to = ${attachment}.Moved\n}\n`, () =>
    planned.keep('moved', renamed(asItIs, attachment, name, 'Moved')),
  );
  const removed = `removed {\n  from = ${attachment}.${name}\n  lifecycle {\n    destroy = false\n  }\n}\n`;
  await planned.beside(removed, () => planned.keep('forgotten', renamed(asItIs, attachment, name)));

  const iam = rehearsal.aws.iam();
  const { OpenIDConnectProviderList: [provider] = [] } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
  const address = `aws_iam_openid_connect_provider.${only(asItIs, 'aws_iam_openid_connect_provider')}`;
  await rehearsal.use(asItIs);
  await rehearsal.terraform.run(['state', 'rm', address]);
  await planned.beside(`import {\n  to = ${address}\n  id = "${provider?.Arn}"\n}\n`, async () => {
    await planned.keep('imported');
    await rehearsal.apply();
  });

  planned.tenant.rotateSecret((await rehearsal.outputs()).federations.auth0?.auth0_client_id ?? '');
  await planned.keep('secret-rotated');
  await rehearsal.apply();

  const { Roles: [role] = [] } = await iam.send(new ListRolesCommand({}));
  await iam.send(new UpdateRoleCommand({ RoleName: role?.RoleName, MaxSessionDuration: 43_200 }));
  await planned.keep('drift');
  await rehearsal.apply();

  await rehearsal.apply(planned.json({ userPool: { ...SQUAD, deletionProtection: false } }));
  await planned.keep('destroyed', undefined, '-destroy');
  await planned.keep(
    'pool-replaced',
    planned.json({ userPool: { ...SQUAD, deletionProtection: false, name: 'acme-dev-2' } }),
  );
}

/** A custom attribute of the pool, so that there is a schema to edit. */
const SQUAD = { customAttributes: { squad: { type: 'String', maxLength: 40 } } } satisfies EnvironmentInput['userPool'];

async function ofProd(planned: Planned): Promise<void> {
  await planned.rehearsal.apply();
  const { auth0 } = prod.federations;
  await planned.keep(
    'risky',
    planned.json({
      tags: { team: 'login' },
      federations: {
        auth0: {
          ...auth0,
          identityProvider: {
            name: 'AcmeLogin',
            attributeMapping: { ...auth0.identityProvider.attributeMapping, given_name: 'given_name' },
          },
        },
      },
      clients: {
        ...prod.clients,
        admin: {
          ...prod.clients.admin,
          callbackUrls: [...prod.clients.admin.callbackUrls, 'https://acme.example.evil.test/signed-in'],
        },
        support: {
          type: 'public',
          callbackUrls: ['https://app.acme.example/support'],
          logoutUrls: ['https://app.acme.example/'],
        },
      },
    }),
  );
}

async function rehearsed(values: EnvironmentInput, run: (planned: Planned) => Promise<void>): Promise<void> {
  const planned = await Planned.start(values);
  try {
    await run(planned);
  } finally {
    await planned.rehearsal.close();
  }
}

void (async () => {
  await rehearsed({ ...dev, userPool: SQUAD }, ofDev);
  await rehearsed(prod, ofProd);
})();
