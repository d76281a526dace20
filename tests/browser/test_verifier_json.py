"""JSON and the shape of documents in the browser verifier, in Node and Chromium, beside Python."""

import json
import random
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.crypto import frozen, tree
from portfolio_gen.crypto.jcs import jcs
from tests.browser.conftest import Ask
from tests.browser.in_node import Json, answer

V1, V2 = frozen.CREDENTIALS_V1, frozen.CREDENTIALS_V2
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def rewritten(data: bytes) -> str:
    """Return a document in its one form."""
    return jcs(strict_json.loads(data)).decode()


JSONS = [
    *(
        b"",
        b"[]",
        b"null",
        b'"x"',
        b"{}",
        b" {} \n",
        b"{} x",
        b"{,}",
        b'{"a":1,}',
        b"\xef\xbb\xbf{}",
    ),
    *(b'{"a":1,"a":2}', b'{"a":1,"\\u0061":2}', b'{"a":{"b":1},"b":[{"a":1},{"a":1}]}', b"\xff{}"),
    *(
        b'{"__proto__":1,"__proto__":2}',
        b'{"__proto__":{"a":1}}',
        b'{"constructor":1,"toString":2}',
    ),
    *(
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":-Infinity}',
        b'{"a":1e400}',
        b'{"a":-1e400}',
        b'{"a":1e-400}',
    ),
    *(b'{"a":9007199254740991}', b'{"a":9007199254740992}', b'{"a":-9007199254740991}'),
    *(
        b'{"a":-9007199254740992}',
        b'{"a":123456789012345678901234567890}',
        b'{"a":9007199254740993.0}',
    ),
    *(
        b'{"a":1.0}',
        b'{"a":-0}',
        b'{"a":-0.0}',
        b'{"a":0.1}',
        b'{"a":1e21}',
        b'{"a":1e20}',
        b'{"a":1E5}',
    ),
    *(b'{"a":5e-324}', b'{"a":1.7976931348623157e308}', b'{"a":333333333.33333329}', b'{"a":1e-7}'),
    *(b'{"a":01}', b'{"a":+1}', b'{"a":.5}', b'{"a":1.}', b'{"a":0x1}', b'{"a":1e}', b'{"a":- 1}'),
    *(b'{"a":"\\ud800"}', b'{"a":"\\udc00\\ud800"}', b'{"a":"\\ud83d\\ude00"}', b'{"\\ud800":1}'),
    *(b'{"a":"\\ud83d\\ud83d\\ude00"}', b'{"a":"\xf0\x9f\x98\x80"}', b'{"a":"\xed\xa0\x80"}'),
    *(
        b'{"a":"\n"}',
        b'{"a":"\\x"}',
        b'{"a":"\\u12"}',
        b'{"a":"',
        b'{"a',
        b'{"a":"\x7f\\u0000\\u001f"}',
    ),
    *(b'{"a":true,"b":false,"c":null}', b'{"a":True}', b"{'a':1}", b'{"a":1/*x*/}', b"{a:1}"),
    *(b'{"\xc3\xa9":1,"\xf0\x9f\x98\x80":2,"\xee\x80\x80":3,"z":4,"":5}', b'{"10":1,"9":2,"a":3}'),
    *(b'{"a":' * count + b"1" + b"}" * count for count in (63, 64, 65, 5000)),
    *(b'{"a":' + b"[" * count + b"]" * count + b"}" for count in (63, 64)),
    b'{"a":"' + b"[" * 100 + b'"}',
    b'{"a":"\\"' + b"[" * 100 + b'"}',
    b'{"a":"' + b"x" * 1_000_000 + b'"}',
    b'{"a":1}\x0b',
    b'{"a":\xc2\xa01}',
    b'\x00{"a":1}',
]


def test_json(ask: Ask) -> None:
    """The same documents are read, and written the same way."""
    for data, found in zip(JSONS, ask(["json", data.hex()] for data in JSONS), strict=True):
        expected = answer(rewritten, data)
        assert found == expected, data[:80]


def test_numbers(ask: Ask) -> None:
    """Numbers of every size are written alike."""
    chance = random.Random(3)
    numbers = [
        chance.choice((-1, 1)) * chance.random() * 10 ** chance.randint(-320, 308)
        for _ in range(2_000)
    ]
    data = json.dumps({"a": numbers}).encode()
    assert ask([["json", data.hex()]]) == [{"is": jcs(strict_json.loads(data)).decode()}]


def test_shapes(ask: Ask) -> None:
    """What a document may look like is decided alike."""
    whole: Json = {"@context": [V2, OB], "type": ["VerifiableCredential"], "a": {"b": [{"c": 1}]}}
    inner = {"@context": V2, "type": "VerifiableCredential"}
    contexts: list[Any] = [
        *(V2, [V2], [V1], [V1, V2], [OB], [], None, "", [V2, V2], [V2, 5], [V2, {}], {}, 5, [[V2]]),
        *([V2, "https://x.example/"], [V2, *(f"https://x.example/{n}" for n in range(8))]),
    ]
    asked: list[Json] = [{**whole, "@context": value} for value in contexts]
    asked += [{**whole, "a": {**inner, "@context": value}} for value in contexts]
    for name in (
        "@id",
        "@type",
        "@value",
        "@context",
        "@reverse",
        "@",
        "a:b",
        ":",
        "__proto__",
        "b@",
    ):
        asked += [
            {**whole, name: "x"},
            {**whole, "a": {name: "x"}},
            {**whole, "a": [[{name: "x"}]]},
        ]
        asked += [
            {**whole, "a": {"@value": "x", name: "y"}},
            {**whole, "a": {"@value": 5, name: "y"}},
        ]
    asked += [{**whole, "type": ["T"] * count} for count in (10, 11)]
    asked += [{**whole, "a": [1] * count} for count in (1_490, 1_500)]
    asked += [
        {**whole, "a": {**inner, "type": value}}
        for value in ("T", [], ["T", "VerifiableCredential"])
    ]
    for depth in (30, 31, 32, 33):
        deep: Any = 1
        for _ in range(depth):
            deep = [deep]
        asked.append({**whole, "a": deep})

    def ours(document: Json) -> int:
        tree.check_tree(document)
        tree.contexts_of(document)
        return len(tree.embedded_credentials(document))

    for document, found in zip(asked, ask(["shape", each] for each in asked), strict=True):
        assert found == answer(ours, document), document
