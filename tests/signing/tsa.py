"""A time-stamp server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives import serialization
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.signing.pki import CA, NOW, key, stamping


@contextmanager
def server(at: datetime = NOW, *, kind: str = "application/timestamp-reply", answer: bytes = b"") -> Iterator[str]:
    """Its address, for as long as the block lasts.

    Args:
        at: the time that it stamps with.
        kind: what it says that its answer is.
        answer: what it answers instead of a time stamp.
    """
    certificate = x509.Certificate.load(stamping().public_bytes(serialization.Encoding.DER))
    private = key("Prov TSA").private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    store = SimpleCertificateStore.from_certs([certificate, CA.root])
    stamper = DummyTimeStamper(certificate, keys.PrivateKeyInfo.load(private), store, fixed_dt=at)

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(answer or stamper.request_tsa_response(asked).dump())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    listening = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}/"
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
