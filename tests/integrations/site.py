"""A site on 127.0.0.1 whose pages are made as they are asked for: ``/7`` is page 7."""

import http.server
import threading
from contextlib import contextmanager


@contextmanager
def served(page):
    """The port of a site that answers with ``page(number)``."""

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = page(int(self.path[1:])).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
