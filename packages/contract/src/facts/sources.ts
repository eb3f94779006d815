/** Sources of rules. Each fault of the constructs and each rule of the policy cites one of these, or another page. */

/** Page of an operation or a type in the API reference of Cognito user pools. */
export const cognitoApi = (name: string): string =>
  `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${name}.html`;

/** Page of Cognito's developer guide. */
export const cognitoGuide = (page: string): string =>
  `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`;

/** Several pages as the source of one rule. */
export const pages = (...addresses: readonly string[]): string => addresses.join(', ');

/** Source of a rule that this project sets and no service requires. */
export const THIS_PROJECT = 'a choice of this project';

/** Whether a text is a valid source: URLs of public pages, or {@link THIS_PROJECT}. */
export const isSource = (text: string | undefined): boolean =>
  text === THIS_PROJECT || (text !== undefined && /^https:\/\/[^\s,]+(, https:\/\/[^\s,]+)*$/.test(text));
