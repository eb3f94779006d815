/**
 * Removes from a report what differs between two runs or is secret: the name, the values of the sandbox, ids, hashes and times.
 * Reports of a run with AWS and Auth0 can then be compared with those of a run with the stand-ins.
 */
export function redacted(text, name, values) {
  const known = values
    .filter((value) => value.length > 3)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, value) => rest.replaceAll(value, '<sandbox>'),
      text.replaceAll(name, '<name>').replace(/\b[a-z]{2}-[a-z]+-\d_\w+/g, '<pool>'),
    );
  return known
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '<time>')
    .replace(/[\w-]{20,}(?:\.[\w-]{10,}){2}/g, '<token>')
    .replace(/(?<![\w-])(?=[\w-]*\d)[\w-]{20,}(?![\w-])/g, '<id>');
}
