export function librariesHash(root: string): string;
export function linkWorkspacePackages(root: string): void;
