import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.security import OAuth2PasswordRequestForm
from sqlmodel import Session, select

from .accounts import Account, Repository, UnitOfWork, audited, engine, get_db
from .security import Jwks, Password, argon, checksum, derive, keys, token

app = FastAPI()
router = APIRouter()
jwks = Jwks("https://doorman.example/jwks")


def repository(db: Annotated[Session, Depends(get_db)]) -> Repository:
    return Repository(db)


def sync_dependency(form: OAuth2PasswordRequestForm = Depends()) -> bytes:
    return derive(form.password, b"salt")  # ok


async def async_dependency(request: Request) -> dict:
    header = request.headers["authorization"]  # ok
    key = jwks.key(header)  # BLOCKS: QAM302 far
    return jwks.decode(header, key)  # ok


@router.post("/login")
async def login(
    repo: Annotated[Repository, Depends(repository)],
    derived: Annotated[bytes, Depends(sync_dependency)],
    claims: Annotated[dict, Depends(async_dependency)],
    form: OAuth2PasswordRequestForm = Depends(),
) -> str:
    account = repo.by_name(form.username)  # BLOCKS: QAM305 far
    if account is None:
        raise HTTPException(404)
    if not account.verify(form.password):  # BLOCKS: QAM402 far
        raise HTTPException(401)
    if Password(account.digest.encode()) == form.password:  # BLOCKS: QAM402 far
        print(account.initials)  # ok
    print(checksum(derived), token(), claims)  # ok
    return argon.hash(form.password)  # BLOCKS: QAM402


@router.post("/accounts")
async def register(name: str, repo: Repository = Depends(repository)):
    made = Account(name=name, digest="")  # ok
    with audited(name) as password:  # BLOCKS: QAM402 far
        print(password)
    repo.save(made)  # BLOCKS: QAM305 far
    size = len(repo)  # BLOCKS: QAM305 far
    for account in repo:  # BLOCKS: QAM305 far
        print(account.initials)  # ok
    statement = repo.query(name)  # ok
    found = repo.session.exec(statement).all()  # BLOCKS: QAM305
    return [size, found]


@router.get("/accounts/{name}")
def one(name: str, repo: Repository = Depends(repository)):
    return repo.by_name(name)  # ok


async def maintenance() -> None:
    with UnitOfWork() as repo:  # BLOCKS: QAM305 far
        repo.save(Account(name="a", digest=""))  # BLOCKS: QAM305 far
    with Session(engine) as session:  # ok
        session.exec(select(Account)).first()  # BLOCKS: QAM305
    key = await asyncio.to_thread(keys)  # ok
    other = keys()  # BLOCKS: QAM402 far
    print(key == other, derive("a", b"b"))  # BLOCKS: QAM402 far


app.include_router(router)
