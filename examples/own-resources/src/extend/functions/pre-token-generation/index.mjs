/**
 * Adds the Auth0 id of the user to the access token, as `auth0_user_id`, so that an API can identify the user without another call.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const handler = async (event) => {
  const [identity] = JSON.parse(event.request.userAttributes.identities ?? '[]');
  if (identity) {
    event.response.claimsAndScopeOverrideDetails = {
      accessTokenGeneration: { claimsToAddOrOverride: { auth0_user_id: identity.userId } },
    };
  }
  return event;
};
