"""The place where the phases are put together: paths and settings go in, an outcome comes out. Prints nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from qdrant_async_migrate.catalog import Catalog, load_catalog
from qdrant_async_migrate.catalog.companions import with_companions
from qdrant_async_migrate.catalog.versions import client_version
from qdrant_async_migrate.collector import without_collector
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.demand import Gathering
from qdrant_async_migrate.discover import Discovered, decode, discover, read
from qdrant_async_migrate.idioms.generators import RENAMED
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import fixtures, flow
from qdrant_async_migrate.link import program as linked
from qdrant_async_migrate.link.knowledge import Knowledge
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.lint import Report, check
from qdrant_async_migrate.lint.suppress import Suppressions, left
from qdrant_async_migrate.model.edits import Edit, Rename
from qdrant_async_migrate.model.errors import InternalError, WriteError
from qdrant_async_migrate.model.facts import FileFacts, Unparsed
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Finding, Outcome, Severity, Summary
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.model.source import SourceFile, SourceKind, Unread
from qdrant_async_migrate.notebook import Notebook, cells_text
from qdrant_async_migrate.notebook.places import placed, placed_function, placed_graph
from qdrant_async_migrate.plan import Kept, Plan, Planner, families_in, picture, report, stubs
from qdrant_async_migrate.project import packaging
from qdrant_async_migrate.rewrite import rewrite
from qdrant_async_migrate.scan import parse, scan
from qdrant_async_migrate.scan.texts import Texts
from qdrant_async_migrate.suite import suite
from qdrant_async_migrate.verify import verify
from qdrant_async_migrate.write import recover, uncommitted, write_outcome

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class _Loaded:
    """The files of the program that were read, and those that could not be."""

    found: Discovered
    sources: dict[str, SourceFile] = field(default_factory=dict)
    facts: list[FileFacts] = field(default_factory=list)
    failed: list[Unread] = field(default_factory=list)
    syntaxes: dict[str, Syntax] = field(default_factory=dict)
    notebooks: dict[str, Notebook] = field(default_factory=dict)
    stubs: dict[str, SourceFile] = field(default_factory=dict)
    texts: Texts | None = None

    def unread(self) -> dict[str, str]:
        """What can be had of the text of files that could not be parsed."""
        found: dict[str, str] = {}
        for file in self.failed:
            try:
                found[file.path] = (self.found.root / file.path).read_bytes().decode("latin-1")
            except OSError:
                continue
        return found

    def mentions(self, dotted: str) -> bool:
        """A string of the program begins with this name."""
        if self.texts is None:
            self.texts = Texts(source.text for source in self.sources.values())
        return self.texts.begin(dotted)

    def give_up(self, file: FileFacts | Unparsed) -> None:
        """The file does not parse."""
        if isinstance(file, Unparsed):
            self.failed.append(Unread(file.path, "QAM001", file.line, file.column, file.reason))

    def notebook(self, path: str) -> Notebook | None:
        """The notebook at a path; None for other files."""
        source = self.sources.get(path)
        if source is None or source.kind is not SourceKind.IPYNB:
            return None
        if path not in self.notebooks:
            self.notebooks[path] = Notebook(source.data)
        return self.notebooks[path]

    def text(self, path: str) -> str | None:
        return self.sources[path].text if path in self.sources else None

    def syntax(self, path: str) -> Syntax:
        if path not in self.syntaxes:
            self.syntaxes[path] = Syntax((self.sources.get(path) or self.stubs[path]).text)
        return self.syntaxes[path]


@without_collector()
def run_migrate(
    paths: Sequence[str],
    config: Config,
    *,
    cwd: Path,
    write: bool = False,
    allow_dirty: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Plan the migration of ``paths`` and, with ``write``, apply it."""
    found = discover(paths, config, cwd)
    if write:
        recover(found.root)
    catalog = _catalog(config, found.root)
    loaded = _load(found)
    program = _gathered(loaded, catalog, config, progress)
    planner = Planner(
        program,
        catalog,
        lambda file: loaded.syntax(program.state.files[file].path),
        frozenset(_importable(program.state)),
        packaging(found.root, (f.path for f in found.files)),
        config,
        suite=suite(found.root, (source.text for source in loaded.sources.values())),
        blocking=lambda: _catalog(config, found.root, blocking=True),
    )
    planner.mentioned = loaded.mentions
    planner.unread = loaded.unread()
    plan, after, faults = _proven(planner, loaded, catalog)
    faults += _stubs(plan, loaded, after, catalog)
    outcome = _outcome(plan, loaded, after, faults, cwd, config)
    if write and after:
        _refuse_uncommitted(outcome, found.root, cwd, allow_dirty)
        write_outcome(outcome, cwd)
        outcome = replace(outcome, written=True)
    return outcome


