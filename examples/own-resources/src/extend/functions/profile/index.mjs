/**
 * Returns the Auth0 id of the user. API Gateway has verified the token.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ user: event.requestContext.authorizer.jwt.claims.auth0_user_id }),
});
