"""Every way in which a server can be slow, large, false or somewhere it should not be."""

import datetime as dt
import gzip
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_gen.base import wire
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.http import HttpFetcher
from portfolio_gen.base.limits import Deadline, Limits
from tests.unit.base.hostile import (
    Server,
    answer,
    certificate,
    dripping,
    raw,
    serving,
    stalling,
)

pytestmark = [pytest.mark.loopback, pytest.mark.timeout(30)]
AT = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
QUICK = Limits(max_bytes=1_000, fetch_s=5.0, max_redirects=2, max_requests=20)
IMPATIENT = Limits(max_bytes=1_000, fetch_s=0.15, max_redirects=2, max_requests=20)
HEAD = b"HTTP/1.1 200 OK\r\n"


def fetcher(limits: Limits = QUICK) -> HttpFetcher:
    """Return a fetcher that may ask this machine."""
    return HttpFetcher(at=AT, limits=limits, loopback=True)


def refused(server: Server, limits: Limits = QUICK) -> str:
    """Ask, and return why nothing could be had."""
    with pytest.raises(Unreachable) as caught:
        fetcher(limits).fetch(server.url)
    return caught.value.message


def test_an_honest_answer() -> None:
    """What stands there comes back, with the address, the status and the moment."""
    with serving(answer(b'{"a": 1}', X_Other="1")) as server:
        found = fetcher().fetch(server.url)
    assert (found.url, found.status, found.body, found.at, found.final) == (
        server.url,
        200,
        b'{"a": 1}',
        AT,
        "",
    )
    (head,) = server.heads
    assert head.startswith(b"GET /x.json HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"cookie" not in head.lower()


def test_another_status_is_an_answer() -> None:
    """Gone is something a server says, and for the caller to judge."""
    with serving(answer(b"", "410 Gone")) as server:
        assert fetcher().fetch(server.url).status == 410


def test_packed() -> None:
    """A packed answer is unpacked."""
    with serving(answer(gzip.compress(b"x" * 1_000), Content_Encoding="GZIP")) as server:
        assert fetcher().fetch(server.url).body == b"x" * 1_000


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (
            answer(b"x" * 1_001),
            "The answer of 127.0.0.1 is larger than 1,000 bytes.",
        ),
        (
            raw(
                HEAD
                + b"Transfer-Encoding: chunked\r\n\r\n"
                + b"3e8\r\n"
                + b"x" * 1000
                + b"\r\n" * 2
            ),
            "127.0.0.1 gave an answer that is broken or incomplete.",
        ),
        (
            raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"fff\r\n" + b"x" * 4095 + b"\r\n"),
            "The answer of 127.0.0.1 is larger than 1,000 bytes.",
        ),
        (
            raw(HEAD + b"\r\n" + b"x" * 100_000),
            "The answer of 127.0.0.1 is larger than 1,000 bytes.",
        ),
        (
            answer(gzip.compress(b"\0" * 1_001), Content_Encoding="gzip"),
            "The answer of 127.0.0.1 is larger than 1,000 bytes.",
        ),
        (
            answer(gzip.compress(b"\0" * 500_000)[:900], Content_Encoding="gzip"),
            "The answer of 127.0.0.1 is larger than 1,000 bytes.",
        ),
        (
            answer(gzip.compress(b"x" * 900)[:-1], Content_Encoding="gzip"),
            "The answer of 127.0.0.1 cannot be unpacked.",
        ),
        (
            answer(b"not packed", Content_Encoding="gzip"),
            "The answer of 127.0.0.1 cannot be unpacked.",
        ),
        (
            answer(b"", Content_Encoding="gzip"),
            "The answer of 127.0.0.1 cannot be unpacked.",
        ),
        (
            answer(b"{}", Content_Encoding="br"),
            "127.0.0.1 packed its answer in a way that was not asked for.",
        ),
        (
            answer(b"{}", Content_Length="500"),
            "127.0.0.1 gave an answer that is broken or incomplete.",
        ),
        (
            answer(b"{}", Content_Length="-1"),
            "127.0.0.1 gave an answer that is broken or incomplete.",
        ),
        (raw(b""), "127.0.0.1 gave an answer that is broken or incomplete."),
        (raw(b"SSH-2.0-x\r\n\r\n"), "127.0.0.1 gave an answer that is broken or incomplete."),
        (
            raw(HEAD + b"X: " + b"x" * 200_000),
            "127.0.0.1 gave an answer that is broken or incomplete.",
        ),
    ],
    ids=[
        "one byte too large",
        "no last chunk",
        "large chunk",
        "no length and no end",
        "packed, one byte too large",
        "bomb",
        "packed, cut",
        "said to be packed",
        "packed nothing",
        "another packing",
        "longer than it is",
        "negative length",
        "hangs up",
        "another protocol",
        "endless header",
    ],
)
def test_bad_answers(behaviour: Callable[[socket.socket, bytes], None], message: str) -> None:
    """A large, broken or lying answer is no answer."""
    with serving(behaviour) as server:
        assert refused(server) == message


