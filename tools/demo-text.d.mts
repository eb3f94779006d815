/** What the rehearsal of `environment` created and showed, by its report as JSON; `seconds` is how long it took. */
export function demoText(report: object, environment: string, seconds: string): string;
