"""What a terminal's profile may say. Lengths in millimetres and pixels, times in seconds."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StrictBool,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from kiosk.catalogue.model import Channel, Titled
from kiosk.catalogue.regions import PlaceCode
from kiosk.profile.offering import Limits, Operator, Payment, Telephone
from kiosk.profile.pin_hash import read_pin_hash
from kiosk.profile.secrets import SecretReference
from kiosk.profile.section import Section
from kiosk.profile.surroundings import Logging, Network, Time
from kiosk.profile.upkeep import Bundles, Hours, Updates
from kiosk.session.nearby import PadKey
from kiosk.speech.voice import VoiceName
from kiosk.texts import Language


class ProfileKind(StrEnum):
    PRODUCTION = "production"
    REHEARSAL = "rehearsal"  # demonstration, tests, training: simulated devices and inspection are allowed


class Rest(StrEnum):
    """What stands on the screen while nobody is there."""

    ATTRACT = "attract"
    HOME = "home"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("there is no such time zone") from None
    return name


def _each_once(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    if not languages or len(set(languages)) < len(languages):
        raise ValueError("at least one language, and each once")
    return languages


TimeZone = Annotated[str, AfterValidator(_known_zone)]


class Terminal(Section):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9-]{2,31}$")]
    hall: Titled
    hotline: Telephone
    # What a resident can choose, in this order; everybody begins with the first.
    languages: Annotated[tuple[Language, ...], AfterValidator(_each_once)] = tuple(Language)
    time_zone: TimeZone = "Asia/Shanghai"  # in which people read the time here, whatever the machine is set to
    nearest: Titled | None = None  # the nearest other terminal, in words: said when this one is out of service
    region: PlaceCode | None = None  # where it stands (GB/T 2260, or a town's code); None: items are for everywhere
    channel: Channel = Channel.HALL  # decides which items are offered


#: Degrees, clockwise.
Turn = Literal[0, 90, 180, 270]


class Screen(Section):
    width_px: int = Field(strict=True, ge=640, le=7680)
    height_px: int = Field(strict=True, ge=480, le=7680)
    width_mm: float = Field(strict=True, gt=50, lt=3000)
    height_mm: float = Field(strict=True, gt=50, lt=3000)
    rotate: Turn = 0  # of the picture, where the panel is not mounted as it was made to stand
    fullscreen: StrictBool = True
    scale: float = Field(strict=True, default=1.0, gt=0.1, le=4)  # of the window, to fit a desk's display
    rest: Rest = Rest.ATTRACT
    reduced_motion: StrictBool = False
    keyboard: StrictBool = True  # the on-screen keyboard; off where the terminal has keys of its own
    handwriting: tuple[str, ...] = ()  # the program that reads handwriting, and its arguments; empty: there is none


class Folders(Section):
    state: Path  # what must outlive a restart
    cache: Path  # what may be lost
    runtime: Path  # memory only (tmpfs): gone at power-off


class KeyAtRest(StrEnum):
    """How the terminal's own key lies on its disk."""

    SEALED = "sealed"  # to this machine, by its TPM2 where there is one
    FILE = "file"  # readable by its owner alone


class Platform(Section):
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+(/[^\s]*)?$")]
    ca_file: Path  # the certificate authority of the platform's own certificate
    credentials: Path  # folder of the terminal's key and certificate, made by enrolment
    key: KeyAtRest = KeyAtRest.SEALED  # taken up by `kiosk provision`; a terminal that runs uses the key that is there
    enrolment_code: SecretReference | None = None  # one-time code, used once and then without meaning
    connect_seconds: float = Field(strict=True, default=3, gt=0, le=30)
    answer_seconds: float = Field(strict=True, default=10, gt=0, le=120)
    # The city's public guides: an item's code is added behind it, and a phone opens it. "": there are none.
    guide_url: Annotated[str, StringConstraints(pattern=r"^(https://[^\s/?#]+(/[^\s?#]*)?)?$", max_length=60)] = ""
    heartbeat_seconds: float = Field(strict=True, default=60, ge=1, le=3600)


#: An item's code, or a department's key.
Chosen = Annotated[str, StringConstraints(pattern=r"^(\d{6}[0-9A-Z]{6}|[a-z][a-z0-9_]{0,63})$")]


class Services(Section):
    """Definitions come from the platform, from a folder, or from both: what the platform names is the platform's."""

    folder: Path | None = None
    regions: Path | None = None  # the city's places, beside the folder's definitions
    include: tuple[Chosen, ...] = ()  # codes or departments; empty: everything
    exclude: tuple[Chosen, ...] = ()
    sync_seconds: float = Field(strict=True, default=1800, ge=3, le=86_400)


