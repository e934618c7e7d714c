"""A web server that misbehaves in every way, on a port of this machine.

What it does hangs on the path: `/works/…` answers properly, `/hang/…` never does. It keeps what
it was asked, by which host name, and how many requests to one name it had in hand at a time.
"""

import gzip
import socket
import socketserver
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

WORDS = "The Cybersecurity Act of this country lays down who reports what to whom, and when. " * 4
#: A few kilobytes that unpack to megabytes.
BOMB = gzip.compress(bytes(5_000_000))


def page(title: str = "Act 1038", words: str = WORDS, more: str = "") -> bytes:
    """Return a page of HTML with some noise around its words."""
    return (
        f"<!doctype html><html><head><title>{title}</title>"
        f"<script>var nonce = '{more}';</script></head>"
        f"<body><nav>Home</nav><main><h1>{title}</h1><p>{words}</p></main></body></html>"
    ).encode()


@dataclass(frozen=True)
class Request:
    """What somebody asked."""

    path: str
    host: str
    headers: dict[str, str]


def answer(
    body: bytes = b"",
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """Return a whole answer as it goes over the wire."""
    fields = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str, status: int = 301) -> bytes:
    """Return a redirect."""
    return answer(status=f"{status} Elsewhere", Location=location)


@dataclass
class Server:
    """The server as a test sees it; `routes` may be changed between two visits."""

    port: int = 0
    routes: dict[str, Callable[[Request], bytes | Iterator[bytes]]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    most_at_once: Counter[str] = field(default_factory=Counter)
    most_hosts: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    _in_hand: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """Return the address of a path on this server, under any name."""
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self, host: str = "127.0.0.1") -> list[str]:
        """Return what was asked of a host, in order, without robots.txt and made-up addresses."""
        return [each.path for each in self.asked if each.host == host and is_real(each.path)]

    @contextmanager
    def holding(self, request: Request) -> Iterator[None]:
        """Count a request while it is in hand."""
        with self._lock:
            self.asked.append(request)
            self._in_hand[request.host] += 1
            self.most_at_once[request.host] = max(
                self.most_at_once[request.host], self._in_hand[request.host]
            )
            self.most_hosts = max(
                self.most_hosts, sum(1 for number in self._in_hand.values() if number)
            )
        try:
            yield
        finally:
            with self._lock:
                self._in_hand[request.host] -= 1


def is_real(path: str) -> bool:
    """Whether a path was meant by a source."""
    return path != "/robots.txt" and not (path.endswith(".html") and path.count("/") == 1)


class Handler(socketserver.StreamRequestHandler):
    """Reads one request and misbehaves."""

    timeout = 5

    def handle(self) -> None:
        """Answer by the first part of the path."""
        server: Any = self.server
        try:
            request = self._read()
            with server.state.holding(request):
                for chunk in self._chunks(server.state, request):
                    self.wfile.write(chunk)
                    self.wfile.flush()
        except (OSError, ValueError, IndexError):
            return

    def _read(self) -> Request:
        first = self.rfile.readline().decode("latin-1").split()
        headers = {}
        while (line := self.rfile.readline().decode("latin-1").strip()) != "":
            name, _colon, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return Request(first[1], headers.get("host", "").split(":")[0], headers)

    def _chunks(self, state: Server, request: Request) -> Iterator[bytes]:
        endless = ENDLESS.get(request.path.split("/")[1])
        if endless is not None:
            yield from endless(request, state, self.connection)
            return
        found: Any = state.routes.get(request.path)
        if found is None:
            found = getattr(Ways, request.path.strip("/").split("/")[0].replace("-", "_"), None)
        if found is None:
            yield answer(page("Page not found"), "404 Not Found")
            return
        body = found(request)
        yield from [body] if isinstance(body, bytes) else body


