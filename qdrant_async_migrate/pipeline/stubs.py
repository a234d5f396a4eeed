"""Stubs follow their modules after these are proven. A stub never holds a module back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.model.findings import Finding
from qdrant_async_migrate.pipeline.loading import Loaded
from qdrant_async_migrate.pipeline.outcomes import OUTSIDE, fault
from qdrant_async_migrate.pipeline.proof import Prover
from qdrant_async_migrate.plan import Plan

if TYPE_CHECKING:  # few programs have any
    from qdrant_async_migrate.plan.stubs import Stub


def follow(plan: Plan, prover: Prover, after: dict[str, str], catalog: Catalog) -> list[Finding]:
    """Let the stubs follow: their texts join ``after``."""
    made = {path: stub for path in sorted(prover.loaded.stubs) if (stub := _stub(plan, prover.loaded, path, after, catalog))}
    found = [finding for stub in made.values() for finding in stub.findings]
    for path, proof in prover.prove({path: stub.edits for path, stub in made.items() if stub.edits}):
        source = prover.loaded.stubs[path]
        reason = proof.reason if proof.reason is not None else None if source.writable else OUTSIDE
        if reason is not None:
            found.append(fault(path, reason))
        elif proof.after != source.text:
            after[path] = proof.after
    return found


def _stub(plan: Plan, loaded: Loaded, path: str, after: Mapping[str, str], catalog: Catalog) -> Stub | None:
    """What becomes of a stub; None for one that this run has nothing to do with."""
    from qdrant_async_migrate.plan import stubs

    module = path.removesuffix("i")
    numbers = {facts.path: n for n, facts in enumerate(plan.context.program.state.files)}
    if module in numbers:
        return stubs.beside(plan, numbers[module], loaded.syntax(path), path, after.get(module, loaded.sources[module].text))
    return None if module in loaded.sources else stubs.alone(path, loaded.syntax(path), catalog)