class Timeouts(Section):
    """How long a page waits for a person, and how long it warns before it gives up."""

    public_seconds: float = Field(strict=True, default=180, ge=5, le=3600)
    public_warning_seconds: float = Field(strict=True, default=30, ge=3, le=300)
    personal_seconds: float = Field(strict=True, default=90, ge=5, le=3600)
    personal_warning_seconds: float = Field(strict=True, default=20, ge=3, le=300)
    sensitive_seconds: float = Field(strict=True, default=60, ge=5, le=3600)  # never more than ``personal_seconds``
    sensitive_warning_seconds: float = Field(strict=True, default=20, ge=3, le=300)
    card_read_seconds: float = Field(strict=True, default=8, ge=1, le=60)
    print_job_seconds: float = Field(strict=True, default=120, ge=5, le=1800)
    take_paper_seconds: float = Field(strict=True, default=30, ge=2, le=600)
    thanks_seconds: float = Field(strict=True, default=6, ge=1, le=60)
    rating_seconds: float = Field(strict=True, default=20, ge=0, le=120)  # how it was is asked so long; 0: not at all


def _known_pin_hash(line: SecretStr) -> SecretStr:
    read_pin_hash(line.get_secret_value())
    return line


class Attendant(Section):
    """Without this section there is no way to the attendant's desk."""

    pin_hash: Annotated[SecretStr, AfterValidator(_known_pin_hash)]  # as `kiosk attendant pin` prints it


class TamperedKeys(StrEnum):
    """What becomes of the terminal's own key when its case is opened and no technician is at it."""

    KEEP = "keep"
    ERASE = "erase"  # it has to be enrolled anew


class Lockdown(Section):
    """What a terminal that stands by itself in a hall does not allow."""

    keyboard: StrictBool = False  # keys of a keyboard that is plugged in are typed
    tampered_keys: TamperedKeys = TamperedKeys.KEEP


#: Where the helper with rights that the terminal has not listens (`kiosk-settings.socket`).
HELPER_SOCKET = Path("/run/kiosk-settings/socket")


class TokenKind(StrEnum):
    """What bears a technician's token."""

    USB = "usb"  # a stick with a FAT file system
    CARD = "card"  # a card in the terminal's card reader


class Technician(Section):
    """Without this section there is no technician's mode."""

    pin_hash: Annotated[SecretStr, AfterValidator(_known_pin_hash)]  # as `kiosk attendant pin` prints it
    public_key: Path | None = None  # of no effect since 2026-11-23: who may sign tokens is in [bundles] trust
    tokens: Annotated[tuple[TokenKind, ...], Field(min_length=1)] = (TokenKind.USB,)
    revoked: Path | None = None  # serial numbers of tokens that hold no more, one a line
    usb_folder: Path | None = None  # in rehearsals: a folder that plays the stick
    helper_socket: Path = HELPER_SOCKET  # who changes network and time


#: What ALSA calls a device, for example "default" or "plughw:CARD=PCH,DEV=0".
AlsaName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:,=/'-]{1,200}$")]


class Speech(Section):
    """Without this section the terminal is silent, and offers no speech."""

    voice: VoiceName = VoiceName.ESPEAK
    packs: Path | None = None  # folder of recorded prompts: a folder or a .zip a language
    pack_key: Path | None = None  # whose signature the packs bear (PEM); needed with packs
    rate: int = Field(strict=True, default=100, ge=50, le=200)  # percent of an ordinary voice
    volume: int = Field(strict=True, default=60, ge=10, le=100)  # percent, at which every visit begins
    loudspeaker: AlsaName = "default"
    headset: AlsaName = "default"  # where the socket itself silences the loudspeaker, both are the same


class BrandChoice(Section):
    """Whose terminal it looks like; without this section it looks as it comes."""

    pack: Path  # a folder with brand.toml: see kiosk/brand


class Sounds(Section):
    """Short tones; without this section there are none. Less motion (``Mode.CALM``) silences them for a visit."""

    loudspeaker: AlsaName = "default"
    touch: StrictBool = True  # at every touch, too


class KeypadUse(StrEnum):
    """What the keypad in ``[devices.keypad]`` is for."""

    OFF = "off"  # nobody waits for its keys
    OWN = "own"  # it is the terminal's own: its arrows move, its digits are typed
    PIN_PAD = "pin_pad"  # it is the bank's: its digits serve as the five keys, in visits alone


#: Of a day, local time.
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Annotated[int, Field(strict=True, ge=1, le=7)]
Digit = Annotated[str, StringConstraints(pattern=r"^[0-9]$")]


class FiveKeys(Section):
    """Which digit of a PIN pad is which of the five keys; Enter always selects, and Cancel goes back."""

    up: Digit = "2"
    down: Digit = "8"
    select: Digit = "5"
    back: Digit = "4"
    repeat: Digit = "6"

    def digits(self) -> dict[PadKey, str]:
        return {PadKey(name): getattr(self, name) for name in type(self).model_fields}


