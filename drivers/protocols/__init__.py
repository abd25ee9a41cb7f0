# SPDX-License-Identifier: Apache-2.0
"""What the application may ask of a device: one module per family, all of it importable from here."""

from drivers.protocols.camera import (
    Brightness as Brightness,
)
from drivers.protocols.camera import (
    FaceCamera as FaceCamera,
)
from drivers.protocols.camera import (
    FacePicture as FacePicture,
)
from drivers.protocols.camera import (
    FacePresence as FacePresence,
)
from drivers.protocols.camera import (
    Look as Look,
)
from drivers.protocols.camera import (
    Move as Move,
)
from drivers.protocols.camera import (
    Sharpness as Sharpness,
)
from drivers.protocols.card import (
    CardReader as CardReader,
)
from drivers.protocols.card import (
    ChipReadError as ChipReadError,
)
from drivers.protocols.card import (
    ChipReadReason as ChipReadReason,
)
from drivers.protocols.card import (
    MaskedBankCard as MaskedBankCard,
)
from drivers.protocols.card import (
    SocialSecurityCard as SocialSecurityCard,
)
from drivers.protocols.card import (
    WrittenToken as WrittenToken,
)
from drivers.protocols.code_scanner import (
    CodeReadError as CodeReadError,
)
from drivers.protocols.code_scanner import (
    CodeReadReason as CodeReadReason,
)
from drivers.protocols.code_scanner import (
    CodeScanner as CodeScanner,
)
from drivers.protocols.code_scanner import (
    ScannedCode as ScannedCode,
)
from drivers.protocols.common import (
    WARNINGS as WARNINGS,
)
from drivers.protocols.common import (
    Condition as Condition,
)
from drivers.protocols.common import (
    Device as Device,
)
from drivers.protocols.common import (
    DeviceError as DeviceError,
)
from drivers.protocols.common import (
    DeviceFault as DeviceFault,
)
from drivers.protocols.common import (
    DeviceStatus as DeviceStatus,
)
from drivers.protocols.common import (
    Family as Family,
)
from drivers.protocols.common import (
    HostListener as HostListener,
)
from drivers.protocols.common import (
    InHost as InHost,
)
from drivers.protocols.common import (
    Presence as Presence,
)
from drivers.protocols.common import (
    Problem as Problem,
)
from drivers.protocols.common import (
    Sex as Sex,
)
from drivers.protocols.common import (
    status_after as status_after,
)
from drivers.protocols.document_printer import (
    PLAIN as PLAIN,
)
from drivers.protocols.document_printer import (
    DocumentPrinter as DocumentPrinter,
)
from drivers.protocols.document_printer import (
    JobState as JobState,
)
from drivers.protocols.document_printer import (
    JobStatus as JobStatus,
)
from drivers.protocols.document_printer import (
    PageRange as PageRange,
)
from drivers.protocols.document_printer import (
    PrintSettings as PrintSettings,
)
from drivers.protocols.document_printer import (
    Sides as Sides,
)
from drivers.protocols.document_scanner import (
    Corners as Corners,
)
from drivers.protocols.document_scanner import (
    DocumentScanner as DocumentScanner,
)
from drivers.protocols.document_scanner import (
    PageFlaw as PageFlaw,
)
from drivers.protocols.document_scanner import (
    PagePreview as PagePreview,
)
from drivers.protocols.document_scanner import (
    PageVerdict as PageVerdict,
)
from drivers.protocols.document_scanner import (
    Point as Point,
)
from drivers.protocols.document_scanner import (
    ScannedPage as ScannedPage,
)
from drivers.protocols.finger import (
    FingerReader as FingerReader,
)
from drivers.protocols.finger import (
    FingerReadError as FingerReadError,
)
from drivers.protocols.finger import (
    FingerReadReason as FingerReadReason,
)
from drivers.protocols.finger import (
    FingerTemplate as FingerTemplate,
)
from drivers.protocols.id_card import (
    CardReadError as CardReadError,
)
from drivers.protocols.id_card import (
    CardReadReason as CardReadReason,
)
from drivers.protocols.id_card import (
    IdCard as IdCard,
)
from drivers.protocols.id_card import (
    IdCardReader as IdCardReader,
)
from drivers.protocols.id_card import (
    IdCardType as IdCardType,
)
from drivers.protocols.id_card import (
    SamIdReader as SamIdReader,
)
from drivers.protocols.keypad import (
    Key as Key,
)
from drivers.protocols.keypad import (
    Keypad as Keypad,
)
from drivers.protocols.receipt_printer import (
    Align as Align,
)
from drivers.protocols.receipt_printer import (
    Barcode as Barcode,
)
from drivers.protocols.receipt_printer import (
    Feed as Feed,
)
from drivers.protocols.receipt_printer import (
    GreyBar as GreyBar,
)
from drivers.protocols.receipt_printer import (
    PairLine as PairLine,
)
from drivers.protocols.receipt_printer import (
    Picture as Picture,
)
from drivers.protocols.receipt_printer import (
    PrintOutcome as PrintOutcome,
)
from drivers.protocols.receipt_printer import (
    QrCode as QrCode,
)
from drivers.protocols.receipt_printer import (
    Receipt as Receipt,
)
from drivers.protocols.receipt_printer import (
    ReceiptElement as ReceiptElement,
)
from drivers.protocols.receipt_printer import (
    ReceiptPrinter as ReceiptPrinter,
)
from drivers.protocols.receipt_printer import (
    ReceiptResult as ReceiptResult,
)
from drivers.protocols.receipt_printer import (
    Removal as Removal,
)
from drivers.protocols.receipt_printer import (
    RuleLine as RuleLine,
)
from drivers.protocols.receipt_printer import (
    TextLine as TextLine,
)
from drivers.protocols.signals import (
    Contact as Contact,
)
from drivers.protocols.signals import (
    Contacts as Contacts,
)
from drivers.protocols.signals import (
    LampColour as LampColour,
)
from drivers.protocols.signals import (
    LampState as LampState,
)
from drivers.protocols.signals import (
    Place as Place,
)
from drivers.protocols.signals import (
    Signals as Signals,
)
