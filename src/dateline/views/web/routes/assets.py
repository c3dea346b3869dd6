"""Style, scripts and the base map: ours, and Leaflet's and its MarkerCluster's from their wheels; nothing else."""

import gzip
import mimetypes
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

router = APIRouter(include_in_schema=False)
_WHEELS = {"leaflet": ("leaflet.js", "leaflet.css"), "leaflet_markercluster": ("leaflet.markercluster.js",)}
_SMALL = 1000  # bytes below which nothing is compressed


@cache
def listed() -> dict[str, Path]:
    """The files there are, by the name they are asked by."""
    ours = Path(str(resources.files("dateline.views.web") / "static"))
    found = {p.relative_to(ours).as_posix(): p for p in sorted(ours.rglob("*")) if p.is_file()}
    for package, names in _WHEELS.items():
        folder = Path(str(resources.files(f"xstatic.pkg.{package}") / "data"))
        found |= {f"leaflet/{name}": folder / name for name in names}
    return found


@cache
def asset(name: str) -> tuple[bytes, bytes | None, str, str]:
    """The bytes of a file, the same compressed where that helps, their type and their mark."""
    body = listed()[name].read_bytes()
    small = gzip.compress(body, 9, mtime=0) if len(body) > _SMALL else None
    kind = {".js": "text/javascript", ".json": "application/json"}.get(Path(name).suffix) or mimetypes.guess_type(name)[
        0
    ]
    return body, small, kind or "application/octet-stream", sha256(body).hexdigest()[:16]


@router.get("/static/{name:path}")
def static(request: Request, name: str) -> Response:
    """A file, compressed for who takes that, and not again where the browser has it."""
    if name not in listed():
        raise HTTPException(404, "no such file")
    body, small, kind, mark = asset(name)
    headers = {"etag": f'"{mark}"', "cache-control": "public, max-age=300", "vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    if small is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["content-encoding"] = small, "gzip"
    return Response(body, media_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, headers=headers)
