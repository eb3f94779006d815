export function mayHaveSecrets(file: string): boolean;
