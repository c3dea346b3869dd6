"""The interface for programs under schemathesis: all that its OpenAPI allows and forbids, answered as it says."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, seed, settings

from dateline.views.web.app import make_app
from web.desks import HOSTS, desk_of

schemathesis = pytest.importorskip("schemathesis", reason="pip install -e '.[dev]' brings schemathesis")
from schemathesis import GenerationMode  # noqa: E402 (only where it is)
from schemathesis.checks import load_all_checks, not_a_server_error  # noqa: E402
from schemathesis.python import asgi  # noqa: E402
from schemathesis.specs.openapi import checks  # noqa: E402

EACH = int(os.environ.get("DATELINE_FUZZ", "30"))  # cases of each operation, allowed and forbidden alike
CHECKS: list[Callable[..., Any]] = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
]


@pytest.fixture(scope="module")
def schema(samples: Path) -> Any:
    desk = desk_of(samples)
    desk.hosts = HOSTS | {asgi.HOST}
    load_all_checks()
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(desk))
    asgi.shutdown_lifespans()


PATHS = ("/incidents", "/incidents/{key}", "/timeline", "/stats", "/clusters", "/me")


def test_all_operations_are_asked(schema: Any) -> None:
    assert {op.ok().path for op in schema.get_all_operations()} == {f"/api/v1{path}" for path in PATHS}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", PATHS)
def test_no_fault_and_no_drift(schema: Any, path: str, mode: Any) -> None:
    operation = schema[f"/api/v1{path}"]["GET"]
    if mode is GenerationMode.NEGATIVE and path == "/me":
        return  # it takes nothing that could be wrong

    @seed(6)
    @settings(
        max_examples=EACH,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: Any) -> None:
        assume(mode is GenerationMode.POSITIVE or not asks_nothing(case.query))
        case.call_and_validate(checks=CHECKS)

    asked()


def asks_nothing(query: dict[str, Any]) -> bool:
    """Whether a parameter is empty, as forms send those that nobody filled in: it counts as not given."""
    values = [one for value in query.values() for one in (value if isinstance(value, list) else [value])]
    return any(not str(one).strip(" ,") for one in values)
