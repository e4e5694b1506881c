"""/token: a signed JWT in, an access token out (RFC 7523), as google-auth asks for it."""

import orjson
from flask import Blueprint, Response, current_app, request

from sheets_sync.local_sheets.identity import Accounts, GrantError

routes = Blueprint("token", __name__)

GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer"


@routes.post("/token")
def token() -> Response:
    """Grant a token, or refuse in the words of RFC 6749."""
    accounts: Accounts = current_app.extensions["local_sheets_accounts"]
    try:
        asked = request.form.get("grant_type", "")
        if not asked:
            raise GrantError("Required parameter is missing: grant_type", "invalid_request")
        if asked != GRANT_TYPE:
            raise GrantError(f"Invalid grant_type: {asked}", "unsupported_grant_type")
        assertion = request.form.get("assertion", "")
        if not assertion:
            raise GrantError("Required parameter is missing: assertion", "invalid_request")
        content = accounts.grant(assertion, request.base_url)
    except GrantError as error:
        refused = {"error": error.code, "error_description": str(error)}
        status = 401 if error.code == "unauthorized_client" else 400
        return Response(orjson.dumps(refused), status, content_type="application/json")
    response = Response(orjson.dumps(content), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
