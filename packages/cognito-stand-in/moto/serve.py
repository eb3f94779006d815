"""Serves moto on a free loopback port until standard input closes.

Standard input is the parent's end of a pipe, so this process ends with its parent however that ends. The first line on
standard output is `{"port": N}`, printed when requests are answered.
"""

import json
import os
import signal
import sys
import threading

# A terminal sends Ctrl-C to the whole process group; Terraform then still releases its lock and saves its state here.
signal.signal(signal.SIGINT, signal.SIG_IGN)

from werkzeug.serving import make_server  # noqa: E402

from moto.moto_server.werkzeug_app import (  # noqa: E402
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    application = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=MotoRequestHandler)
    threading.Thread(target=end_with_parent, daemon=True).start()
    print(json.dumps({"port": server.server_port}), flush=True)
    server.serve_forever()


main()
