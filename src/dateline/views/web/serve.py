"""Runs a desk until it is interrupted."""

import socket
from pathlib import Path

from dateline.errors import SettingError
from dateline.views.web.app import make_app
from dateline.views.web.desk import open_desk
from dateline.views.web.guard import is_loopback

PORT = 8123


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises SettingError where the port is taken or the address is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise SettingError(f"cannot listen on {host} port {port} ({error.strerror}); choose another --port") from None
    made.listen(128)
    return made


def names_of(host: str) -> frozenset[str]:
    """The names by which a desk that listens on an address may be asked."""
    return frozenset({"localhost", "127.0.0.1", "::1"} if is_loopback(host) else {host, "localhost", "127.0.0.1"})


def serve(path: Path | str, *, host: str = "127.0.0.1", port: int = PORT, languages: tuple[str, ...] = ()) -> None:
    """Serves a record until interrupted; raises RecordError and SettingError."""
    import uvicorn

    desk = open_desk(path, hosts=names_of(host), here=is_loopback(host), languages=languages)
    with listening(host, port) as made:
        app = make_app(desk)
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{made.getsockname()[1]}"
        print(f"{address}/  (stop with Ctrl-C)", flush=True)
        if desk.key:
            print(f"to review: {address}/login?key={desk.key}&back=/review", flush=True)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=True,
            lifespan="on",
            timeout_keep_alive=15,
            limit_concurrency=300,
        )
        uvicorn.Server(config).run(sockets=[made])