@without_collector()
def run_check(
    paths: Sequence[str],
    config: Config,
    *,
    cwd: Path,
    fix: bool = False,
    allow_dirty: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Find what blocks the event loop and how coroutines are misused below ``paths``; with ``fix`` mend what is safe."""
    found = discover(paths, config, cwd)
    catalog = _catalog(config, found.root, blocking=True)
    loaded = _load(found)
    program = _everything(loaded, catalog, progress)
    wanted = {f.path for f in found.files if f.writable}
    files = frozenset(n for n, facts in enumerate(program.state.files) if facts.path in wanted)
    checked = check(program, catalog, lambda n: loaded.syntax(program.state.files[n].path), files, config, loaded.text)
    after, kept = _mended(checked, loaded) if fix else ({}, checked.findings)
    prefix = _relative(found.root, cwd)
    about = [placed(f, loaded.notebook) for f in kept]
    everything = tuple(_moved(f, prefix) for f in [*(_unread(f) for f in loaded.failed), *about])
    outcome = Outcome(
        "check", prefix(""), False, _files(loaded, after, prefix), everything, (), Summary(files_changed=len(after))
    )
    if after:
        _refuse_uncommitted(outcome, found.root, cwd, allow_dirty)
        write_outcome(outcome, cwd)
        outcome = replace(outcome, written=True)
    return outcome


def _mended(checked: Report, loaded: _Loaded) -> tuple[dict[str, str], list[Finding]]:
    """The texts with the safe fixes, all or nothing: a file that cannot be vouched for keeps every file as it was."""
    by_path: dict[str, list[Edit]] = {}
    for finding in checked.findings:
        by_path.setdefault(finding.path, []).extend(checked.edits.get(finding, ()))
    after: dict[str, str] = {}
    for path, edits in sorted(by_path.items()):
        unique, source = list(dict.fromkeys(edits)), loaded.sources[path]
        if not unique:
            continue
        try:
            text = rewrite(path, source.text, unique).after
            problem = verify(path, source.text, text, unique, {}, loaded.notebook(path) is not None)
        except InternalError as error:
            return {}, [*checked.findings, _fault(path, str(error))]
        if problem is not None:
            return {}, [*checked.findings, _fault(path, problem.reason)]
        after[path] = text
    return after, [f for f in checked.findings if f not in checked.edits]


def _importable(state: State) -> set[str]:
    return {name for name in state.demanded if name in state.modules.names}


def _catalog(config: Config, root: Path, blocking: bool = False) -> Catalog:
    with_twins = bool(config.also) and not blocking
    version = client_version(root, config.qdrant_version)
    catalog = load_catalog(config.tables(), version, blocking=blocking or with_twins)
    return with_companions(catalog, config.also) if with_twins else catalog


def _load(found: Discovered) -> _Loaded:
    """Read every file of the program."""
    loaded = _Loaded(found)
    for candidate in found.files:
        source = read(found.root, candidate, cells_text)
        if isinstance(source, Unread):
            loaded.failed.append(source)
        elif source.kind is SourceKind.PYI:
            loaded.stubs[source.path] = source
        else:
            loaded.sources[source.path] = source
    for path, stub in list(loaded.stubs.items()):
        try:
            parse(stub.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            loaded.give_up(_facts(stub))
            del loaded.stubs[path]
    return loaded


def _facts(source: SourceFile) -> FileFacts | Unparsed:
    return scan(source.path, source.module, source.is_package, source.text)


def _scanned(sources: Sequence[SourceFile], progress: Progress | None) -> Iterator[FileFacts | Unparsed]:
    """Scan some files."""
    for number, source in enumerate(sources):
        if progress is not None:
            progress("scan", number, len(sources))
        yield _facts(source)


def _gathered(loaded: _Loaded, catalog: Catalog, config: Config, progress: Progress | None) -> Program:
    """The program of the files that can take part."""
    wanted = os.environ.get(_SCAN)
    large = sum(len(source.text) for source in loaded.sources.values()) > _LARGE
    if config.only or wanted == "full" or not (large or wanted == "demand"):
        return _everything(loaded, catalog, progress)
    gathering = Gathering(
        loaded.sources,
        _modules(loaded.sources.values(), catalog),
        lambda sources: _scanned(sources, progress),
        lambda facts, modules: _link(facts, modules, catalog),
        loaded.mentions,
    )
    program = gathering.program(sorted({name.split(".")[0] for sdk in catalog.sdks.values() for name in (sdk.name, sdk.twin)}))
    for failed in gathering.unparsed():
        loaded.give_up(failed)
    return program


_SCAN = "QAM_SCAN"
"""In the environment, ``full`` or ``demand``: which files are looked at. The tests hold the two against each other."""
_LARGE = 4_000_000
"""Characters of a program from which it pays to ask first which files can take part (100,000 lines)."""


def _everything(loaded: _Loaded, catalog: Catalog, progress: Progress | None) -> Program:
    """The program of all files."""
    facts: list[FileFacts] = []
    for found in _scanned(list(loaded.sources.values()), progress):
        if isinstance(found, Unparsed):
            loaded.give_up(found)
        else:
            facts.append(found)
    return _link(facts, _modules(facts, catalog), catalog)


def _modules(files: Iterable[FileFacts | SourceFile], catalog: Catalog) -> Modules:
    named = [(f.module, f.is_package) for f in files]
    libraries = sorted({sdk.name.split(".")[0] for sdk in catalog.sdks.values()})
    return Modules([name for name, _ in named], [name for name, is_package in named if is_package], libraries)


def _link(facts: Sequence[FileFacts], modules: Modules, catalog: Catalog) -> Program:
    state = State(Knowledge(catalog), modules)
    flow.add_files(state, facts)
    fixtures.connect(state)
    state.graph.run()
    return linked.build(state)


def _proven(planner: Planner, loaded: _Loaded, catalog: Catalog) -> tuple[Plan, dict[str, str], list[Finding]]:
    """Plan, rewrite and verify, keeping families whose files cannot be vouched for, until everything is proven."""
    kept: Kept = {}
    faults: list[Finding] = []
    while True:
        plan = planner.plan(kept)
        kept = {f: list(o) for f, o in plan.solution.kept.items()}
        after, rejected = _rewritten(plan, loaded, catalog)
        if not rejected:
            return plan, after, faults
        faults += [_fault(path, reason) for path, reason in rejected.items()]
        numbers = {n for n, facts in enumerate(plan.context.program.state.files) if facts.path in rejected}
        for family in families_in(plan, numbers):
            kept.setdefault(family, []).append(_rejection(plan, family, rejected))


def _rewritten(plan: Plan, loaded: _Loaded, catalog: Catalog) -> tuple[dict[str, str], dict[str, str]]:
    after: dict[str, str] = {}
    rejected: dict[str, str] = {}
    names = _twins(catalog) | RENAMED
    for file, edits in sorted(plan.edits.items()):
        path = plan.context.program.state.files[file].path
        source = loaded.sources[path]
        unique = list(dict.fromkeys(edits))
        try:
            result = rewrite(path, source.text, unique)
            known = names | _renamed(unique, loaded.syntax(path))
            notebook = loaded.notebook(path)
            problem = verify(path, source.text, result.after, unique, known, notebook is not None)
            if notebook is not None and problem is None:
                notebook.with_text(result.after)
        except InternalError as error:
            rejected[path] = str(error)
            continue
        if problem is not None:
            rejected[path] = problem.reason
        elif result.after != source.text:
            after[path] = result.after
        if not source.writable and path in after:
            rejected[path] = OUTSIDE
    return after, rejected


def _stubs(plan: Plan, loaded: _Loaded, after: dict[str, str], catalog: Catalog) -> list[Finding]:
    """Let the stubs follow their modules: their texts join ``after``. A stub never holds a module back."""
    numbers = {facts.path: n for n, facts in enumerate(plan.context.program.state.files)}
    names = _twins(catalog) | RENAMED
    found: list[Finding] = []
    for path, source in sorted(loaded.stubs.items()):
        module, syntax = path.removesuffix("i"), loaded.syntax(path)
        if module in numbers:
            stub = stubs.beside(plan, numbers[module], syntax, path, after.get(module, loaded.sources[module].text))
        elif module not in loaded.sources:
            stub = stubs.alone(path, syntax, catalog)
        else:
            continue
        found += stub.findings
        edits = list(dict.fromkeys(stub.edits))
        try:
            text = rewrite(path, source.text, edits).after
            problem = verify(path, source.text, text, edits, names | _renamed(edits, syntax))
            reason = problem.reason if problem is not None else None if source.writable or not edits else OUTSIDE
        except InternalError as error:
            text, reason = source.text, str(error)
        if reason is not None:
            found.append(_fault(path, reason))
        elif text != source.text:
            after[path] = text
    return found


def _twins(catalog: Catalog) -> dict[str, str]:
    names = {s.name.rsplit(".", 1)[-1]: s.twin.rsplit(".", 1)[-1] for s in catalog.sdks.values()}
    return names | {"contextmanager": "asynccontextmanager"}


def _renamed(edits: Sequence[Edit], syntax: Syntax) -> dict[str, str]:
    """Names that edits give to plain variables, before and after."""
    found: dict[str, str] = {}
    for edit in edits:
        if isinstance(edit, Rename):
            line, column, end_line, end_column = edit.at
            defined = _DEFINED.match(syntax.source_lines[line - 1][column:])
            start = column if line == end_line else 0
            named = _NAMED.search(syntax.source_lines[end_line - 1][start:end_column])
            if defined or named:
                found[(defined or named)[1]] = edit.to  # type: ignore[index]
    return found


_DEFINED = re.compile(r"(?:async\s+def|def|class)\s+([^\W\d]\w*)")
_NAMED = re.compile(r"\A[^=]*?([^\W\d]\w*)\Z")


OUTSIDE = "it lies outside the paths that this run may write"


def _rejection(plan: Plan, family: int, rejected: dict[str, str]) -> Obstacle:
    program = plan.context.program
    reference = program.state.references[program.families[family].references[0]]
    path, reason = next(iter(rejected.items()))
    code = "QAM103" if reason == OUTSIDE else "QAM003"
    return Obstacle(code, reference.file, reference.place, reference.scope, f"{path} cannot be changed: {reason}")


def _fault(path: str, reason: str) -> Finding:
    if reason == OUTSIDE:
        message = f"{path} needs a change too, but {reason}: the clients that reach it stay sync"
        return Finding("QAM103", Severity.WARNING, path, 1, 1, 1, 1, "", message, "name it, or the whole project, as a path")
    message = f"our own check of the result failed, nothing of it is written: {reason}"
    return Finding("QAM003", Severity.ERROR, path, 1, 1, 1, 1, "", message, "this is a fault of this tool, please report it")


def _outcome(plan: Plan, loaded: _Loaded, after: dict[str, str], faults: list[Finding], cwd: Path, config: Config) -> Outcome:
    prefix = _relative(loaded.found.root, cwd)
    unread = [_unread(f) for f in loaded.failed]
    about = [placed(f, loaded.notebook) for f in left(report.findings(plan), Suppressions(loaded.text), config)]
    found = [_moved(f, prefix) for f in [*unread, *faults, *about]]
    functions = [replace(placed_function(f, loaded.notebook), path=prefix(f.path)) for f in report.functions(plan)]
    figures = report.summary(plan, len(after))
    graph = placed_graph(picture.graph(plan), loaded.notebook, prefix)
    return Outcome("migrate", prefix(""), False, _files(loaded, after, prefix), tuple(found), tuple(functions), figures, graph)


def _files(loaded: _Loaded, after: dict[str, str], prefix: Callable[[str], str]) -> tuple[FileOutcome, ...]:
    failed = {f.path: f for f in loaded.failed}
    files: list[FileOutcome] = []
    for candidate in loaded.found.files:
        if not candidate.writable:
            continue
        path = prefix(candidate.path)
        if candidate.path in failed:
            files.append(FileOutcome(path, FileStatus.ERROR, message=failed[candidate.path].reason))
        elif (source := loaded.sources.get(candidate.path) or loaded.stubs.get(candidate.path)) is not None:
            status = FileStatus.CHANGED if candidate.path in after else FileStatus.UNCHANGED
            before, text = _stored(source, after.get(candidate.path), loaded.notebook(candidate.path))
            files.append(FileOutcome(path, status, before, text, form=source.form))
        else:
            files.append(FileOutcome(path, FileStatus.UNCHANGED))
    return tuple(files)


def _stored(source: SourceFile, after: str | None, notebook: Notebook | None) -> tuple[str, str]:
    """The text of a file before and after as it is stored: that of a notebook is its JSON."""
    if notebook is None:
        return source.text, source.text if after is None else after
    before = decode(source.data)[0]
    return before, before if after is None else decode(notebook.with_text(after))[0]


def _unread(file: Unread) -> Finding:
    return Finding(file.code, Severity.ERROR, file.path, file.line, file.column, file.line, file.column, "", file.reason)


def _relative(root: Path, cwd: Path) -> Callable[[str], str]:
    if root == cwd:
        return lambda path: path or "."
    return lambda path: os.path.relpath(root / path, cwd).replace(os.sep, "/")


def _moved(finding: Finding, prefix: Callable[[str], str]) -> Finding:
    via = tuple(replace(step, path=prefix(step.path)) for step in finding.via)
    return replace(finding, path=prefix(finding.path), via=via)


def _refuse_uncommitted(outcome: Outcome, root: Path, cwd: Path, allow_dirty: bool) -> None:
    changed = [str((cwd / f.path).resolve()) for f in outcome.files if f.status is FileStatus.CHANGED]
    dirty = () if allow_dirty else uncommitted(changed, root)
    if dirty:
        raise WriteError(
            f"{dirty[0]}{f' and {len(dirty) - 1} more' if len(dirty) > 1 else ''} would be changed, but has uncommitted changes; "
            "commit them first, or use --allow-dirty"
        )
