export function filesWithSecrets(values: readonly string[], roots: readonly string[], work: string): string[];
