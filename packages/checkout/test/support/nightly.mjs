/** Whether tests run that take too long for a pull request, as in `npm run test:all`. */
export const isNightly = process.env.FEDERATION_CHANGES === 'all';
