"""Asking the net: only strangers' public https addresses, and never for long or for much.

Proxies that the environment names are not used: a proxy looks names up itself, and then nobody has
checked where the request goes. Where the net can only be reached through one, nothing can be
checked online. ``SSL_CERT_FILE`` is honoured, because the owner of the machine decides whom it
trusts.
"""

import ssl
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime

import httpcore
import httpx

from portfolio_gen.base.addresses import Address, address_of, redirected
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.limits import Deadline, Limits
from portfolio_gen.base.wire import Lookup, Wire, system_lookup

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GZIP = 31
"""What zlib calls its gzip format."""

_HEADERS = {
    # Issuers publish JSON under all of these names.
    "Accept": "application/json, application/ld+json, application/vc+jwt, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "User-Agent": "portfolio-gen (badge verifier)",
}


class HttpFetcher:
    """A fetcher that goes out, for one run of a command.

    What was asked once is not asked again, whatever came of it, and a host that did not answer in
    time is left alone for the rest of the run.
    """

    def __init__(
        self,
        *,
        at: datetime,
        limits: Limits | None = None,
        lookup: Lookup = system_lookup,
        tls: ssl.SSLContext | None = None,
        loopback: bool = False,
    ) -> None:
        """Prepare a run; nothing is asked yet.

        Args:
            at: The moment of this run, by which everything that comes back is dated.
            limits: Bounds; the usual ones if left out.
            lookup: How names become addresses.
            tls: Whose certificates are believed; those of httpx if left out.
            loopback: For tests: this machine may be asked, and without encryption.
        """
        self._at = at
        self._limits = limits or Limits()
        self._lookup = lookup
        self._tls = tls
        self._loopback = loopback
        self._known: dict[str, Fetched | Unreachable] = {}
        self._asked: dict[str, int] = {}
        self._given_up: set[str] = set()
        self._waited = 0.0

    @property
    def asked(self) -> dict[str, int]:
        """How many requests each host was sent, in the order in which they were first asked."""
        return dict(self._asked)

    def fetch(self, url: str) -> Fetched:
        """Return what stands at ``url``.

        Raises:
            Unreachable: It may not be asked, did not answer in time, or its answer is too large,
                broken or leads astray.
        """
        start = address_of(url, http=self._loopback)
        name = str(start)
        if name not in self._known:
            try:
                self._known[name] = self._followed(start)
            except Unreachable as error:
                self._known[name] = error
        found = self._known[name]
        if isinstance(found, Unreachable):
            raise Unreachable(found.message, hint=found.hint)
        return found

    def _followed(self, start: Address) -> Fetched:
        """Ask, and follow redirects as long as they are few and harmless.

        Raises:
            Unreachable: See ``fetch``.
        """
        if self._waited >= self._limits.run_s:
            raise Unreachable(
                f"{start} was not asked, because this run already waited "
                f"{self._limits.run_s:g} seconds for answers."
            )
        deadline = Deadline(self._limits.fetch_s)
        try:
            return self._redirected(start, deadline)
        finally:
            self._waited += deadline.spent

    def _redirected(self, start: Address, deadline: Deadline) -> Fetched:
        """Ask, and follow redirects until ``deadline``.

        Raises:
            Unreachable: See ``fetch``.
        """
        address = start
        for _ in range(self._limits.max_redirects + 1):
            status, location, body = self._ask(address, deadline)
            if status not in _REDIRECTS:
                final = "" if address == start else str(address)
                return Fetched(url=str(start), status=status, body=body, at=self._at, final=final)
            address = redirected(address, location, http=self._loopback)
        raise Unreachable(f"{start} redirects more than {self._limits.max_redirects} times.")

    def _ask(self, address: Address, deadline: Deadline) -> tuple[int, str, bytes]:
        """Send one request; return status, ``Location`` and body.

        Raises:
            Unreachable: See ``fetch``.
        """
        host = address.host
        if host in self._given_up:
            raise Unreachable(f"{address} was not asked, because {host} did not answer before.")
        if sum(self._asked.values()) >= self._limits.max_requests:
            raise Unreachable(
                f"{address} was not asked, because this run already made "
                f"{self._limits.max_requests} requests."
            )
        self._asked[host] = self._asked.get(host, 0) + 1
        try:
            return self._exchanged(address, deadline)
        except (httpcore.ProtocolError, httpx.InvalidURL) as error:
            raise Unreachable(f"{host} gave an answer that is broken or incomplete.") from error
        finally:
            if deadline.is_over:
                self._given_up.add(host)

    def _exchanged(self, address: Address, deadline: Deadline) -> tuple[int, str, bytes]:
        """Connect, send, and read the answer within the limits.

        Raises:
            Unreachable: See ``fetch``.
            httpcore.ProtocolError: The answer is not HTTP, or ends too early.
            httpx.InvalidURL: The address is one that httpx refuses.
        """
        wire = Wire(deadline, self._lookup, loopback=self._loopback)
        with _Transport(wire, self._certificates()) as transport:
            request = httpx.Request("GET", str(address), headers=_HEADERS)
            response = transport.handle_request(request)
            try:
                packed = self._bounded(response.iter_raw(), address)
            finally:
                response.close()
        body = self._unpacked(packed, response.headers.get("content-encoding", ""), address)
        return response.status_code, response.headers.get("location", ""), body

    def _certificates(self) -> ssl.SSLContext:
        """Return whose certificates are believed; reading them takes a while, so it is late."""
        if self._tls is None:
            self._tls = httpx.create_ssl_context()
        return self._tls

    def _bounded(self, parts: Iterable[bytes], address: Address) -> bytes:
        """Return the body as it was sent.

        Raises:
            Unreachable: It is too large.
        """
        found = bytearray()
        for part in parts:
            found += part
            if len(found) > self._limits.max_bytes:
                raise self._too_large(address)
        return bytes(found)

    def _unpacked(self, packed: bytes, encoding: str, address: Address) -> bytes:
        """Return the body as it was meant.

        Raises:
            Unreachable: It is too large, broken, or packed in a way nobody asked for.
        """
        if encoding.strip().lower() in ("", "identity"):
            return packed
        if encoding.strip().lower() not in ("gzip", "x-gzip"):
            raise Unreachable(f"{address.host} packed its answer in a way that was not asked for.")
        gzip = zlib.decompressobj(wbits=_GZIP)
        try:
            body = gzip.decompress(packed, self._limits.max_bytes + 1)
        except zlib.error as error:
            raise Unreachable(f"The answer of {address.host} cannot be unpacked.") from error
        if len(body) > self._limits.max_bytes:
            raise self._too_large(address)
        if not gzip.eof:
            raise Unreachable(f"The answer of {address.host} cannot be unpacked.")
        return body

    def _too_large(self, address: Address) -> Unreachable:
        """Return what is said of an answer that is too large."""
        return Unreachable(
            f"The answer of {address.host} is larger than {self._limits.max_bytes:,} bytes."
        )


class _Transport(httpx.BaseTransport):
    """Carries one request; httpx's own transport does not let us open the connection.

    It is used without ``httpx.Client``, so that there are no cookies, no passwords from ``.netrc``
    and no redirects that nobody looked at.
    """

    def __init__(self, wire: Wire, certificates: ssl.SSLContext) -> None:
        """Take the connections and the certificates."""
        self._pool = httpcore.ConnectionPool(ssl_context=certificates, network_backend=wire)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer, its body still to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(request.method, url, headers=request.headers.raw)
        answer = self._pool.handle_request(sent)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Hang up."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer, as it comes in."""

    def __init__(self, answer: httpcore.Response) -> None:
        """Take the answer."""
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        """Yield the parts of the body, not unpacked."""
        return self._answer.iter_stream()

    def close(self) -> None:
        """Give the connection back."""
        self._answer.close()
