"""RDFC-1.0: nameless nodes are named by what is said of them, and the work is counted."""

import random
from itertools import permutations

import pytest

from portfolio_gen.crypto.canon_fast.expand import Quad
from portfolio_gen.crypto.canon_fast.rdfc import _orders, canonical_lines
from portfolio_gen.crypto.canon_fast.world import OpenWorld

P, Q = "<x:p>", "<x:q>"


def ring(size: int) -> list[Quad]:
    """Return nameless nodes that point to one another in a ring."""
    return [(f"_:n{at}", P, f"_:n{(at + 1) % size}", "") for at in range(size)]


def clique(size: int) -> list[Quad]:
    """Return nameless nodes that all point to all others."""
    return [(f"_:n{one}", P, f"_:n{two}", "") for one, two in permutations(range(size), 2)]


def twins(one: str, two: str) -> list[Quad]:
    """Return the same tree twice: its two branches differ only at their ends."""
    return [
        quad
        for n in range(2)
        for quad in (
            (f"_:a{n}", Q, '"root 0"', ""),
            (f"_:a{n}", P, f"_:b{n}", ""),
            (f"_:a{n}", P, f"_:c{n}", ""),
            (f"_:b{n}", Q, f"_:d{n}", ""),
            (f"_:c{n}", Q, f"_:e{n}", ""),
            (f"_:d{n}", P, f'"{one}"', ""),
            (f"_:e{n}", P, f'"{two}"', ""),
        )
    ]


@pytest.mark.parametrize(
    ("quads", "lines"),
    [
        ([], ""),
        (
            [("<x:b>", P, "<x:a>", ""), ("<x:a>", P, '"t"', "")],
            '<x:a> <x:p> "t" .\n<x:b> <x:p> <x:a> .\n',
        ),
        ([("_:x", P, "_:x", "")], "_:c14n0 <x:p> _:c14n0 .\n"),
        ([("<x:a>", P, "_:y", "_:g")], "<x:a> <x:p> _:c14n1 _:c14n0 .\n"),
        ([("<x:a>", P, "_:y", "<x:g>")], "<x:a> <x:p> _:c14n0 <x:g> .\n"),
        ([("_:x", P, "_:y", "_:x")], "_:c14n0 <x:p> _:c14n1 _:c14n0 .\n"),
    ],
    ids=[
        "nothing",
        "no nameless node",
        "itself",
        "nameless graph",
        "named graph",
        "graph of itself",
    ],
)
def test_simple(quads: list[Quad], lines: str) -> None:
    """Nodes that what is said of them tells apart."""
    assert canonical_lines(quads, steps=0) == lines


@pytest.mark.parametrize(
    "quads",
    [
        ring(5),
        clique(4),
        [*ring(3), ("<x:a>", Q, "_:n1", "")],
        [*ring(4), ("_:n0", Q, "_:n2", "_:g"), ("_:n1", Q, "_:n3", "_:h")],
        [("_:a", P, "_:b", "_:g"), ("_:a", Q, "_:b", "_:g"), ("_:c", P, "_:d", "_:h")],
        twins("1", "2"),
        twins("2", "1"),
    ],
    ids=[
        "ring",
        "clique",
        "ring with a mark",
        "ring and graphs",
        "two in one graph",
        "twins",
        "twins in the other order",
    ],
)
def test_names_and_order_do_not_matter(quads: list[Quad]) -> None:
    """However nodes are called and statements ordered, the form is the same."""
    expected = canonical_lines(quads, steps=20_000)
    shuffle = random.Random(7)
    nodes = sorted({term for quad in quads for term in quad if term.startswith("_")})
    for _ in range(20):
        names = dict(
            zip(nodes, shuffle.sample([f"_:z{n}" for n in range(90)], len(nodes)), strict=True)
        )
        other = [tuple(names.get(term, term) for term in quad) for quad in quads]
        shuffle.shuffle(other)
        assert canonical_lines(other, steps=20_000) == expected  # type: ignore[arg-type]


def test_hash_is_a_choice() -> None:
    """SHA-384 orders nodes otherwise than SHA-256."""
    quads: list[Quad] = [(f"_:y{n}", P, f'"{n}"', "") for n in range(9)]
    assert canonical_lines(quads, steps=0) != canonical_lines(quads, steps=0, hash_name="sha384")


@pytest.mark.timeout(10)
@pytest.mark.parametrize("size", [8, 10, 200], ids=["eight", "ten", "two hundred"])
def test_poison_ends(size: int) -> None:
    """A clique asks for more steps than there are atoms; it gets two thousand."""
    with pytest.raises(OpenWorld):
        canonical_lines(clique(size), steps=2_000)


def test_steps_are_exact() -> None:
    """One step fewer than needed is too few."""
    needed = next(n for n in range(1_000) if _ends(ring(6), n))
    assert needed > 1
    assert not _ends(ring(6), needed - 1)


def test_branches_are_told_apart_by_their_ends() -> None:
    """Which branch is written first makes no difference to the form."""
    assert canonical_lines(twins("1", "2"), steps=200) == canonical_lines(
        twins("2", "1"), steps=200
    )


def _ends(quads: list[Quad], steps: int) -> bool:
    """Tell whether that many steps are enough."""
    try:
        canonical_lines(quads, steps=steps)
    except OpenWorld:
        return False
    return True


@pytest.mark.parametrize(
    "nodes",
    ["", "a", "ab", "abcd", "aaaaaaaaaaaa", "aab", "aabb"],
    ids=lambda nodes: nodes or "none",
)
def test_orders(nodes: str) -> None:
    """Every order once, also where a node is there several times."""
    found = ["".join(order) for order in _orders(nodes)]
    if len(set(nodes)) == 1:
        assert found == [nodes]
    else:
        assert found == sorted({"".join(order) for order in permutations(nodes)})
