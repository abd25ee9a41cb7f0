"""The numbered scenes: what the stage is set to before each. Their words are texts ``dock-scene-<key>-…``."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.id_card.simulated import Fault
from kiosk.rehearsal import messages as m
from kiosk.rehearsal.link import LinkState


@dataclass(frozen=True)
class Scene:
    """``preparation`` is done after everything was set well."""

    key: str
    preparation: tuple[m.Command, ...] = ()


SCENES = (
    Scene("print"),
    Scene("card-first"),
    Scene("paper-out", (m.SetDocumentPrinter(to=m.DocumentPrinterSetting.PAPER_OUT_IN_NEXT_JOB),)),
    Scene("link", (m.SetLink(to=LinkState.DOWN),)),
    Scene("slow", (m.SetPlatform(to=m.PlatformBehaviour.SLOW, seconds=12, path="/v1/queries"),)),
    Scene("too-early", (m.PlayCardFault(fault=Fault.TAKEN_IN_MID_READ),)),
    Scene("child"),
    Scene("jam", (m.SetDocumentPrinter(to=m.DocumentPrinterSetting.JAM_IN_NEXT_JOB),)),
    Scene("unplugged", (m.SetDocumentPrinter(to=m.DocumentPrinterSetting.OK, seconds_per_sheet=20),)),
    Scene("receipt", (m.SetReceiptPrinter(to=m.ReceiptPrinterSetting.PAPER_OUT),)),
)
