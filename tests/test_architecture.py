"""The import direction, read from the syntax tree: what import-linter cannot see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "belie"

# Top to bottom; a room may import rooms of a higher number. style.md section 1.
FLOOR = {
    "app": 0,
    "engine": 1,
    "sources": 2,
    "store": 2,
    "exhibits": 3,
    "checks": 5,
    "citations": 6,
    "timeline": 7,
    "statements": 8,
    "documents": 9,
    "timex": 10,
    "custody": 11,
    "domain": 12,
    "errors": 13,
}
FLOW = (
    "exhibits", "checks", "citations", "timeline", "statements", "documents", "timex", "custody", "domain", "errors",
)  # fmt: skip
EDGE_LIBRARIES = {
    "sqlcipher3", "sqlalchemy", "alembic", "psycopg", "pypdfium2", "spacy", "onnxruntime", "tokenizers", "typer",
    "rich", "fastapi", "httpx", "requests", "urllib3", "socket", "trafilatura", "selectolax",
}  # fmt: skip
BANNED_ROOMS = {"utils", "common", "helpers", "core"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SRC.rglob("*.py")):
        relative = path.relative_to(SRC)
        yield relative.parts[0].removesuffix(".py"), path


def imports(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line, dotted name, and whether it is `from belie import x`; imports for types alone are left out."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, alias.name == "belie"
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the import from the room, not relative"
            yield node.lineno, node.module or "", node.module == "belie"


def test_every_room_has_its_place_and_none_has_a_banned_name() -> None:
    rooms = {room for room, _ in modules()} - {"__init__", "__main__", "demo"}
    assert rooms <= set(FLOOR)
    names = {path.stem for _, path in modules()} | {path.parent.name for _, path in modules()}
    assert not names & BANNED_ROOMS


@pytest.mark.parametrize(("room", "path"), list(modules()), ids=lambda value: str(value).rsplit("/belie/")[-1])
def test_imports_point_down_and_the_flow_holds_no_edge_library(room: str, path: Path) -> None:
    for line, name, from_root in imports(path):
        where = f"{path.relative_to(SRC)}:{line}: {name}"
        assert not (from_root and room not in ("__main__", "app", "engine")), f"{where}: import from the room"
        top, *rest = name.split(".")
        if room in FLOW:
            assert top not in EDGE_LIBRARIES, f"{where}: an edge library in the flow"
        if top == "belie" and rest and rest[0] != room and room in FLOOR and rest[0] != "demo":
            assert FLOOR[rest[0]] > FLOOR[room], f"{where}: imports must point down"
            assert not (room == "store" and rest[0] in FLOW and FLOOR[rest[0]] < FLOOR["custody"]), (
                f"{where}: flow in store"
            )


def test_importing_the_flow_opens_no_file_and_no_connection() -> None:
    """Importing a module opens nothing: only definitions stand at the top of a flow module."""
    allowed = (
        ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.Expr, ast.If,
    )  # fmt: skip
    for room, path in modules():
        if room in FLOW:
            for node in ast.parse(path.read_text("utf-8")).body:
                assert isinstance(node, allowed), f"{path}:{node.lineno}"
                opened = [
                    call
                    for call in ast.walk(node)
                    if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr)
                    and isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Name)
                    and call.func.id == "open"
                ]
                assert not opened, f"{path}:{node.lineno}: opens a file at import"