def test_exactly_as_large_as_allowed() -> None:
    """The limit itself is still allowed."""
    with serving(answer(b"x" * 1_000)) as server:
        assert len(fetcher().fetch(server.url).body) == 1_000


@pytest.mark.parametrize(
    "first",
    [b"", HEAD, HEAD + b"Content-Length: 5\r\n\r\n", HEAD + b"Content-Length: 5\r\n\r\nabc"],
    ids=["at once", "in the head", "before the body", "in the body"],
)
def test_stalling(first: bytes) -> None:
    """A server that stops talking is not waited for."""
    running: list[Server] = []
    with serving(stalling(lambda: running[0].over, first)) as server:
        running.append(server)
        assert refused(server, IMPATIENT) == (
            "127.0.0.1 did not finish its answer within 0.15 seconds."
        )


@pytest.mark.parametrize(
    "data",
    [HEAD + b"X-Slow: yes\r\n" * 100, HEAD + b"Content-Length: 900\r\n\r\n" + b"x" * 900],
    ids=["head", "body"],
)
def test_dripping(data: bytes) -> None:
    """A byte now and then does not buy more time."""
    running: list[Server] = []
    with serving(dripping(lambda: running[0].over, data)) as server:
        running.append(server)
        assert refused(server, IMPATIENT) == (
            "127.0.0.1 did not finish its answer within 0.15 seconds."
        )


def test_left_alone_after_a_stall() -> None:
    """A host that did not answer in time is not waited for once per badge."""
    running: list[Server] = []
    with serving(stalling(lambda: running[0].over)) as server:
        running.append(server)
        asking = fetcher(IMPATIENT)
        for _ in range(2):
            with pytest.raises(Unreachable, match=r"did not finish its answer within"):
                asking.fetch(server.url)
        with pytest.raises(Unreachable) as caught:
            asking.fetch(f"{server.url}?another")
    assert caught.value.message == (
        f"{server.url}?another was not asked, because 127.0.0.1 did not answer before."
    )
    assert asking.asked == {"127.0.0.1": 1}


def test_asked_once() -> None:
    """The same address is asked once per run, whatever came of it."""
    with serving(answer(b"{}")) as server:
        asking = fetcher()
        assert asking.fetch(server.url) is asking.fetch(f"{server.url}?email=a%40b.example#c")
    assert asking.asked == {"127.0.0.1": 1}
    assert len(server.heads) == 1


def test_no_address_of_a_person_is_handed_on() -> None:
    """The recipient's e-mail address stays here, in the first request and after a redirect."""
    onward = answer(b"", "302 Found", Location="/y?identity__email=ana%40a.example&v=2_0")
    with serving(onward, answer(b"{}")) as server:
        found = fetcher().fetch(f"{server.url}?identity__email=ana%40a.example&v=2_0")
    assert found.final == f"http://127.0.0.1:{server.port}/y?v=2_0"
    assert [head.split(b" ")[1] for head in server.heads] == [b"/x.json?v=2_0", b"/y?v=2_0"]


def test_too_many_requests() -> None:
    """A badge cannot make this program ask the whole world."""
    with serving(answer(b"{}")) as server:
        asking = fetcher(Limits(max_requests=1))
        asking.fetch(server.url)
        with pytest.raises(Unreachable) as caught:
            asking.fetch(f"{server.url}?2")
    assert caught.value.message == (
        f"{server.url}?2 was not asked, because this run already made 1 requests."
    )


