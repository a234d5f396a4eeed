"""A program of several files that is one chain of calls, put together at random from what ``forms`` lists."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.chains.constructs import CONSTRUCTS
from benchmarks.chains.forms import CARRIED, CLIENTS, ENTRIES, IMPORTS, STEPS, USES
from benchmarks.chains.harder import HARDER, HARDER_ENTRIES, HARDER_USES
from benchmarks.chains.step import Step

REASONS = "|".join([f"QAM{number}" for number in range(101, 116)] + ["QAM204", "QAM604"])
"""One of these has to be said of a program that is kept."""
CASE = f'why = "generated"\nentry = "python main.py"\nexpect = "either"\ncodes = ["{REASONS}"]\n'
SEED = """
from qdrant_client import models


def fill(client):
    client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    client.upsert("docs", points=[models.PointStruct(id=n, vector=[1.0, n]) for n in range(3)])
"""


@dataclass
class Program:
    """Files by path, and what was drawn for them."""

    files: dict[str, str] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)

    def write(self, folder: Path) -> None:
        """The program as a case of the runtime tests."""
        for path, text in {**self.files, "case.toml": CASE}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)


@dataclass(frozen=True)
class Reference:
    """How a module names a callable of another one: lines to import it, at the head or in the function, and the expression."""

    head: str
    local: str
    expression: str


def program(seed: int, harder: bool = False, constructs: bool = False) -> Program:
    """The program of a seed; ``harder``: with steps that are written in less usual ways too, ``constructs``: and in ways that
    have to be restructured."""
    draw, made = random.Random(seed), Program()
    steps = [*STEPS, *(HARDER if harder else ()), *(CONSTRUCTS if constructs else ())]
    carried = draw.choice([None, None, *CARRIED])
    args = "n" if carried is None else "carried, n"
    made.files["app/__init__.py"] = ""
    made.files["app/filling.py"] = SEED
    source = draw.choice(list(CLIENTS))
    expression, text = CLIENTS[source]
    made.files["app/connecting.py"] = text
    made.drawn += [f"client: {source}", f"carried: {carried}"]
    client = _reference(draw, made, "connecting", expression)
    below = _last(made, client, carried, args)
    below = chain(draw, made, steps, below, args, (*USES, *HARDER_USES) if harder else USES)
    made.files["main.py"] = _main(draw, made, client, below, carried, ENTRIES | HARDER_ENTRIES if harder else ENTRIES)
    return made


def chain(
    draw: random.Random,
    made: Program,
    steps: Sequence[Step],
    below: tuple[str, str],
    args: str,
    uses: tuple[str, ...] = USES,
) -> tuple[str, str]:
    """Two to five steps above one that is there: module and expression of the first."""
    for number in range(1, draw.randint(3, 6)):
        step = draw.choice(steps)
        made.drawn.append(step.name)
        made.groups.add(step.group)
        below = _level(draw, made, step, number, below, args, uses)
    return below


def _last(made: Program, client: Reference, carried: str | None, args: str) -> tuple[str, str]:
    """The call of the client."""
    head, local = (client.head, client.local) if carried is None else ("", "")
    holder = client.expression if carried is None else CARRIED[carried][1]
    lines = [head, "", "", f"def finish({args}):", f"    {local}", f'    return {holder}.count("docs").count + n']
    made.files["app/last.py"] = _tidy("\n".join(lines))
    return "last", "finish"


def _level(
    draw: random.Random, made: Program, step: Step, number: int, below: tuple[str, str], args: str, uses: tuple[str, ...]
) -> tuple[str, str]:
    """A step, and what the one above has to name: its module, and the callable there."""
    found = _reference(draw, made, *below)
    use = draw.choice(uses)
    made.drawn.append(use)
    in_function = "IMPORT" in step.text
    if not in_function:  # it names the step below at its head
        found, use = Reference(found.head or found.local, "", found.expression), "CALL"
    text = re.sub(r"^( *)IMPORT$", lambda m: f"{m[1]}{found.local}" if found.local else "", step.text, flags=re.M)
    text = text.replace("BELOW", found.expression).replace("CALL_WITH_GIVEN", f"{found.expression}(*given)")
    text = text.replace("ARGS_KEYWORDS", ", ".join(f"{a}={a}" for a in args.split(", ")))
    text = text.replace("CALL", use.replace("CALL", f"{found.expression}({args})")).replace("ARGS", args)
    made.files[f"app/step{number}.py"] = _tidy(f"{found.head}\n{_numbered(text, number)}")
    return f"step{number}", _numbered(step.ref, number)


def _numbered(text: str, number: int) -> str:
    return re.sub(r"(?<=_)I\b", str(number), text)


def _reference(draw: random.Random, made: Program, module: str, ref: str) -> Reference:
    style = draw.choice(IMPORTS)
    made.drawn.append(style)
    name = root(ref)
    rest = ref[len(name) :]
    plain = f"from app.{module} import {name}"
    match style:
        case "HUB":
            made.files[f"app/hub_{module}.py"] = f'{plain}\n\n__all__ = ["{name}"]\n'
            return Reference(f"from app.hub_{module} import {name}", "", ref)
        case "PACKAGE":
            made.files[f"app/sub_{module}/__init__.py"] = f"from ..{module} import {name}\n"
            return Reference(f"from app.sub_{module} import {name}", "", ref)
        case "TRY":
            return Reference(f"try:\n    from app.{module} import {name}\nexcept ImportError:\n    {name} = None", "", ref)
        case "LOCAL":
            return Reference("", plain, ref)
        case "IMPORTLIB":
            return Reference(
                f'import importlib\n\nfar_{module} = importlib.import_module("app.{module}")', "", f"far_{module}.{ref}"
            )
    other = f"other_{name}"
    line = style.replace("MODULE", module).replace("NAME", name).replace("OTHER", other)
    if line.startswith("import app") and " as " not in line:
        return Reference(line, "", f"app.{module}.{ref}")
    if line.endswith((f" {module}", f"other_{module}")):
        return Reference(line, "", f"{line.split()[-1]}.{ref}")
    return Reference(line, "", f"{other}{rest}" if line.endswith(other) else ref)


def _main(
    draw: random.Random,
    made: Program,
    client: Reference,
    below: tuple[str, str],
    carried: str | None,
    entries: Mapping[str, str],
) -> str:
    entry = draw.choice(list(entries))
    made.drawn.append(f"entry: {entry}")
    module, ref = below
    head = [_from_outside(client.head or client.local), "from app.filling import fill", f"from app.{module} import {root(ref)}"]
    if carried == "object":
        head += ["", "", "class Carrier:", "    def __init__(self, client):", "        self.client = client"]
    given = "n" if carried is None else f"{CARRIED[carried][0]}, n"
    body = [f"shared = {client.expression}", "fill(shared)", "for n in (0, 1):", f"    print({ref}({given}))"]
    text = re.sub(r"^( *)BODY$", lambda m: "\n".join(f"{m[1]}{line}" for line in body), entries[entry], flags=re.M)
    return _tidy("\n".join([*head, "", "", text]))


def _from_outside(line: str) -> str:
    return re.sub(r"from \.(?=\w)", "from app.", line).replace("from . import", "from app import")


def root(ref: str) -> str:
    """The name that has to be imported."""
    return re.split(r"\W", ref, maxsplit=1)[0]


def _tidy(text: str) -> str:
    return re.sub(r"\n[ \n]*\n\n\n", "\n\n\n", re.sub(r"[ ]+\n", "\n", text)).strip() + "\n"
