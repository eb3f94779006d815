import * as acm from '@aws-sdk/client-acm';
import * as identity from '@aws-sdk/client-cognito-identity';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import type { Rehearsal } from '@auth0-cognito/rehearsal';
import type { RecoverReport, World } from './world';

/** One fault in the report of `federation recover`. */
export interface Finding {
  readonly code: string;
  readonly address: string;
  readonly fix: string;
}

/** Reads the report of `federation recover`. */
export function findingsOf(report: string): readonly Finding[] {
  const found = report.matchAll(/^ {2}(ERR_\w+) at (.+)\n(?: {4}.*\n)*? {4}fix: +(.+)$/gm);
  return [...found].map(([, code = '', address = '', fix = '']) => ({ code, address, fix }));
}

/** A command of the AWS CLI that deletes or changes an object. Commands that list objects are not run: only users need them. */
const AWS_COMMAND = /\baws ([a-z0-9-]+) ((?!list-)[a-z-]+)((?: --[a-z-]+ (?:'[^']*'|[^\s,;]+))+)/g;

const camel = (text: string) =>
  text
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace('OpenIdConnectProvider', 'OpenIDConnectProvider');

const SERVICES: Readonly<
  Record<string, { readonly commands: object; readonly client: (of: Rehearsal, region: string) => object }>
> = {
  'cognito-idp': { commands: cognito, client: ({ aws }, region) => aws.cognito(region) },
  'cognito-identity': { commands: identity, client: ({ aws }, region) => aws.identity(region) },
  acm: { commands: acm, client: ({ aws }, region) => aws.acm(region) },
  iam: { commands: iam, client: ({ aws }, region) => aws.iam(region) },
  lambda: { commands: lambda, client: ({ aws }, region) => aws.lambda(region) },
  route53: { commands: route53, client: ({ aws }) => aws.route53() },
};

/** A value of an option: a structure is JSON. */
const valueOf = (text: string): unknown => (text.startsWith('{') ? JSON.parse(text) : text);

/** Executes a command of the AWS CLI with the SDK. Both have the names of the API. */
async function awsCommand(of: Rehearsal, service: string, command: string, options: string): Promise<void> {
  const { commands, client } = SERVICES[service] ?? {};
  const Command = (commands as Record<string, new (input: object) => object> | undefined)?.[`${camel(command)}Command`];
  if (!Command || !client) throw new Error(`the report has a command that does not exist: aws ${service} ${command}`);
  const given = [...options.matchAll(/--([a-z-]+) (?:'([^']*)'|(\S+))/g)];
  const { Region: region = of.configuration.region, ...input }: Record<string, unknown> = Object.fromEntries(
    given.map(([, name = '', quoted, plain]) => [camel(name), valueOf(quoted ?? plain ?? '')]),
  );
  await (client(of, String(region)) as { send(sent: object): Promise<unknown> }).send(new Command(input));
}

/** A command of the Auth0 CLI that deletes or deploys. */
const AUTH0_COMMAND = /auth0 (apps delete|actions deploy|api delete) (?:actions\/actions\/)?([^\s;]+)/g;

/** Runs the commands of a fix, without those of the first `kept` objects. */
async function runCommands({ rehearsal }: World, fix: string, kept: number): Promise<void> {
  const [domain = ''] = rehearsal.configuration.auth0Domains;
  const { clients, actions } = rehearsal.auth0.tenant(domain);
  // Each object has its commands between semicolons.
  const objects = fix
    .replace(/^.*?: (?=aws|auth0)/, '')
    .split('; ')
    .filter((text) => text.match(AWS_COMMAND) ?? text.match(AUTH0_COMMAND));
  if (objects.length <= kept) throw new Error(`the report has no command: ${fix}`);
  for (const text of objects.slice(kept)) {
    for (const [, command, id = ''] of text.matchAll(AUTH0_COMMAND)) {
      if (command === 'apps delete') await clients.delete(id);
      if (command === 'actions deploy') await actions.deploy(id);
      if (command === 'api delete') await actions.delete(id, { force: true });
    }
    for (const [, service = '', command = '', options = ''] of text.matchAll(AWS_COMMAND))
      await awsCommand(rehearsal, service, command, options);
  }
}

/** A command line of Terraform in a fix. */
const TERRAFORM_LINE = /\S+ -chdir=\S+ (?:force-unlock \S+|untaint \S+|state rm \S+|init .*errored\.tfstate$)/;

/** How orphans are handled: the next apply imports them, or they are deleted, as after a destroy. */
export type Orphans = 'import' | 'delete';

/** Runs the commands of all faults in a report. Returns the faults. */
export async function followRecover(
  world: World,
  { report, imports }: RecoverReport,
  orphans: Orphans,
): Promise<readonly Finding[]> {
  const findings = findingsOf(report);
  if (findings.length === 0) throw new Error(`federation recover failed:\n${report}`);
  // The report lists a pool before the objects in it; they must be deleted before the pool.
  for (const { code, fix } of orphans === 'delete' ? findings.toReversed() : findings) {
    const isOrphan = code === 'ERR_ORPHAN' && orphans === 'delete';
    if (isOrphan || code === 'ERR_SECOND_OBJECT' || code === 'ERR_ACTION_NOT_DEPLOYED')
      await runCommands(world, fix, 0);
    if (code === 'ERR_IMPORT_AMBIGUOUS') await runCommands(world, fix, 1);
    const [line] = TERRAFORM_LINE.exec(fix) ?? [];
    if (line !== undefined) await world.typed(line.replace('force-unlock', 'force-unlock -force'));
  }
  if (orphans === 'import') world.import(imports);
  return findings;
}
