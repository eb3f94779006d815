import type { Command } from 'commander';

const collected = (value: string, earlier: readonly string[] = []) => [...earlier, value];

/** Adds the options that accept critical risks, each by rule and address. */
export const acknowledges = (command: Command) =>
  command
    .option('--acknowledge <rule@address>', 'accept one critical risk; can be repeated', collected)
    .option('--acknowledgements <file>', 'a file with one accepted risk on each line: {environment} {rule} {address}');