def test_waited_too_long() -> None:
    """Many hosts that each take their time do not keep a run for as long as all of them like."""
    with serving(answer(b"{}")) as server:
        asking = fetcher(Limits(run_s=1e-9))
        asking.fetch(server.url)
        with pytest.raises(Unreachable) as caught:
            asking.fetch(f"{server.url}?2")
        assert asking.fetch(server.url).body == b"{}"
    assert caught.value.message == (
        f"{server.url}?2 was not asked, because this run already waited 1e-09 seconds for answers."
    )
    assert asking.asked == {"127.0.0.1": 1}


INSIDE = "{} was not asked, because its address leads into a private network."
META = "169.254.169.254"


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("/again", "{url} redirects more than 2 times."),
        ("https://127.0.0.1/", "{url} sends on to an address that is protected differently."),
        ("http://10.0.0.1/", INSIDE.format("10.0.0.1")),
        ("http://[::ffff:10.0.0.1]/", INSIDE.format("::ffff:10.0.0.1")),
        (f"http://{META}/latest/meta-data/", INSIDE.format(META)),
        ("file:///etc/passwd", "'file:///etc/passwd' was not asked, because only https addresses "),
        ("", "{url} sends on to another address without naming it."),
        ("http://[", "'http://[' is not a web address."),
    ],
    ids=[
        "round and round",
        "other scheme",
        "house",
        "house, in disguise",
        "cloud",
        "file",
        "nowhere",
        "nonsense",
    ],
)
def test_redirects(location: str, message: str) -> None:
    """An answer may send on only a few times, and only to where we would have gone ourselves."""
    with serving(answer(b"", "302 Found", Location=location)) as server:
        assert refused(server).startswith(message.format(url=server.url))


def test_a_name_inside() -> None:
    """A public name with a private address is not asked, even if another address is public."""
    for addresses in (["10.0.0.7"], ["93.184.216.34", "192.168.0.1"], ["127.0.0.1"], ["::1"]):
        asking = HttpFetcher(at=AT, lookup=lambda _host, _port, found=addresses: found)  # type: ignore[misc]
        with pytest.raises(Unreachable) as caught:
            asking.fetch("https://inner.example/did.json")
        assert caught.value.message == (
            "inner.example was not asked, because its address leads into a private network."
        )


def test_a_name_that_changes_its_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is who is really at the other end of the connection."""
    with serving(answer(b"{}")) as server:
        real = socket.create_connection
        monkeypatch.setattr("socket.create_connection", lambda *_: real(("127.0.0.1", server.port)))
        asking = HttpFetcher(at=AT, lookup=lambda _host, _port: ["93.184.216.34"])
        with pytest.raises(Unreachable) as caught:
            asking.fetch("https://rebinding.example/")
    assert caught.value.message == (
        "rebinding.example was not asked, because its address leads into a private network."
    )
    assert b"".join(server.heads) == b""


def unknown(_host: str, _port: int) -> list[str]:
    """Know nobody."""
    raise socket.gaierror


@pytest.mark.parametrize("lookup", [unknown, lambda _host, _port: []], ids=["error", "nothing"])
def test_an_unknown_name(lookup: wire.Lookup) -> None:
    """A name nobody has leads nowhere."""
    with pytest.raises(Unreachable) as caught:
        HttpFetcher(at=AT, lookup=lookup).fetch("https://nobody.example/")
    assert caught.value.message == "There is no host called nobody.example."


def test_a_slow_look_up() -> None:
    """Looking up a name takes part in the time that is allowed."""
    over = threading.Event()
    asking = HttpFetcher(
        at=AT, limits=IMPATIENT, lookup=lambda _host, _port: ["127.0.0.1"] if over.wait(20) else []
    )
    with pytest.raises(Unreachable) as caught:
        asking.fetch("https://slow.example/")
    over.set()
    assert caught.value.message == "slow.example did not finish its answer within 0.15 seconds."


def test_nobody_listens() -> None:
    """A closed door is said to be one."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(Unreachable) as caught:
        fetcher().fetch(f"http://127.0.0.1:{port}/")
    assert caught.value.message == "127.0.0.1 could not be reached."


def test_the_second_address() -> None:
    """A dead address does not hide a living one."""
    with serving(answer(b"{}")) as server:
        asking = HttpFetcher(at=AT, loopback=True, lookup=lambda _host, _port: ["::1", "127.0.0.1"])
        assert asking.fetch(f"http://two.example:{server.port}/").body == b"{}"


