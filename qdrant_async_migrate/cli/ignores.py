"""``--add-ignores``: a comment that silences each finding, at the end of its line. In: an outcome. Out: its files with comments.
Only comments are added; a line that can take none (inside a string, before a backslash) is left, and its findings with it."""

from __future__ import annotations

import io
import re
import tokenize
from collections import defaultdict
from pathlib import Path

from qdrant_async_migrate.discover import decode
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Finding, Outcome
from qdrant_async_migrate.records import replace

IGNORE = re.compile(r"#\s*qam:\s*ignore\[([^\]]*)\]")
_ENDED = re.compile(r"(\r\n|\r|\n)")


def with_ignores(outcome: Outcome) -> tuple[Outcome, tuple[Finding, ...]]:
    """The outcome whose files carry the comments, not written yet, and the findings that no comment can silence."""
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in outcome.findings:
        by_path[finding.path].append(finding)
    files, left = [], []
    for path, found in sorted(by_path.items()):
        file, cannot = _commented(path, found)
        files.append(file)
        left.extend(cannot)
    return replace(outcome, files=tuple(file for file in files if file.before != file.after)), tuple(left)


def _commented(path: str, findings: list[Finding]) -> tuple[FileOutcome, list[Finding]]:
    text, form = decode(Path(path).read_bytes())
    open_lines = _lines_that_take_a_comment(text) if path.endswith((".py", ".pyi")) else frozenset()
    parts = _ENDED.split(text)
    codes: defaultdict[int, set[str]] = defaultdict(set)
    for finding in findings:
        if finding.line in open_lines:
            codes[finding.line].add(finding.code)
    for line, added in codes.items():
        parts[2 * (line - 1)] = _with_comment(parts[2 * (line - 1)], added)
    after = "".join(parts)
    status = FileStatus.CHANGED if after != text else FileStatus.UNCHANGED
    return FileOutcome(path, status, text, after, form=form), [each for each in findings if each.line not in open_lines]


def _with_comment(line: str, codes: set[str]) -> str:
    """The line with the codes added to its comment, or with a comment of its own."""
    if there := IGNORE.search(line):
        codes = codes | {code.strip() for code in there[1].split(",") if code.strip()}
        return f"{line[: there.start(1)]}{', '.join(sorted(codes))}{line[there.end(1) :]}"
    return f"{line.rstrip()}  # qam: ignore[{', '.join(sorted(codes))}]"


def _lines_that_take_a_comment(text: str) -> frozenset[int]:
    """Lines that end outside a string and are not continued by a backslash: where the tokenizer sees the line end."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return frozenset()
    return frozenset(token.start[0] for token in tokens if token.type in (tokenize.NEWLINE, tokenize.NL))
