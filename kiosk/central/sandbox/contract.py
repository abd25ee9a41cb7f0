"""The contract as OpenAPI 3.1, generated from the application and kept in ``kiosk/central/openapi.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from kiosk.central.wire import API_ROOT, PROBLEM_JSON, REQUEST_ID_HEADER, Problem

CONTRACT_FILE = Path(__file__).parent.parent / "openapi.json"

_SAID = {
    400: "Headers or body are not of this contract",
    401: "Certificate, signature or one-time code is not accepted",
    403: "Not for this terminal, or this resident has no right to it",
    404: "There is no such thing, or no record of the kind",
    409: "The key was used for another request, or something that goes before it is not here yet: see code",
    410: "What has changed since then is not known any more: ask for all of it",
    411: "The length of the body was not told",
    413: "The body is too long",
    415: "The body is no JSON",
    422: "The values cannot be",
    429: "Too many requests: see Retry-After",
    500: "The platform failed",
    503: "Not now: see Retry-After",
}
_ALWAYS = (400, 401, 422, 429, 500, 503)
_WITH_BODY = (409, 411, 413, 415)
_DESCRIPTION = """\
What a city's central platform must offer to self-service terminals. A terminal keeps to this description and to nothing
else.

**Transport.** HTTPS with TLS 1.2 or later and client certificates. Every call but enrolment is signed with the key of
the terminal's certificate (RFC 9421, `ecdsa-p256-sha256`, tag `civic-kiosk`) over `@method`, `@target-uri`,
`content-digest` (RFC 9530) and `idempotency-key`, with `created`, `nonce` and `keyid` = terminal id. A platform refuses
what is unsigned, made more than five minutes before or after its own time, or seen before; `code: clock` carries the
platform's time.

**Keys.** Every request carries `Idempotency-Key`, a UUID made by the terminal. Every answer repeats it in the header of
the same name, and an answer to a POST in `request_id` too; a terminal takes an answer without it for somebody else's.
A POST repeated with its key has no second effect and gets the first answer.

**Errors** are RFC 9457 problem details with a `code` of a closed set. `Retry-After` comes with 429 and 503 and is
obeyed.

**Values of records** are strings: months `2025-06`, dates `2025-06-30`, money `4200.00`.

**Documents** are PDF, ready to print and signed by the issuing body (PAdES, ETSI EN 319 142-1). A platform whose
documents are OFD (GB/T 33190) renders them to PDF and signs the result. A terminal renders no OFD: the signature that
it verifies must be over the very bytes that it prints, and what a page looks like is the issuing body's word and not
that of whatever renderer a terminal has.

**Submissions** are sealed to a key of the platform's and signed by the terminal that made them, in a format that the
terminal's software documents (`offline_queue/README.md`). A platform keeps the private half of a key that it has
replaced. A submission's id is its key for ever, whoever hands it in: the same again is answered with 200 and has no
second effect, another of the same id with 409. `submission_refused` is for good and says why in `reason`; whatever else
goes wrong means "send it again". What was opened and then refused, and every change of a case, the resident is told at
the next identification, at any terminal. Materials follow in pieces of at most 1 MiB, each at the offset that the last
answer named; a piece for another offset changes nothing and is answered with the offset that counts.

**The catalogue** is entries (departments, regions, items, guides) and a signed manifest: its version, how many entries
there are, and a hash over the hashes of all. The hash of an entry is SHA-256 over its content in canonical form (RFC
8785). The signature is a detached JWS (RFC 7515, appendix F), ES256, over the manifest in canonical form, with the
certificates in `x5c`: issued by one of the `document_roots`, with the extended key usage
2.25.204711538893562738284627180346571923801. A terminal asks for all of it once and then for changes; either way it
takes what is whole, signed and not older than what it has, and with every definition in it right. The file on a stick
is the same.

**Demonstration.** `demonstration: true` means that the data is invented and has no legal force; the terminal says so on
every page, receipt and sheet.
"""


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a call may answer with, besides those that every call may."""
    return {status: _problem(status) for status in sorted({*_ALWAYS, *statuses})}


def page_answers() -> dict[int | str, dict[str, Any]]:
    """What a public page may answer with besides itself."""
    return {
        404: {"description": "There is no such document, or code", "content": {"text/html": {}}},
        422: _problem(422),
    }


def describe(app: FastAPI) -> None:
    """Make ``app.openapi()`` say the whole contract."""

    def contract() -> dict[str, Any]:
        described = get_openapi(
            title="Central platform for self-service terminals",
            version="1.0.0",
            openapi_version="3.1.0",
            description=_DESCRIPTION,
            routes=app.routes,
        )
        _add_problem(described)
        _add_security(described)
        for path, operations in described["paths"].items():
            if path.startswith(API_ROOT):
                for method, operation in operations.items():
                    _complete(method, operation)
        return described

    app.openapi = contract  # type: ignore[method-assign]  # FastAPI's own way


def generate_contract() -> str:
    """The contract as the text of ``openapi.json``."""
    from kiosk.central.sandbox.app import create_app  # noqa: PLC0415 - the application imports this module
    from kiosk.central.sandbox.behaviour import Stage  # noqa: PLC0415

    return json.dumps(create_app(None, Stage()).openapi(), indent=2, ensure_ascii=False) + "\n"


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": _SAID[status],
        "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _add_problem(described: dict[str, Any]) -> None:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = described["components"]["schemas"]
    schemas |= schema.pop("$defs", {})
    schemas["Problem"] = schema


def _add_security(described: dict[str, Any]) -> None:
    described["components"]["securitySchemes"] = {
        "client_certificate": {"type": "mutualTLS", "description": "issued at enrolment"},
        "signature": {"type": "apiKey", "in": "header", "name": "Signature", "description": "RFC 9421, see above"},
    }


def _complete(method: str, operation: dict[str, Any]) -> None:
    """What every call has: its two proofs, the problems of a body, the echo of the key, Retry-After."""
    if "enrol" not in operation["operationId"]:
        operation["security"] = [{"client_certificate": [], "signature": []}]
    if method in ("post", "patch"):
        for status in _WITH_BODY:
            operation["responses"].setdefault(str(status), _problem(status))
    operation["responses"] = dict(sorted(operation["responses"].items()))
    for status, response in operation["responses"].items():
        headers = response.setdefault("headers", {})
        headers[REQUEST_ID_HEADER] = {"schema": {"type": "string", "format": "uuid"}}
        if status in ("429", "503"):
            headers["Retry-After"] = {"schema": {"type": "integer", "minimum": 0}}