class Ways:
    """What the server does, by the first part of the path."""

    @staticmethod
    def works(_request: Request) -> bytes:
        return answer(page())

    @staticmethod
    def pdf(_request: Request) -> bytes:
        return answer(b"%PDF-1.7 the gazette", kind="application/pdf")

    @staticmethod
    def status(request: Request) -> bytes:
        return answer(page("Trouble"), f"{request.path.split('/')[2]} Whatever")

    @staticmethod
    def to(request: Request) -> bytes:
        """`/to/308/works/1` redirects to `/works/1`."""
        _empty, _to, status, *rest = request.path.split("/")
        return redirect("/" + "/".join(rest), int(status))

    @staticmethod
    def loop(request: Request) -> bytes:
        return redirect("/loop/b" if request.path.endswith("/a") else "/loop/a", 302)

    @staticmethod
    def on(request: Request) -> bytes:
        """Leads on and on: `/on/7` to `/on/8`."""
        return redirect(f"/on/{int(request.path.split('/')[2]) + 1}", 302)

    @staticmethod
    def cookie(request: Request) -> bytes:
        """Wants a cookie, else leads to itself again."""
        if "cookie" in request.headers:
            return answer(page())
        return answer(status="302 Found", Location=request.path, Set_Cookie="seen=1; Path=/")

    @staticmethod
    def front(_request: Request) -> bytes:
        return redirect("/", 302)

    @staticmethod
    def members(_request: Request) -> bytes:
        return redirect("/login/form?next=x", 302)

    @staticmethod
    def login(_request: Request) -> bytes:
        return answer(page("Sign in", "Name and password, please. " * 10))

    @staticmethod
    def missing(_request: Request) -> bytes:
        return answer(page("Sorry - Page not found"))

    @staticmethod
    def inside(_request: Request) -> bytes:
        return redirect("http://10.0.0.1/secret", 302)

    @staticmethod
    def metadata(_request: Request) -> bytes:
        return redirect("http://169.254.169.254/latest/", 302)

    @staticmethod
    def file(_request: Request) -> bytes:
        return redirect("file:///etc/passwd", 302)

    @staticmethod
    def odd_location(_request: Request) -> bytes:
        return redirect("http://[::bad", 302)

    @staticmethod
    def garbage(_request: Request) -> bytes:
        return b"\x00\xff this is no HTTP at all\r\n\r\n"

    @staticmethod
    def silent(_request: Request) -> bytes:
        return b""

    @staticmethod
    def huge_header(_request: Request) -> bytes:
        return answer(page(), X_Long="x" * 200_000)

    @staticmethod
    def short(_request: Request) -> bytes:
        return answer(page(), Content_Length="99999")

    @staticmethod
    def bomb(_request: Request) -> bytes:
        return answer(BOMB, Content_Encoding="gzip")

    @staticmethod
    def false_gzip(_request: Request) -> bytes:
        return answer(page(), Content_Encoding="gzip")

    @staticmethod
    def zipped(_request: Request) -> bytes:
        return answer(gzip.compress(page()), Content_Encoding="gzip")

    @staticmethod
    def charset(_request: Request) -> bytes:
        return answer(page() + b"\xff\xfe\x81", kind="text/html; charset=rot13")

    @staticmethod
    def empty(_request: Request) -> bytes:
        return answer()

    @staticmethod
    def hang(_request: Request, state: Server, _connection: socket.socket) -> Iterator[bytes]:
        state.over.wait(5)
        yield b""

    @staticmethod
    def drip(_request: Request, state: Server, _connection: socket.socket) -> Iterator[bytes]:
        yield answer(Content_Length="5000")
        for _number in range(200):
            if state.over.wait(0.02):
                return
            yield b"x"

    @staticmethod
    def endless(_request: Request, state: Server, _connection: socket.socket) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
        while not state.over.is_set():
            yield b"law " * 16_000

    @staticmethod
    def reset(_request: Request, _state: Server, connection: socket.socket) -> Iterator[bytes]:
        yield answer(page(), Content_Length="99999")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00" + bytes(4))
        connection.close()


#: What needs more than the request: it goes on until the server ends, or cuts the line.
ENDLESS: dict[str, Callable[[Request, Server, socket.socket], Iterator[bytes]]] = {
    "hang": Ways.hang,
    "drip": Ways.drip,
    "endless": Ways.endless,
    "reset": Ways.reset,
}


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64
    state: Server

    def handle_error(self, *_args: Any) -> None:
        """Say nothing: whoever hung up had a reason."""


@contextmanager
def misbehaving_server() -> Iterator[Server]:
    """Serve until the block ends."""
    with _Listener(("127.0.0.1", 0), Handler) as listener:
        state = listener.state = Server(port=listener.server_address[1])
        thread = threading.Thread(target=listener.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield state
        finally:
            state.over.set()
            listener.shutdown()
            thread.join()
