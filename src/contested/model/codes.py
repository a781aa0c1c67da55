"""The closed vocabularies of the codebook."""

from __future__ import annotations

from typing import Literal

Kind = Literal["event", "control", "toll"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["actual", "intended", "predicted", "hypothetical"]
ControlState = Literal["holds", "does not hold", "contested", "partly holds"]
Harm = Literal["killed", "wounded", "captured", "missing", "displaced", "detained", "besieged"]
Scope = Literal["incident", "cumulative"]
Grade = Literal["agreed", "corroborated", "single source", "disputed"]
DisputeKind = Literal["denial", "control", "toll", "time", "means", "actor"]
Salience = Literal["main", "other"]
Precision = Literal["day", "range", "week", "month", "season", "year", "unknown"]

CONTROL_STATES: tuple[ControlState, ...] = ("holds", "does not hold", "contested", "partly holds")
KINDS: tuple[Kind, ...] = ("event", "control", "toll")
HARMS: tuple[Harm, ...] = ("killed", "wounded", "captured", "missing", "displaced", "detained", "besieged")
GRADES: tuple[Grade, ...] = ("agreed", "corroborated", "single source", "disputed")
DISPUTE_KINDS: tuple[DisputeKind, ...] = ("denial", "control", "toll", "time", "means", "actor")

# ACLED codebook (2023): event types and their sub-event types.
SUB_EVENT_TYPES: dict[str, tuple[str, ...]] = {
    "Battles": (
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    ),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": (
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
    ),
    "Protests": (
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
    ),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
EVENT_TYPE_OF: dict[str, str] = {sub: kind for kind, subs in SUB_EVENT_TYPES.items() for sub in subs}
