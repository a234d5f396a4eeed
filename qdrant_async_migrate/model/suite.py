"""How the project's own tests are found, and who runs coroutine functions among them."""

from __future__ import annotations

from qdrant_async_migrate.records import dataclass

SCOPES = ("function", "class", "module", "package", "session")
"""How long a fixture lives, from the shortest."""


@dataclass(frozen=True, slots=True)
class Suite:
    """``marker`` and ``fixture`` are the decorators of a coroutine test and a coroutine fixture; ``marked``: they are needed,
    a plain function and a plain fixture will not do. ``loops``: both take ``loop_scope``. ``backend``: the fixture by which a
    test chooses its event loop; a coroutine fixture then serves coroutine tests only."""

    marker: str = ""
    fixture: str = ""
    plain_fixture: str = "pytest.fixture"
    """The decorator of a fixture that is no coroutine function."""
    marked: bool = True
    loops: bool = False
    backend: str = ""
    declared: bool = True
    """The plugin is among the requirements, or in use."""
    plugin: str = ""
    test_loop: str = "function"
    """How long the event loop of a test lives if nothing else is said."""
    files: tuple[str, ...] = ("test_*.py", "*_test.py")
    functions: tuple[str, ...] = ("test",)
    classes: tuple[str, ...] = ("Test",)
    hooks: str = "pytest_"
    """How the names of functions begin that the runner calls by their name."""
    marks: str = "pytestmark"
    """The variable of a module or class that holds the markers of all tests in it."""
    repeats: str = "parametrize"
    """What stands in the names of decorators that run a test more than once."""
    asks: str = "usefixtures"
    """The mark by which a test asks for fixtures that it takes no parameter for."""
    methods: str = "test"
    """How the names of tests begin that are methods of a test case."""
    shared: str = "conftest.py"
    """The file whose fixtures all tests below it know."""
    doctests: bool = False
