"""The connection under every request: to an address that was checked, and never for long.

The name of a host is looked up once. Every address it has must be public, the connection goes to
one of those addresses and not to the name again, and the far end is looked at once more when it
stands: a name that answers differently the second time leads nowhere. The name still goes into the
TLS handshake and the ``Host`` header, so certificates are compared with the name.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import httpcore

from portfolio_gen.base.addresses import is_public, is_this_machine
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.limits import Deadline

Result = TypeVar("Result")
Lookup = Callable[[str, int], Sequence[str]]
"""From host and port to the IP addresses of the host."""

NO_HOST = "There is no host called {host}."
"""What is said of a name that leads nowhere."""


def system_lookup(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host as this system knows them.

    Raises:
        OSError: There are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class Wire(httpcore.NetworkBackend):
    """Opens the connections of one fetch."""

    def __init__(self, deadline: Deadline, lookup: Lookup, *, loopback: bool) -> None:
        """Take the bounds.

        Args:
            deadline: When everything ends.
            lookup: How names become addresses.
            loopback: This machine may be asked too; only tests do that.
        """
        self._deadline = deadline
        self._lookup = lookup
        self._loopback = loopback

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the deadline is shorter)
        local_address: str | None = None,  # noqa: ARG002 (never asked for)
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to the first address of ``host`` that answers.

        Raises:
            Unreachable: The host has no address, one that is not public, or none that answers.
        """
        failed: OSError | None = None
        addresses = self._addresses(host, port)
        for number, address in enumerate(addresses):
            # A dead address must not use up the time of a living one.
            patience = self._deadline.left(host) / (len(addresses) - number)
            try:
                connected = socket.create_connection((address, port), patience)
                self._check_far_end(connected, host)
            except OSError as error:
                failed = error
                continue
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return Stream(connected, host, self._deadline)
        if isinstance(failed, TimeoutError):
            raise self._deadline.over(host) from failed
        raise Unreachable(f"{host} could not be reached.") from failed

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a host, all of them checked.

        Raises:
            Unreachable: There are none, or one of them is not public.
        """
        found = self._looked_up(host, port)
        if not found:
            raise Unreachable(NO_HOST.format(host=host))
        for address in found:
            self._check(address, host)
        return found

    def _check(self, address: str, host: str) -> None:
        """Refuse an address that is not public.

        Raises:
            Unreachable: It is not.
        """
        if not (is_public(address) or (self._loopback and is_this_machine(address))):
            raise Unreachable(
                f"{host} was not asked, because its address leads into a private network."
            )

    def _check_far_end(self, connected: socket.socket, host: str) -> None:
        """Look at who is really at the other end.

        Raises:
            Unreachable: Somebody inside a private network.
        """
        try:
            self._check(str(connected.getpeername()[0]), host)
        except (Unreachable, OSError):
            connected.close()
            raise

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a host; the system's own look-up knows no time limit.

        Raises:
            Unreachable: It took too long.
        """
        found: list[str] = []

        def look() -> None:
            try:
                found.extend(self._lookup(host, port))
            except (OSError, UnicodeError):
                found.clear()

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        thread.join(self._deadline.left(host))
        if thread.is_alive():
            raise self._deadline.over(host)
        return tuple(found)


class Stream(httpcore.NetworkStream):
    """One connection, every operation of which ends with the deadline."""

    def __init__(self, connected: socket.socket, host: str, deadline: Deadline) -> None:
        """Take a connected socket."""
        self._socket = connected
        self._host = host
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Return what has come in.

        Raises:
            Unreachable: Nothing came in time, or the connection broke.
        """
        return self._bounded(lambda: self._socket.recv(max_bytes))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send everything.

        Raises:
            Unreachable: It was not taken in time, or the connection broke.
        """
        self._bounded(lambda: self._socket.sendall(buffer))

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 (the deadline is shorter)
    ) -> "Stream":
        """Agree on encryption, and compare the certificate with the name.

        Raises:
            Unreachable: It was not agreed in time, or the certificate is not that of the host.
        """
        plain = self._socket
        try:
            self._socket = self._bounded(
                lambda: ssl_context.wrap_socket(plain, server_hostname=server_hostname)
            )
        except Unreachable:
            plain.close()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (httpcore's signature)
        """Return nothing: the one thing httpcore asks for is whether HTTP/2 was agreed on."""
        del info

    def _bounded(self, work: Callable[[], Result]) -> Result:
        """Do something within the time that is left.

        Raises:
            Unreachable: It took longer, or failed.
        """
        try:
            self._socket.settimeout(self._deadline.left(self._host))
            return work()
        except TimeoutError as error:
            raise self._deadline.over(self._host) from error
        except ssl.SSLCertVerificationError as error:
            raise Unreachable(
                f"{self._host} could not show that it is {self._host}: "
                f"{error.verify_message.rstrip('.')}."
            ) from error
        except OSError as error:
            raise Unreachable(f"The connection to {self._host} broke off.") from error
