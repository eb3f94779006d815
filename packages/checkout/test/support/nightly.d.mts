/** Whether tests run that take too long for a pull request, as in `npm run test:all`. */
export declare const isNightly: boolean;
