/**
 * Whether a command line of `nx generate` has --dry-run. Nx (22.7) removes the option before it calls a generator, so the command line is
 * the only source. `--dry-run` with a value or a negation counts as a real run, so that no check is skipped by mistake.
 */
export function isDryRun(words: readonly string[]): boolean {
  const at = words.findIndex((word) => ['--dry-run', '--dryRun', '-d'].includes(word));
  return at >= 0 && !words.some((word) => word === 'false' || /^--(no-)?(dry-run|dryRun)=|^--no-dry/.test(word));
}
