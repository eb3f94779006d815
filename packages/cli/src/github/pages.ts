import type { Octokit } from '@octokit/core';

/**
 * The data of each page of a list. Octokit's pagination treats a 409 as the end of a list, which a gate must not.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export async function everyPage(client: Octokit, route: string, parameters: object): Promise<readonly unknown[]> {
  const pages: unknown[] = [];
  let answer = await client.request(route, { ...parameters, per_page: 100 });
  pages.push(answer.data);
  for (;;) {
    const [, next] = /<([^<>]+)>;\s*rel="next"/.exec(answer.headers.link ?? '') ?? [];
    if (next === undefined) return pages;
    answer = await client.request(`GET ${next}`);
    pages.push(answer.data);
  }
}
