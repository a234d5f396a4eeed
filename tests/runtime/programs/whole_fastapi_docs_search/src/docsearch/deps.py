from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request, status

from .audit import AuditLog
from .settings import Settings
from .store import DocumentStore


def get_settings(request: Request) -> Settings:
    return request.app.state.settings


def get_store(request: Request) -> DocumentStore:
    return request.app.state.store


def get_audit(request: Request) -> AuditLog:
    return request.app.state.audit


def require_admin(settings: Annotated[Settings, Depends(get_settings)], x_token: Annotated[str, Header()] = "") -> None:
    if x_token != settings.admin_token:
        raise HTTPException(status.HTTP_403_FORBIDDEN, "wrong token")


StoreDep = Annotated[DocumentStore, Depends(get_store)]
SettingsDep = Annotated[Settings, Depends(get_settings)]
AuditDep = Annotated[AuditLog, Depends(get_audit)]
