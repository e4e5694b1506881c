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
        if request.form.get("grant_type") != GRANT_TYPE:
            raise GrantError(
                f"Invalid grant_type: {GRANT_TYPE} is required", "unsupported_grant_type"
            )
        content = accounts.grant(request.form.get("assertion", ""), request.base_url)
    except GrantError as error:
        refused = {"error": error.code, "error_description": str(error)}
        return Response(orjson.dumps(refused), 400, content_type="application/json")
    response = Response(orjson.dumps(content), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