def test_nobody_takes_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """A door at which nobody answers is not waited at."""

    def silent(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("socket.create_connection", silent)
    with pytest.raises(Unreachable) as caught:
        fetcher().fetch("http://127.0.0.1:9/")
    assert caught.value.message == "127.0.0.1 did not finish its answer within 5 seconds."


def encrypted(tls: ssl.SSLContext) -> HttpFetcher:
    """Return a fetcher that finds every host on this machine."""
    return HttpFetcher(
        at=AT, limits=QUICK, loopback=True, tls=tls, lookup=lambda _host, _port: ["127.0.0.1"]
    )


def test_encrypted(tmp_path: Path) -> None:
    """The address that was checked is used, and the name still stands in handshake and request."""
    names: list[str | None] = []
    shown, believed = certificate(tmp_path, "a.example")
    shown.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving(answer(b"{}"), tls=shown) as server:
        url = f"https://a.example:{server.port}/did.json"
        assert encrypted(believed).fetch(url).body == b"{}"
    assert names == ["a.example"]
    assert f"Host: a.example:{server.port}".encode() in server.heads[0]


def test_another_hosts_certificate(tmp_path: Path) -> None:
    """Who answers must show that it is the host that was asked."""
    shown, believed = certificate(tmp_path, "b.example")
    with serving(answer(b"{}"), tls=shown) as server, pytest.raises(Unreachable) as caught:
        encrypted(believed).fetch(f"https://a.example:{server.port}/")
    assert caught.value.message == (
        "a.example could not show that it is a.example: Hostname mismatch, certificate is not "
        "valid for 'a.example'."
    )


def test_nobodys_certificate(tmp_path: Path) -> None:
    """A certificate that nobody stands behind shows nothing; the usual ones are asked."""
    shown, _ = certificate(tmp_path, "a.example")
    with serving(answer(b"{}"), tls=shown) as server:
        asking = HttpFetcher(at=AT, loopback=True, lookup=lambda _host, _port: ["127.0.0.1"])
        with pytest.raises(Unreachable) as caught:
            asking.fetch(f"https://a.example:{server.port}/")
    assert caught.value.message == (
        "a.example could not show that it is a.example: self-signed certificate."
    )


def test_not_encrypted_at_all() -> None:
    """A server that does not speak the language of encryption is not spoken to."""
    with serving(raw(b"HTTP/1.1 200 OK\r\n\r\n")) as server:
        asking = encrypted(ssl.create_default_context())
        with pytest.raises(Unreachable) as caught:
            asking.fetch(f"https://a.example:{server.port}/")
    assert caught.value.message == "The connection to a.example broke off."


def test_from_encrypted_to_open(tmp_path: Path) -> None:
    """An answer cannot take the protection away."""
    shown, believed = certificate(tmp_path, "a.example")
    with serving(answer(b"", "301 Moved", Location="http://a.example/"), tls=shown) as server:
        url = f"https://a.example:{server.port}/"
        with pytest.raises(Unreachable) as caught:
            encrypted(believed).fetch(url)
    assert caught.value.message == (f"{url} sends on to an address that is protected differently.")


def test_the_far_end_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that breaks before it is looked at is closed and said to be broken."""

    class Gone:
        closed = False

        def getpeername(self) -> None:
            raise OSError

        def close(self) -> None:
            self.closed = True

    gone = Gone()
    monkeypatch.setattr("socket.create_connection", lambda *_: gone)
    with pytest.raises(Unreachable) as caught:
        fetcher().fetch("http://127.0.0.1:9/")
    assert (caught.value.message, gone.closed) == ("127.0.0.1 could not be reached.", True)


def test_a_deadline_that_is_over() -> None:
    """No time left is never taken for all the time in the world."""
    with pytest.raises(Unreachable, match=r"^a did not finish its answer within 0 seconds\.$"):
        Deadline(0).left("a")


def test_an_address_httpx_refuses() -> None:
    """What only httpx finds wrong with an address is said like everything else."""
    with pytest.raises(Unreachable) as caught:
        fetcher().fetch("http://x_-.example/")
    assert caught.value.message == "There is no host called x_-.example."
