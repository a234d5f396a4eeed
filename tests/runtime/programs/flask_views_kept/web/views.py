from flask import Blueprint, jsonify, request

from .db import get_client, setup

bp = Blueprint("v", __name__)


@bp.post("/setup")
def make():
    setup()
    return jsonify(ok=True)


@bp.get("/count")
def count():
    return jsonify(n=get_client().count(request.args.get("name", "f")).count)
