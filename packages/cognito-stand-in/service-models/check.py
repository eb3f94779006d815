"""Checks recorded exchanges with AWS against the service models of botocore.

Standard input has one exchange a line: `{"service", "action", "url", "method", "requestHeaders", "requestBody", "status",
"responseHeaders", "responseBody"}`, bodies in base64. Standard output is a JSON array of faults, each once:
`{"operation", "side", "path", "problem"}`.

A request that is accepted, and its answer, must have the members that the model requires and no others. Values must have the
type of the model, be within its lengths and ranges, be one of its enumeration, and match its pattern as a whole. The error code of a refusal must be one that
the model lists for the operation, or one that all operations of AWS share.
"""

import base64
import json
import re
import sys
import unicodedata
from datetime import datetime
from functools import lru_cache

from botocore.awsrequest import HeadersDict
from botocore.loaders import Loader
from botocore.model import OperationNotFoundError
from botocore.parsers import ResponseParserError, create_parser
from werkzeug.test import EnvironBuilder

from moto.core.model import ServiceModel
from moto.core.parse import PROTOCOL_PARSERS, RequestParserError
from moto.core.request import Request
from moto.core.routing import get_service_router

# Signing names that differ from the name of the service's model.
MODEL_NAMES = {"email": "ses", "monitoring": "cloudwatch"}

# https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and the like page of each service.
COMMON_ERRORS = {
    "AccessDenied",
    "AccessDeniedException",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InternalFailure",
    "InvalidAction",
    "InvalidClientTokenId",
    "MissingAuthenticationToken",
    "NotAuthorized",
    "OptInRequired",
    "RequestExpired",
    "SerializationException",
    "ServiceUnavailable",
    "Throttling",
    "ThrottlingException",
    "UnknownOperationException",
    "ValidationError",
    "ValidationException",
}

TYPES = {
    "structure": dict,
    "map": dict,
    "list": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "timestamp": (int, float, datetime),
    "blob": (str, bytes),
}

loader = Loader()


@lru_cache
def model_of(service):
    name = MODEL_NAMES.get(service, service)
    return ServiceModel(loader.load_service_model(name, "service-2"), name)


# Java's classes of characters, which Python's expressions do not have.
UNICODE_CLASS = re.compile(r"\\p\{(?:Is)?([LMNSPZC][a-z]?)\}")
ALPHANUMERIC = "0-9A-Za-z"
# A character that no value has, so that a class of characters is never empty.
NO_CHARACTER = "\uffff"


def matches(pattern, value):
    """Whether a value matches an expression of a model, which is Java's, as a whole. Java's classes are written out for this value."""
    result, inside, end = "", False, 0
    pattern = pattern.replace("\\p{Alnum}", ALPHANUMERIC)
    for found in [*UNICODE_CLASS.finditer(pattern), None]:
        literal = pattern[end : found.start() if found else len(pattern)]
        for bracket in re.findall(r"\\.|[\[\]]", literal):
            inside = {"[": True, "]": False}.get(bracket, inside)
        result += literal
        if found:
            these = {character for character in value if unicodedata.category(character).startswith(found[1])}
            listed = "".join(map(re.escape, sorted(these))) or NO_CHARACTER
            result += listed if inside else f"[{listed}]"
            end = found.end()
    return re.fullmatch(result, value) is not None


def shown(shape, value):
    return "a secret" if shape.metadata.get("sensitive") else repr(value)[:80]


def faults_of(shape, value, path, names_are_on_the_wire):
    """Yields `(path, problem)` for every difference between a value and its shape."""
    kind = shape.type_name
    if value is None:
        # A member without a value is one that is not sent.
        return
    wrong_type = not isinstance(value, TYPES.get(kind, object)) or (kind in ("integer", "long") and isinstance(value, bool))
    if wrong_type:
        yield path, f"{shown(shape, value)} is no {kind}"
    elif kind == "structure":
        yield from faults_of_structure(shape, value, path, names_are_on_the_wire)
    elif kind == "list":
        yield from faults_of_bounds(shape, len(value), f"{len(value)} entries", path)
        for entry in value:
            yield from faults_of(shape.member, entry, f"{path}[]", names_are_on_the_wire)
    elif kind == "map":
        yield from faults_of_bounds(shape, len(value), f"{len(value)} entries", path)
        for key, entry in value.items():
            yield from faults_of(shape.key, key, f"{path}.key", names_are_on_the_wire)
            yield from faults_of(shape.value, entry, f"{path}.{key}", names_are_on_the_wire)
    elif kind == "string":
        yield from faults_of_bounds(shape, len(value), f"{len(value)} characters in {shown(shape, value)}", path)
        if shape.enum and value not in shape.enum:
            yield path, f"{shown(shape, value)} is none of {', '.join(shape.enum)[:200]}"
        pattern = shape.metadata.get("pattern")
        if pattern and not matches(pattern, value):
            yield path, f"{shown(shape, value)} does not match {pattern}"
    elif kind in ("integer", "long", "float", "double"):
        yield from faults_of_bounds(shape, value, str(value), path)


