"""The description of the REST routes (OpenAPI 3.1), with the shape of every record that they answer."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response

from legation import __version__
from legation.web.rest import acting, composing, exchange, looking, releases, stories
from legation.web.rest.answers import PROBLEM, PROBLEMS, START, answer
from legation.web.rest.schema import describe

router = APIRouter(prefix=START)
# The routes that are described, in the order of the pages.
DESCRIBED = (looking.router, stories.router, acting.router, composing.router, releases.router, exchange.router)
TOLD = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {"type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
}
ABOUT = "Every page of the desk for programs, with the same records. A token is made by `legation tokens add`."


@router.get("/openapi.json", include_in_schema=False)
def show(request: Request) -> Response:
    """The description itself."""
    return answer(request, request.app.state.description())


def make_description(kind_of: Callable[[str], Any]) -> dict[str, Any]:
    """The description; `kind_of` gives the record that a verb of the desk answers with."""
    app = FastAPI(title="legation", version=__version__, description=ABOUT)
    for one in DESCRIBED:
        app.include_router(one)
    made: dict[str, Any] = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    known: dict[str, Any] = {}
    made["paths"] = resolve(made["paths"], kind_of, known)
    for path in made["paths"].values():
        for act in path.values():
            act["security"] = [{"token": []}]
            # What FastAPI says of a body that is none is told by our own problem.
            act["responses"] |= {str(status): {"$ref": f"#/components/responses/{status}"} for status in PROBLEMS}
    for record in known.values():
        record.pop("x-from", None)
    components = made.setdefault("components", {})
    components["schemas"] = components.get("schemas", {}) | known | {"Problem": TOLD}
    components["responses"] = {
        str(status): {"description": said, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for status, said in PROBLEMS.items()
    }
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return made


def resolve(said: Any, kind_of: Callable[[str], Any], known: dict[str, Any]) -> Any:
    """The same, with the schema of the record in the place of each verb or record that is named."""
    if isinstance(said, list):
        return [resolve(one, kind_of, known) for one in said]
    if not isinstance(said, dict):
        return said
    named = said.get("$ref", "")
    if isinstance(named, str) and named.startswith("#/verbs/"):
        return describe(kind_of(named.removeprefix("#/verbs/")), known)
    if isinstance(named, str) and named.startswith("#/records/"):
        module, _, name = named.removeprefix("#/records/").rpartition(".")
        return describe(getattr(import_module(module), name), known)
    return {key: resolve(one, kind_of, known) for key, one in said.items()}
