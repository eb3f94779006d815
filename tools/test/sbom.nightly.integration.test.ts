import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** The parts of a CycloneDX 1.5 document that the tests read: https://cyclonedx.org/docs/1.5/json/ */
interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

interface Locked {
  readonly version?: string;
  readonly name?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  /** Included in the archive of the package that needs it, whose hash covers it. */
  readonly inBundle?: boolean;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };

/** `name@version` and the SHA-512 of each package of the registry that every machine installs. */
const locked = Object.entries(lock.packages)
  .filter(([path, { link, optional, inBundle }]) => path.includes('node_modules/') && !link && !optional && !inBundle)
  .map(([path, { name, version, integrity = '' }]) => ({
    id: `${name ?? path.split('node_modules/').at(-1)}@${version}`,
    sha512: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex'),
  }));

describe('npm run sbom', () => {
  let sbom: Sbom;
  beforeAll(() => {
    const args = ['run', '--silent', 'sbom'];
    sbom = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 })) as Sbom;
  }, 120_000);

  it('is a CycloneDX document of this repository', () => {
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    expect(sbom.metadata.component.purl).toMatch(/^pkg:npm\/auth0-cognito@/);
  });

  it('has every package of package-lock.json, with its hash if npm lists the copy of the registry', () => {
    const components = new Map(sbom.components.map((component) => [component['bom-ref'], component]));
    const isBundled = ({ properties = [] }: Component) =>
      properties.some(({ name }) => name === 'cdx:npm:package:bundled');
    const wrong = locked.filter(({ id, sha512 }) => {
      const component = components.get(id);
      return component === undefined || (!isBundled(component) && component.hashes?.[0]?.content !== sha512);
    });

    expect(locked.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  it('has a component for every dependency that it lists', () => {
    const refs = new Set([sbom.metadata.component, ...sbom.components].map((component) => component['bom-ref']));
    const listed = sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);

    expect(listed.filter((ref) => !refs.has(ref))).toEqual([]);
  });
});
