"""Servers on loopback that answer as they are told, also badly."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Handler = Callable[[socket.socket, "Request"], None]


@dataclass
class Request:
    path: str
    headers: dict[str, str]


@dataclass
class Server:
    """`routes` maps a path to what is sent: bytes, or a function that does what it likes with the connection."""

    routes: dict[str, bytes | Handler]
    port: int = 0
    seen: list[Request] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"


def answer(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; `Content_Type` is Content-Type."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


def slowly(data: bytes, *, pause: float, head: bytes = b"") -> Handler:
    """Sends a byte, waits, sends a byte."""

    def handler(connection: socket.socket, _: Request) -> None:
        connection.sendall(head)
        for k in range(len(data)):
            connection.sendall(data[k : k + 1])
            time.sleep(pause)

    return handler


def endless(head: bytes, piece: bytes) -> Handler:
    """Never stops sending."""

    def handler(connection: socket.socket, _: Request) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return handler


@contextmanager
def serving(**routes: bytes | Handler) -> Iterator[Server]:
    """A server for the paths /name; other paths are 404."""
    server = Server(routes={f"/{name}": what for name, what in routes.items()})
    listener = socket.create_server(("127.0.0.1", 0))
    server.port = listener.getsockname()[1]

    def one(connection: socket.socket) -> None:
        with connection:
            try:
                data = b""
                while b"\r\n\r\n" not in data:
                    piece = connection.recv(4096)
                    if not piece:
                        return
                    data += piece
                first, *lines = data.decode("latin-1").split("\r\n")
                headers = dict(line.split(": ", 1) for line in lines if ": " in line)
                request = Request(first.split(" ")[1], headers)
                server.seen.append(request)
                what = server.routes.get(request.path, answer(status="404 Not Found"))
                if callable(what):
                    what(connection, request)
                else:
                    connection.sendall(what)
            except OSError:
                return

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        listener.close()
