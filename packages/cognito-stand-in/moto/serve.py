"""Serves moto on a free loopback port until standard input closes.

Standard input is the parent's end of a pipe, so this process ends with its parent however that ends. The first line on
standard output is `{"port": N, "models": "…/botocore/data"}`, printed when requests are answered.
"""

import json
import os
import signal
import sys
import threading
import traceback

# A terminal sends Ctrl-C to the whole process group; Terraform then still releases its lock and saves its state here.
signal.signal(signal.SIGINT, signal.SIG_IGN)

from botocore.model import OperationNotFoundError  # noqa: E402
from flask import request  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

import as_modelled  # noqa: E402
import botocore  # noqa: E402
import function_policies  # noqa: E402
import iam_quotas  # noqa: E402
from moto.moto_server.werkzeug_app import (  # noqa: E402
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)


# The services that a rehearsal asks for at the same time. moto imports a service's modules at its first request, and
# Python hands out half-initialized modules when threads import modules that import each other.
SERVICES = (
    "acm",
    "cloudfront",
    "cognito-identity",
    "cognito-idp",
    "dynamodb",
    "iam",
    "kms",
    "lambda",
    "route53",
    "s3",
    "s3control",
    "ses",
    "sns",
    "sts",
    "wafv2",
)


# APIs of HTTP and WebSocket have the signing name of REST APIs, for which moto needs a validator of OpenAPI that is not installed.
MODULES = {"apigateway": "apigatewayv2"}


def lacking(error):
    raise NotImplementedError(f"moto has no route for {request.method} {request.path}")


def service_app(service):
    """moto's application of a service, in which a path that moto does not know is an operation that it lacks."""
    app = create_backend_app(MODULES.get(service, service))
    app.register_error_handler(404, lacking)
    return app


def naming_failures(application):
    """Wraps a WSGI application: an exception becomes a 501 (moto lacks the operation) or a 500, with its text as the body."""

    def answer(environ, start_response):
        try:
            return application(environ, start_response)
        except Exception as error:  # The log keeps the stack, the caller gets the text.
            traceback.print_exc()
            lacking = isinstance(error, (NotImplementedError, OperationNotFoundError))
            status = "501 Not Implemented" if lacking else "500 Internal Server Error"
            start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
            return [f"{type(error).__name__}: {error}".encode()]

    return answer


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    as_modelled.amend_route53()
    as_modelled.amend_iam()
    as_modelled.amend_s3()
    as_modelled.amend_kms()
    as_modelled.amend_lambda()
    function_policies.amend()
    iam_quotas.amend()
    application = DomainDispatcherApplication(service_app)
    for service in SERVICES:
        application.app_instances[service] = service_app(service)
    server = make_server("127.0.0.1", 0, naming_failures(application), threaded=True, request_handler=MotoRequestHandler)
    threading.Thread(target=end_with_parent, daemon=True).start()
    models = os.path.join(os.path.dirname(botocore.__file__), "data")
    print(json.dumps({"port": server.server_port, "models": models}), flush=True)
    server.serve_forever()


main()
