"""A server on this machine that does whatever a test tells it to, byte by byte."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_HANDSHAKE = b"\x16"
"""How a wish for encryption begins, where it reaches a server that knows none."""

Behaviour = Callable[[socket.socket, bytes], None]
"""Answers one request: the connection, and the head of the request."""


@dataclass
class Server:
    """Where a server listens, and what it was asked.

    Attributes:
        port: Of 127.0.0.1.
        heads: The heads of the requests, as received.
        over: Set when the test is over; a server that stalls waits for it.
    """

    port: int
    heads: list[bytes] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The address of the server, without encryption."""
        return f"http://127.0.0.1:{self.port}/x.json"


def answer(body: bytes = b"{}", status: str = "200 OK", **headers: str) -> Behaviour:
    """Return a behaviour: one whole, honest answer, with some headers set differently."""
    plain = {"Content-Length": str(len(body)), "Connection": "close"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{n}: {v}" for n, v in {**plain, **named}.items())]
    data = "\r\n".join([*lines, "", ""]).encode() + body
    return raw(data)


def raw(data: bytes) -> Behaviour:
    """Return a behaviour: exactly these bytes, then the end."""

    def run(connection: socket.socket, _head: bytes) -> None:
        connection.sendall(data)

    return run


@contextmanager
def serving(*behaviours: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server; every connection gets the next behaviour, and the last one stays."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(port=listening.getsockname()[1])
        left = list(behaviours)

        def accept() -> None:
            while True:
                connection, _ = listening.accept()
                if server.over.is_set():
                    connection.close()
                    return
                behaviour = left.pop(0) if len(left) > 1 else left[0]
                _serve(connection, behaviour, server, tls)

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            socket.create_connection(("127.0.0.1", server.port)).close()
            thread.join()


def _serve(
    connection: socket.socket, behaviour: Behaviour, server: Server, tls: ssl.SSLContext | None
) -> None:
    """Read the head of a request and behave; the other side may hang up at any time."""
    try:
        if tls is not None:
            connection = tls.wrap_socket(connection, server_side=True)
        head = b""
        while (
            b"\r\n\r\n" not in head and head[:1] != _HANDSHAKE and (part := connection.recv(4096))
        ):
            head += part
        server.heads.append(head)
        behaviour(connection, head)
    except OSError:
        pass
    finally:
        connection.close()


def stalling(server_over: Callable[[], threading.Event], first: bytes = b"") -> Behaviour:
    """Return a behaviour: some bytes, and then nothing until the test is over."""

    def run(connection: socket.socket, _head: bytes) -> None:
        connection.sendall(first)
        server_over().wait(30)

    return run


def dripping(server_over: Callable[[], threading.Event], data: bytes) -> Behaviour:
    """Return a behaviour: one byte at a time, always before anybody loses patience."""

    def run(connection: socket.socket, _head: bytes) -> None:
        for byte in data:
            connection.sendall(bytes([byte]))
            if server_over().wait(0.02):
                return

    return run


def certificate(folder: Path, *names: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what a server for these hosts shows, and what a client needs to believe it."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "for tests only")])
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    shown = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now.replace(year=2020))
        .not_valid_after(now.replace(year=2120))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectAlternativeName([_name(name) for name in names]), critical=False)
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "server.pem"
    file.write_bytes(shown + secret)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return server, ssl.create_default_context(cadata=shown.decode())


def _name(name: str) -> x509.GeneralName:
    """Return a host as a certificate names it."""
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
