"""What is signed on the way: who asks, and that the asker holds a key."""

import base64
import hashlib
import json
import secrets
import time
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, Key, RSAKey, import_key

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LASTS = 60


def client_assertion(client: str, key: Key, *, audience: str) -> dict[str, str]:
    """Prove which site asks, with its private key (RFC 7523)."""
    now = int(time.time())
    claims = {
        "iss": client,
        "sub": client,
        "aud": audience,
        "iat": now,
        "nbf": now,
        "exp": now + LASTS,
        "jti": secrets.token_urlsafe(16),
    }
    header = {"alg": _algorithm(key), "typ": "client-authentication+jwt"}
    if key.kid:
        header["kid"] = key.kid
    return {
        "client_id": client,
        "client_assertion_type": ASSERTION,
        "client_assertion": jwt.encode(header, claims, key),
    }


def possession_proof(key: ECKey, url: str, *, nonce: str | None = None) -> str:
    """Prove that the asker holds the key that tokens are bound to (RFC 9449)."""
    claims: dict[str, Any] = {
        "htm": "POST",
        "htu": url,
        "iat": int(time.time()),
        "jti": secrets.token_urlsafe(16),
    }
    if nonce:
        claims["nonce"] = nonce
    header = {"alg": "ES256", "typ": "dpop+jwt", "jwk": key.as_dict(private=False)}
    return jwt.encode(header, claims, key)


def challenge_of(verifier: str) -> str:
    """Return what is told of a secret before it is shown (RFC 7636).

    >>> challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    """
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def key_of(text: str) -> Key:
    """Read a private key written as a JWK."""
    key: dict[str, Any] = json.loads(text)
    return import_key(key)


def _algorithm(key: Key) -> str:
    return key.alg or ("PS256" if isinstance(key, RSAKey) else "ES256")
