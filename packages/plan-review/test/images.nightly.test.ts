import { readdirSync } from 'node:fs';
import { checkShown, imagesFolder } from '../../checkout/test/support/documented-image';
import { documentedContents } from './documented-review';

test('the pictures of a review match the current output', async () => {
  const contents = await documentedContents();
  const pictures = readdirSync(imagesFolder()).filter((file) => /^review-.*\.png$/.test(file));

  expect(Object.keys(contents).map((name) => `${name}.png`)).toEqual(expect.arrayContaining(pictures));
  expect(pictures).not.toEqual([]);
  for (const [name, content] of Object.entries(contents)) checkShown(name, content);
});
