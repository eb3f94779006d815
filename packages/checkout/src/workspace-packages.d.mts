export function areLibrariesInstalled(root: string): boolean;
export function installedFile(root: string): string;
export function linkWorkspacePackages(root: string): void;
