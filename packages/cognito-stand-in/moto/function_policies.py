"""Who may invoke a Lambda function: a policy for the function, for each version and for each alias.

moto keeps one policy, whatever version or alias a statement is for, and takes a statement id twice.
https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
"""

import json
from urllib.parse import unquote

from moto.awslambda.exceptions import GenericResourcNotFound, LambdaClientError
from moto.awslambda.models import LambdaBackend
from moto.awslambda.policy import Policy
from moto.awslambda.responses import LambdaResponse

PARTS_OF_AN_ARN = 7


class StatementExists(LambdaClientError):
    code = 409

    def __init__(self, sid):
        super().__init__("ResourceConflictException", f"The statement id ({sid}) provided already exists. Please provide a new statement id, or remove the existing statement.")


def named(name, qualifier):
    """Function and version or alias, which the name or ARN of a function may end with."""
    parts = name.split(":")
    own = PARTS_OF_AN_ARN if parts[0] == "arn" else 1
    return ":".join(parts[:own]), qualifier or (parts[own] if len(parts) > own else None)


def policy_of(backend, name, qualifier):
    name, qualifier = named(name, qualifier)
    # Refuses a version or an alias that does not exist.
    backend.get_function(name, qualifier)
    function = backend.get_function(name)
    policies = function.__dict__.setdefault("policies", {})
    return policies.setdefault(qualifier, Policy(function)), qualifier


def add_permission(backend, name, qualifier, raw):
    policy, qualifier = policy_of(backend, name, qualifier)
    sid = json.loads(raw).get("StatementId")
    if any(statement["Sid"] == sid for statement in policy.statements):
        raise StatementExists(sid)
    statement, _revision = policy.add_statement(raw, qualifier)
    return statement


def get_policy(backend, name, qualifier=None):
    return policy_of(backend, name, qualifier)[0].wire_format()


def remove_permission(response):
    name, sid = (unquote(response.path.split("/")[index]) for index in (-3, -1))
    qualifier = response.querystring.get("Qualifier", [None])[0]
    policy, _qualifier = policy_of(response.backend, name, qualifier)
    if not any(statement["Sid"] == sid for statement in policy.statements):
        raise GenericResourcNotFound()
    policy.del_statement(sid, response.querystring.get("RevisionId", [""])[0])
    return 204, {"status": 204}, ""


statement_by_moto = Policy.decode_policy


def statement(policy, given):
    """`InvokedViaFunctionUrl` becomes a condition."""
    via_url = given.pop("InvokedViaFunctionUrl", False)
    decoded = statement_by_moto(policy, given)
    if via_url:
        decoded.statements[0].setdefault("Condition", {})["Bool"] = {"lambda:InvokedViaFunctionUrl": "true"}
    return decoded


def amend():
    Policy.decode_policy = statement
    LambdaBackend.add_permission = add_permission
    LambdaBackend.get_policy = get_policy
    LambdaResponse.remove_permission = remove_permission
