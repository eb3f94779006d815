import type { Octokit } from '@octokit/core';

/**
 * The data of each page of a list. Octokit's pagination treats a 409 as the end of a list, which a gate must not.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export async function everyPage(client: Octokit, route: string, parameters: object): Promise<readonly unknown[]> {
  const pages: unknown[] = [];
  let response = await client.request(route, { ...parameters, per_page: 100 });
  pages.push(response.data);
  for (;;) {
    const [, next] = /<([^<>]+)>;\s*rel="next"/.exec(response.headers.link ?? '') ?? [];
    if (next === undefined) return pages;
    response = await client.request(`GET ${next}`);
    pages.push(response.data);
  }
}
