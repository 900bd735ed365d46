"""One AI system: what it is for, who answers for it, and what is done without it."""

from dataclasses import dataclass
from typing import Literal

from beredt.engine.register import Id, Sourced, Text

Phase = Literal["idea", "pilot", "in_use", "paused", "retired"]
# How far a system goes that documents care: each level does more than the one before.
Documentation = Literal["speech_to_text", "speech_to_draft", "speech_to_advice"]
DeviceClass = Literal["no_device", "helsinki_procedure", "medical_device"]
RiskClass = Literal["not_ai", "minimal", "limited", "high", "prohibited"]

# The three levels as they were shown to Strategirådet on 11 June 2026, in case 17/26.
DEVICE_CLASSES: dict[Documentation, DeviceClass] = {
    "speech_to_text": "no_device",
    "speech_to_draft": "helsinki_procedure",
    "speech_to_advice": "medical_device",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AISystem(Sourced):
    """The record of one AI system in one region; texts that are not known are empty.

    `supplier` is empty while it is not decided. `category` is the main functional
    category, `gains` the themes of what is expected of it. `without_it` says what is
    done when it is off.
    """

    id: Id
    name: Text
    region: Text
    phase: Phase
    supplier: str = ""
    category: str = ""
    gains: tuple[Text, ...] = ()
    documentation: Documentation | None = None
    risk: RiskClass | None = None
    risk_reasons: str = ""
    summary: str = ""
    description: str = ""
    purpose: str = ""
    benefits: str = ""
    before: str = ""
    alternatives: str = ""
    decision: str = ""
    human_in_charge: str = ""
    training: str = ""
    appeals: str = ""
    without_it: str = ""
    owner: str = ""
    team: str = ""
    responsible: str = ""
    contact: str = ""
    address: str = ""
    submitted_by: str = ""
    representative: str = ""
    countries: str = ""
    url: str = ""
    contract: str = ""
    reference: str = ""
    version: str = ""
    how_it_works: str = ""
    inputs: str = ""
    data_sources: str = ""
    monitoring: str = ""
    risks: str = ""
    rights_assessment: str = ""
    data_protection: str = ""
    certificate: str = ""
    conformity: str = ""
    instructions: str = ""
    eu_entry: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether its supplier is decided, so that it is counted."""
        return bool(self.supplier)


def device_class(system: AISystem) -> DeviceClass | None:
    """Return the class of medical device that follows from what a system does.

    Only systems that document care have one of the three levels; of the others nothing
    follows from their function alone.
    """
    return DEVICE_CLASSES[system.documentation] if system.documentation else None