def faults_of_structure(shape, value, path, names_are_on_the_wire):
    known = {
        (member.serialization.get("name", name) if names_are_on_the_wire else name): member
        for name, member in shape.members.items()
    }
    if not shape.is_document_type:
        for name in value:
            if name not in known and name != "ResponseMetadata":
                yield f"{path}.{name}", "is no member of the model"
    for name in shape.required_members:
        member = shape.members[name]
        sent = member.serialization.get("name", name) if names_are_on_the_wire else name
        if value.get(sent) is None:
            yield f"{path}.{sent}", "is required"
    for name, member in known.items():
        if name in value:
            yield from faults_of(member, value[name], f"{path}.{name}", names_are_on_the_wire)


def faults_of_bounds(shape, size, text, path):
    if size < shape.metadata.get("min", size):
        yield path, f"{text}: at least {shape.metadata['min']}"
    if size > shape.metadata.get("max", size):
        yield path, f"{text}: at most {shape.metadata['max']}"


def request_faults(model, operation, exchange):
    body = base64.b64decode(exchange["requestBody"])
    shape = operation.input_shape
    protocol = model.metadata["protocol"]
    if shape is None:
        return []
    if protocol == "json":
        return faults_of(shape, json.loads(body or b"{}"), "", True)
    path, _, query = exchange["url"].partition("?")
    headers = exchange["requestHeaders"]
    environ = EnvironBuilder(
        path=path, query_string=query, method=exchange["method"], headers=headers, input_stream=None, data=body
    ).get_environ()
    request = Request(environ)
    url_params = {}
    if protocol.startswith("rest"):
        found, url_params = get_service_router(model.service_name).match(request)
        if found.name != operation.name:
            return [("", f"the request is {found.name}")]
    values = request.values
    parser = PROTOCOL_PARSERS[protocol](operation)
    given = {
        "method": request.method,
        "values": values,
        "headers": request.headers,
        "body": body,
        "url_path": request.path,
        "url_params": url_params,
    }
    return faults_of(shape, parser.parse(given), "", False)


def response_faults(model, operation, exchange):
    body = base64.b64decode(exchange["responseBody"])
    shape = operation.output_shape
    protocol = model.metadata["protocol"]
    response = {"status_code": exchange["status"], "headers": HeadersDict(exchange["responseHeaders"]), "body": body}
    if exchange["status"] >= 400:
        if exchange["method"] == "HEAD":
            return []
        code = create_parser(protocol).parse(response, shape)["Error"]["Code"]
        listed = {error.error_code for error in operation.error_shapes} | {error.name for error in operation.error_shapes}
        return [] if code in listed | COMMON_ERRORS else [("", f"{code} is no error of the operation")]
    if shape is None:
        return []
    if protocol == "json":
        return faults_of(shape, json.loads(body or b"{}"), "", True)
    if shape.serialization.get("payload") and shape.members[shape.serialization["payload"]].type_name == "blob":
        return []
    parsed = create_parser(protocol).parse(response, shape)
    parsed.pop("ResponseMetadata", None)
    return faults_of(shape, parsed, "", False)


def main():
    faults = {}
    for line in sys.stdin:
        exchange = json.loads(line)
        name = f"{exchange['service']}:{exchange['action']}"
        model = model_of(exchange["service"])
        try:
            operation = model.operation_model(exchange["action"])
        except OperationNotFoundError:
            faults[(name, "request", "", "the service has no such operation")] = True
            continue
        for side, check in (("request", request_faults), ("response", response_faults)):
            # A request that is refused need not be as the model has it.
            if side == "request" and exchange["status"] >= 400:
                continue
            try:
                for path, problem in check(model, operation, exchange):
                    faults[(name, side, path.lstrip("."), problem)] = True
            except (RequestParserError, ResponseParserError, ValueError) as error:
                faults[(name, side, "", f"cannot be read: {error}"[:200])] = True
    keys = ("operation", "side", "path", "problem")
    print(json.dumps([dict(zip(keys, fault)) for fault in sorted(faults)]))


main()
