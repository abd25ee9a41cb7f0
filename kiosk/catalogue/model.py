"""The definition of a service, as the rest of the product uses it. Each part: ``kiosk.catalogue.definition``."""

from kiosk.catalogue.definition.codes import Channel, Kind, Level, LifeEvent, Sensitivity, State, Theme
from kiosk.catalogue.definition.fields import ChoicesField, Field_, MonthRangeField
from kiosk.catalogue.definition.guide import Place
from kiosk.catalogue.definition.materials import Material, Mode
from kiosk.catalogue.definition.result import ColumnType, DocumentResult, ResultColumn, TableResult
from kiosk.catalogue.definition.service import Module, Network, Service
from kiosk.catalogue.definition.who import WORTH, OnBehalf, Person, Trust, Way, Who
from kiosk.catalogue.definition.words import Part, Titled

__all__ = [
    "WORTH",
    "Channel",
    "ChoicesField",
    "ColumnType",
    "DocumentResult",
    "Field_",
    "Kind",
    "Level",
    "LifeEvent",
    "Material",
    "Mode",
    "Module",
    "MonthRangeField",
    "Network",
    "OnBehalf",
    "Part",
    "Person",
    "Place",
    "ResultColumn",
    "Sensitivity",
    "Service",
    "State",
    "TableResult",
    "Theme",
    "Titled",
    "Trust",
    "Way",
    "Who",
]
