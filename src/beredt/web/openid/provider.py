"""A provider of identities: what it says of itself, and what it is asked."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, KeySetSerialization

from beredt.web.openid.proofs import (
    challenge_of,
    client_assertion,
    key_of,
    possession_proof,
)

if TYPE_CHECKING:
    from email.message import Message

# Status, headers, and what was said.
Answer = tuple[int, "Message[str, str]", dict[str, Any]]
SECONDS = 10
LARGEST = 2**20
SIGNED_WITH = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512")


class RefusedError(Exception):
    """The provider, or what came from it, cannot be trusted to say who this is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What one person's sign-in keeps until they come back."""

    state: str
    nonce: str
    verifier: str
    key: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One provider, asked by pushed request, private key and bound tokens."""

    issuer: str
    client: str
    key: str
    scope: str

    def start(self, errand: Errand, *, back: str) -> str:
        """Push what is asked for; return where the person goes to be recognised."""
        pushed = self._ask(
            "pushed_authorization_request_endpoint",
            errand,
            {
                "response_type": "code",
                "redirect_uri": back,
                "scope": self.scope,
                "state": errand.state,
                "nonce": errand.nonce,
                "code_challenge": challenge_of(errand.verifier),
                "code_challenge_method": "S256",
            },
        )
        query = {"client_id": self.client, "request_uri": pushed["request_uri"]}
        where = self._about()["authorization_endpoint"]
        return f"{where}?{urllib.parse.urlencode(query)}"

    def finish(self, errand: Errand, *, code: str, back: str) -> str:
        """Return the subject that the provider vouches for."""
        told = self._ask(
            "token_endpoint",
            errand,
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": back,
                "code_verifier": errand.verifier,
            },
        )
        if told.get("token_type", "").lower() != "dpop":
            raise RefusedError("The token is not bound to our key.")
        return self._subject(str(told.get("id_token", "")), errand.nonce)

    def _subject(self, token: str, nonce: str) -> str:
        claims = jwt.JWTClaimsRegistry(
            leeway=30,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
        )
        keys = KeySet.import_key_set(
            cast("KeySetSerialization", _fetched(self._about()["jwks_uri"]))
        )
        try:
            said = jwt.decode(token, keys, algorithms=SIGNED_WITH).claims
            claims.validate(said)
        except (JoseError, ValueError) as error:
            raise RefusedError(f"The identity does not hold: {error}") from error
        return str(said["sub"])

    def _about(self) -> dict[str, Any]:
        about = _published(self.issuer)
        # Another issuer's words under this address would vouch for other people.
        if about.get("issuer") != self.issuer:
            raise RefusedError("The provider calls itself something else.")
        return about

    def _ask(
        self, endpoint: str, errand: Errand, words: dict[str, str]
    ) -> dict[str, Any]:
        url = self._about()[endpoint]
        held = ECKey.import_key(errand.key)
        nonce = None
        # A provider may first hand out the nonce that the proof must hold.
        for _ in range(2):
            asserted = client_assertion(
                self.client, key_of(self.key), audience=self.issuer
            )
            proof = possession_proof(held, url, nonce=nonce)
            status, headers, told = _posted(url, words | asserted, proof)
            if status < 300:
                return told
            nonce = headers.get("DPoP-Nonce")
            if told.get("error") != "use_dpop_nonce" or not nonce:
                break
        raise RefusedError(f"The provider refused: {told.get('error')}")


def the_provider() -> Provider | None:
    """Return the provider that this site trusts, if any."""
    if not settings.OPENID_ISSUER:
        return None
    return Provider(
        issuer=settings.OPENID_ISSUER,
        client=settings.OPENID_CLIENT,
        key=settings.OPENID_KEY,
        scope=settings.OPENID_SCOPE,
    )


@cache
def _published(issuer: str) -> dict[str, Any]:
    return _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")


def _fetched(url: str) -> dict[str, Any]:
    return _answer(urllib.request.Request(url))[2]  # noqa: S310 - of the trusted issuer


def _posted(url: str, words: dict[str, str], proof: str) -> Answer:
    body = urllib.parse.urlencode(words).encode("ascii")
    headers = {"DPoP": proof, "Accept": "application/json"}
    return _answer(urllib.request.Request(url, body, headers))  # noqa: S310


def _answer(request: urllib.request.Request) -> Answer:
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return answer.status, answer.headers, _said(answer.read(LARGEST))
    except urllib.error.HTTPError as error:
        return error.code, error.headers, _said(error.read(LARGEST))
    except OSError as error:
        raise RefusedError(f"The provider does not answer: {error}") from error


def _said(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
