import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@auth0-cognito/checkout';
import { startMoto } from '../../src';
import { toolchain } from '../support/aws';

const { python } = toolchain();

const gone = async (pid: number) => {
  const deadline = Date.now() + 10_000;
  while (isAlive(pid) && Date.now() < deadline) await sleep(50);
  return !isAlive(pid);
};

describe(startMoto, () => {
  it('answers at its address, ends when closed, and can be closed twice', async () => {
    const moto = await startMoto({ python });

    const answer = await fetch(`${moto.url}/moto-api/data.json`);
    await moto.close();
    await moto.close();

    expect(answer.status).toBe(200);
    expect(isAlive(moto.pid)).toBe(false);
  });

  it('gives two concurrent instances separate addresses and data', async () => {
    const motos = await Promise.all([startMoto({ python }), startMoto({ python })]);

    expect(new Set(motos.map(({ url }) => url)).size).toBe(2);

    await Promise.all(motos.map((moto) => moto.close()));
  });

  it('ends by itself when its parent is killed', async () => {
    const serve = resolve(__dirname, '../../moto/serve.py');
    const program = `
      const child = require('node:child_process').spawn(${JSON.stringify(python)}, [${JSON.stringify(serve)}], { stdio: ['pipe', 'pipe', 'ignore'] });
      child.stdout.once('data', () => console.log(child.pid));
      setInterval(() => undefined, 1000);
    `;
    const parent = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((told) => parent.stdout.once('data', (text: Buffer) => told(Number(text))));

    const livedBefore = isAlive(pid);
    parent.kill('SIGKILL');

    expect(livedBefore).toBe(true);
    expect(await gone(pid)).toBe(true);
  });

  it("is not in its parent's process group, to which a terminal sends Ctrl-C while Python still loads", async () => {
    const moto = await startMoto({ python });
    const group = Number(execFileSync('ps', ['-o', 'pgid=', '-p', String(moto.pid)], { encoding: 'utf8' }));
    await moto.close();

    expect(group).toBe(moto.pid);
  });

  it('ends during its start if its signal is aborted', async () => {
    const start = new AbortController();
    const starting = startMoto({ python, signal: start.signal });
    start.abort();

    await expect(starting).rejects.toMatchObject({ code: 'ERR_MOTO_NOT_STARTED' });
  });

  it('ignores an interrupt, so that Terraform can release its lock, and ends when closed', async () => {
    const moto = await startMoto({ python });

    process.kill(moto.pid, 'SIGINT');
    await sleep(200);
    const answer = await fetch(`${moto.url}/moto-api/data.json`);

    expect(answer.status).toBe(200);
    await moto.close();
    expect(isAlive(moto.pid)).toBe(false);
  });

  it("creates a key in the same way, whatever the caller's settings for AWS and moto", async () => {
    const own = process.env;
    process.env = {
      ...own,
      AWS_PROFILE: 'nosuch',
      AWS_CONFIG_FILE: '/nowhere/config',
      AWS_CA_BUNDLE: '/nowhere/ca.pem',
      MOTO_DISABLE_GLOBAL_CORS: 'false',
    };
    const starting = startMoto({ python });
    process.env = own;
    const moto = await starting;

    const answer = await fetch(moto.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'TrentService.CreateKey',
        authorization:
          'AWS4-HMAC-SHA256 Credential=key/20260101/eu-central-1/kms/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: '{}',
    });

    expect(answer.status).toBe(200);
    await moto.close();
  });

  it('has the managed policies of AWS', async () => {
    const moto = await startMoto({ python });
    const readPolicy = (name: string) =>
      fetch(moto.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization:
            'AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0',
        },
        body: `Action=GetPolicy&Version=2010-05-08&PolicyArn=arn:aws:iam::aws:policy/${name}`,
      }).then(({ status }) => status);

    const statuses = [await readPolicy('AmazonS3ReadOnlyAccess'), await readPolicy('NoSuchPolicy')];

    await moto.close();
    expect(statuses).toEqual([200, 404]);
  });

  it('writes its log to the configured file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'moto-'));
    const logFile = join(folder, 'moto.log');
    const moto = await startMoto({ python, logFile });

    await fetch(`${moto.url}/moto-api/data.json`);
    await moto.close();

    expect(readFileSync(logFile, 'utf8')).toContain('GET /moto-api/data.json');
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a missing Python', '/nowhere/python', /ENOENT/],
    ['a Python without moto', 'python-without-moto', /No module named|ENOENT/],
  ])('reports the fix for %s', async (_what, wrong, reason) => {
    await expect(startMoto({ python: wrong })).rejects.toMatchObject({
      code: 'ERR_MOTO_NOT_STARTED',
      faults: [{ received: expect.stringMatching(reason), fix: expect.stringContaining('npm run setup') }],
    });
  });

  it('reports the output of Python if it ends at once', async () => {
    await expect(startMoto({ python: '/bin/false' })).rejects.toMatchObject({
      code: 'ERR_MOTO_NOT_STARTED',
      faults: [{ received: expect.stringContaining('ended with 1') }],
    });
  });
});