class Spot(Section):
    """The middle of something on the front of the terminal."""

    from_left_mm: float = Field(strict=True, ge=0, lt=3000)  # from the left edge of the case
    from_floor_mm: float = Field(strict=True, gt=0, lt=3000)


class Places(Section):
    """Where people find with their hands what they need: said, drawn, and on the sheet of `kiosk labels`."""

    width_mm: float = Field(strict=True, gt=100, lt=3000)  # of the case
    height_mm: float = Field(strict=True, gt=100, lt=3000)
    screen: Spot
    id_card: Spot | None = None
    card: Spot | None = None
    document_printer: Spot | None = None
    receipt_printer: Spot | None = None
    code_scanner: Spot | None = None
    document_scanner: Spot | None = None
    camera: Spot | None = None
    keypad: Spot | None = None
    headset: Spot | None = None

    def spots(self) -> dict[str, Spot]:
        """Every place that is named, the screen too."""
        return {name: spot for name in type(self).model_fields if isinstance(spot := getattr(self, name), Spot)}


class Accessibility(Section):
    """For people who cannot see the screen, or not touch it."""

    speech: Speech | None = None
    keypad: KeypadUse | None = None  # None: own; off for a driver that another program shares with us
    five_keys: FiveKeys = FiveKeys()
    places: Places | None = None


class DeviceSection(Section):
    """A device: the driver's name, how it is run, and whatever options that driver has."""

    model_config = ConfigDict(frozen=True, extra="allow")

    driver: str
    hosted: bool | None = Field(strict=True, default=None)  # in a process of its own; None: as the driver prefers
    bus: str | None = Field(default=None, pattern=r"^[a-z0-9-]{1,32}$")  # devices of one bus are asked one by one

    @property
    def options(self) -> dict[str, Any]:
        return dict(self.__pydantic_extra__ or {})


class Devices(Section):
    """One section a family; the names are those of ``drivers.protocols.Family``."""

    id_card: DeviceSection | None = None
    card: DeviceSection | None = None
    receipt_printer: DeviceSection | None = None
    document_printer: DeviceSection | None = None
    camera: DeviceSection | None = None
    document_scanner: DeviceSection | None = None
    code_scanner: DeviceSection | None = None
    keypad: DeviceSection | None = None
    signals: DeviceSection | None = None
    finger: DeviceSection | None = None


class Assistance(Section):
    """When somebody can be called to the terminal (local time). ``closes`` before ``opens``: the next day."""

    opens: TimeOfDay | None = None  # None, and the other None: at every hour
    closes: TimeOfDay | None = None
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = (1, 2, 3, 4, 5, 6, 7)  # 1 is Monday
    answer_seconds: float = Field(strict=True, default=180, ge=10, le=1800)  # then nobody has answered

    @model_validator(mode="after")
    def _both_or_none(self) -> Assistance:
        if (self.opens is None) != (self.closes is None):
            raise ValueError("opens and closes go together")
        return self


class Afterwards(Section):
    """What residents choose from at the end."""

    choices: Path | None = None  # an operator's own file instead of ours: see kiosk/afterwards/choices.toml


class Statistics(Section):
    """The everyday numbers, which are about nobody: see ``kiosk stats``."""

    keep_days: int = Field(strict=True, default=400, ge=1, le=3660)
    least: int = Field(strict=True, default=3, ge=1, le=100)  # an item used less often in a day is not named when sent


class Rehearsal(Section):
    """Only in a rehearsal profile."""

    inspection_socket: Path | None = None  # answers where each control is; journeys need it


def _whole(value: Any) -> Any:
    """``true`` and ``1.0`` are equal to 1, and no version."""
    if type(value) is not int:
        raise PydanticCustomError("int_type", "a whole number")
    return value


class Profile(Section):
    schema_version: Annotated[Literal[1, 2], BeforeValidator(_whole)]  # see kiosk.profile.changes
    kind: ProfileKind
    terminal: Terminal
    operator: Operator | None = None
    screen: Screen
    folders: Folders
    platform: Platform
    services: Services
    timeouts: Timeouts = Timeouts()
    limits: Limits = Limits()
    payment: Payment = Payment()
    devices: Devices = Devices()
    attendant: Attendant | None = None
    technician: Technician | None = None
    lockdown: Lockdown = Lockdown()
    accessibility: Accessibility = Accessibility()
    brand: BrandChoice | None = None
    sounds: Sounds | None = None
    assistance: Assistance = Assistance()
    afterwards: Afterwards = Afterwards()
    statistics: Statistics = Statistics()
    hours: Hours = Hours()
    bundles: Bundles = Bundles()
    updates: Updates = Updates()
    network: Network | None = None
    time: Time | None = None
    logging: Logging = Logging()
    rehearsal: Rehearsal | None = None
