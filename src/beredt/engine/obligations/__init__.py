"""Obligations: what is agreed or required, who answers for it, what proves it."""

from beredt.engine.obligations.counting import Progression, held_back_by, overview
from beredt.engine.obligations.records import (
    Ability,
    Answer,
    Evidence,
    EvidenceKind,
    Footing,
    Framework,
    Obligation,
    Obligations,
    ObligationState,
)

__all__ = [
    "Ability",
    "Answer",
    "Evidence",
    "EvidenceKind",
    "Footing",
    "Framework",
    "Obligation",
    "ObligationState",
    "Obligations",
    "Progression",
    "held_back_by",
    "overview",
]
