import { checkShown } from '../../checkout/test/support/documented-image';
import { documentedContents } from './documented-review';

test('the pictures of a review show the review of today', async () => {
  for (const [name, content] of Object.entries(await documentedContents())) checkShown(name, content);
});
