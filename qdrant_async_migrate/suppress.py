"""Comments and settings that silence findings. In: findings and the texts of the files. Out: those that are left, and the
comments that silence nothing. A comment holds for its line, and where it stands alone for the next line that is none."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator, Sequence

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.model.findings import Finding, Severity
from qdrant_async_migrate.records import dataclass, field

_QAM = re.compile(r"#\s*qam:\s*ignore(?:\[([^\]]*)\])?", re.IGNORECASE)
_NOQA = re.compile(r"#\s*noqa\s*:\s*([A-Z]+\d+(?:[\s,]+[A-Z]+\d+)*)", re.IGNORECASE)
_MARK = re.compile(r"qam:|noqa", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]+\d*", re.IGNORECASE)
_ALWAYS = ("QAM001", "QAM002", "QAM003")
"""Files that could not be read or vouched for are told whatever is selected."""
UNUSED = "QAM005"


@dataclass(slots=True)
class Comment:
    """One comment; ``codes`` may be prefixes, none means all. ``covers`` is the line that it silences."""

    line: int
    column: int
    end_column: int
    covers: int
    codes: tuple[str, ...]
    counted: bool
    used: set[str] = field(default_factory=set)

    def silences(self, code: str) -> bool:
        """Whether it names the code; remembered."""
        named = [c for c in self.codes if code.startswith(c)]
        self.used.update(named or ["*"] if not self.codes else named)
        return bool(named) or not self.codes


Comments = dict[str, dict[int, list[Comment]]]
"""By the path of the file and the line that they are for."""


class Suppressions:
    """The comments of a run, read file by file when they are asked for. ``text_of``: a file's text, or ``None``."""

    def __init__(self, text_of: Callable[[str], str | None]) -> None:
        self._text_of = text_of
        self.comments: Comments = {}
        self._marked: dict[str, frozenset[int]] = {}

    def silenced(self, path: str, lines: Iterable[int], code: str) -> bool:
        """Whether a comment for one of the lines names the code."""
        if self._marked_lines(path).isdisjoint(lines):
            return False
        known = self.of(path)
        hits = [c.silences(code) for line in lines for c in known.get(line, ())]
        return any(hits)

    def _marked_lines(self, path: str) -> frozenset[int]:
        """Lines that a comment may be for: few texts have to be read word by word."""
        if path not in self._marked:
            text = self._text_of(path) or ""
            lowered = text.lower()
            speaks = "qam:" in lowered or "noqa" in lowered
            self._marked[path] = frozenset(_marked(text.split("\n"))) if speaks else frozenset()
        return self._marked[path]

    def of(self, path: str) -> dict[int, list[Comment]]:
        """The comments of a file by the line that they are for."""
        if path not in self.comments:
            found: dict[int, list[Comment]] = {}
            for comment in comments(self._text_of(path) or ""):
                found.setdefault(comment.covers, []).append(comment)
            self.comments[path] = found
        return self.comments[path]

    def join(self, others: Comments) -> None:
        """Take the comments that another process has read: what was used there is used."""
        for path, lines in others.items():
            own = [comment for found in self.of(path).values() for comment in found]
            for comment, other in zip(own, (comment for found in lines.values() for comment in found), strict=True):
                comment.used |= other.used

    def unused(self, paths: Iterable[str], asked: Callable[[str], bool]) -> list[Finding]:
        """A finding for each code of a ``qam: ignore`` comment that silenced nothing. ``asked``: codes that this run looks
        for."""
        found: list[Finding] = []
        for path in (p for p in paths if "qam:" in (self._text_of(p) or "").lower()):
            for comment in sorted((c for each in self.of(path).values() for c in each), key=lambda c: c.line):
                idle = [c for c in comment.codes if c not in comment.used and asked(c)]
                if comment.counted and idle:
                    names = ", ".join(idle)
                    message = f"this comment silences nothing: {names} is not reported here"
                    end = comment.end_column
                    made = Finding(
                        UNUSED,
                        Severity.INFO,
                        path,
                        comment.line,
                        comment.column,
                        comment.line,
                        end,
                        "",
                        message,
                        f"take {names} out",
                    )
                    found.append(made)
        return found


def _marked(lines: list[str]) -> Iterator[int]:
    """The lines in which such a comment stands, with what follows up to the next line of code."""
    for number, line in enumerate(lines, 1):
        if _MARK.search(line):
            yield number
            after = next((n for n in range(number, len(lines)) if lines[n].strip() and lines[n].lstrip()[0] != "#"), number)
            yield from range(number + 1, after + 2)


def comments(text: str) -> list[Comment]:
    """All comments of a text that silence something."""
    lowered = text.lower()
    if "qam:" not in lowered and "noqa" not in lowered:
        return []
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return []
    code_lines = sorted(
        {t.start[0] for t in tokens if t.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER)}
    )
    found: list[Comment] = []
    for token in tokens:
        if token.type == tokenize.COMMENT:
            found += _read(token, code_lines)
    return found


def _read(token: tokenize.TokenInfo, code_lines: list[int]) -> list[Comment]:
    line = token.start[0]
    alone = token.line[: token.start[1]].strip() == ""
    covers = next((n for n in code_lines if n > line), line) if alone else line
    found = []
    for pattern, counted in ((_QAM, True), (_NOQA, False)):
        for match in pattern.finditer(token.string):
            codes = tuple(dict.fromkeys(c.upper() for c in _CODE.findall(match[1] or "")))
            found.append(
                Comment(line, token.start[1] + match.start() + 1, token.start[1] + match.end() + 1, covers, codes, counted)
            )
    return found


def places(finding: Finding) -> list[tuple[str, tuple[int, ...]]]:
    """Where a comment may stand: the first and last line of the finding, and the place that its path ends at."""
    site = (finding.path, (finding.line, finding.end_line))
    return [site, *((step.path, (step.line,)) for step in finding.via[-1:])]


def left(findings: Iterable[Finding], suppressions: Suppressions, config: Config) -> list[Finding]:
    """The findings that are selected and not silenced. Paths are relative to the root of the project."""
    chosen = [f for f in findings if selected(f.code, config) and not ignored_in_file(f.path, f.code, config)]
    return [f for f in chosen if not _is_silenced(suppressions, f)]


def _is_silenced(suppressions: Suppressions, finding: Finding) -> bool:
    """All comments that apply are asked, so that each counts as used."""
    answers = [suppressions.silenced(path, lines, finding.code) for path, lines in places(finding)]
    return any(answers)


def selected(code: str, config: Config) -> bool:
    """Whether ``--select`` and ``--ignore`` leave a code in; the longer prefix wins."""
    if code in _ALWAYS and code not in config.ignore:
        return True
    chosen = _longest(code, config.select) if config.select else 0
    return chosen >= 0 and _longest(code, config.ignore) < max(chosen, 1)


def _longest(code: str, prefixes: Sequence[str]) -> int:
    return max((len(p) for p in prefixes if code.startswith(p.upper())), default=-1)


def ignored_in_file(path: str, code: str, config: Config) -> bool:
    """Whether ``per-file-ignores`` names the code for a file."""
    if not config.per_file_ignores:
        return False
    from pathspec import GitIgnoreSpec

    return any(
        _longest(code, codes) >= 0 and GitIgnoreSpec.from_lines([glob]).match_file(path)
        for glob, codes in config.per_file_ignores
    )
