/**
 * Whether a command line of `nx generate` has --dry-run. Nx (22.7) deletes the option before it calls a generator; a generator
 * has no other way to know. A value or a negation counts as no dry run: it must not skip a check before a real run.
 */
export function isDryRun(words: readonly string[]): boolean {
  const at = words.findIndex((word) => ['--dry-run', '--dryRun', '-d'].includes(word));
  return at >= 0 && !words.some((word) => word === 'false' || /^--(no-)?(dry-run|dryRun)=|^--no-dry/.test(word));
}
