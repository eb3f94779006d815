#!/usr/bin/env node
// Stands in for Terraform where a test is about what the command makes of its answers. It answers each subcommand as the file
// that FAKE_TERRAFORM names says, and appends what it was asked to the file beside it.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

const [command, ...args] = process.argv.slice(2);
const file = process.env.FAKE_TERRAFORM;
appendFileSync(`${file}.calls`, `${JSON.stringify([command, ...args])}\n`);
const {
  exitCode = 0,
  stdout = '',
  stderr = '',
  waits = false,
  writes = {},
} = JSON.parse(readFileSync(file, 'utf8'))[command] ?? {};

const out = args.find((arg) => arg.startsWith('-out='))?.slice('-out='.length);
if (out && exitCode !== 1) writeFileSync(out, 'a plan');
for (const [name, text] of Object.entries(writes)) writeFileSync(name, text);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
if (waits) {
  const timer = setTimeout(() => undefined, 60_000);
  process.once('SIGINT', () => {
    appendFileSync(`${file}.calls`, `${JSON.stringify(['stopped', command])}\n`);
    process.stdout.write('stopped in good order\n');
    process.exitCode = 1;
    clearTimeout(timer);
  });
}
