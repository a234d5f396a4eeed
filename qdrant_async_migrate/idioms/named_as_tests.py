"""Scripts that are named as tests are (``test_search.py``), where a test runner finds nothing: it imports them, no more."""

from __future__ import annotations

from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.event_loops import lasting, outlives_a_loop, users_of


def is_script(context: Context, file: int) -> bool:
    """The module is run for what its own code does: a loop may start at its import, as at the start of any script."""
    module = context.module_scope(file)
    program = context.program
    if program.facts(module).path.rsplit("/", 1)[-1] == context.suite.shared:
        return False
    if _is_collected(context, module):
        return False
    users = {f: users_of(program, f) for f in program.families}
    mine = [f for f, functions in users.items() if module in functions]
    return not any(_is_shared(context, file, f, users[f]) for f in mine)


def _is_collected(context: Context, module: int) -> bool:
    """A name of the module may be a test, a class of tests, a fixture or a hook: of its own, or imported."""
    suite = context.suite
    patterns = (*suite.functions, *suite.classes, suite.hooks, suite.marks)
    names = context.program.scope(module).cells
    own = (f for f in context.functions_of_file(context.program.file(module)) if context.program.parent(f) == module)
    return (
        bool(context.program.facts(module).stars)
        or any(suites.fits(name, pattern) for name in names for pattern in patterns)
        or any(context.program.scope(f).decorators for f in own)
        or any(scope.bases for scope in context.program.facts(module).scopes)
    )


def _is_shared(context: Context, file: int, family: int, users: frozenset[int]) -> bool:
    """What keeps the client lasts longer than the script, and another test file has it too: the runner gives both one process."""
    program = context.program
    others = [f for f in users if program.file(f) != file and suites.is_test_file(context, f)]
    held = lasting(program, lambda scope: program.file(scope) != file) if others else frozenset[int]()
    return outlives_a_loop(program, family, held)
