import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Checkout } from './checkout';

const APPS = resolve(__dirname, '../../../../../apps');

/** Writes an app that outputs golden configurations, by stack, after an edit of their text by sed. */
export function goldenApp(checkout: Checkout, name: string, golden: Readonly<Record<string, string>>, edit = ''): void {
  const lines = Object.entries(golden).map(([stack, file]) => {
    const folder = `"$CDKTF_OUTDIR/stacks/${stack}"`;
    return `mkdir -p ${folder} && sed -e '${edit}' ${join(APPS, file)} > ${folder}/cdk.tf.json`;
  });
  checkout.write(`apps/${name}/cdktf.json`, JSON.stringify({ app: lines.join(' && ') }));
  const [model = name] = Object.values(golden).map((file) => file.slice(0, file.indexOf('/')));
  const source = name === 'bootstrap' ? 'accounts' : 'environment';
  checkout.write(`apps/${name}/src/${source}.ts`, readFileSync(join(APPS, model, 'src', `${source}.ts`), 'utf8'));
}
