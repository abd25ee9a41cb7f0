"""In which language a page is said.

Portuguese is for the public pages: what comes before and with an identification, what is printed, what went wrong and
the ends. The other pages are in English as a whole, rather than in two languages at once, and say so in Portuguese.
"""

from __future__ import annotations

from kiosk.session import model as m
from kiosk.texts import Language, Words, load_words

#: Pages that exist in Portuguese. Whoever writes a text for one of these writes it in Portuguese, too.
_IN_PORTUGUESE = (
    m.Starting,
    m.LeftPaper,
    m.Attract,
    m.Home,
    m.ItemPage,
    m.GuidePrint,
    m.TakeAlong,
    m.Asked,
    m.ForWhom,
    m.Ways,
    m.ChooseRole,
    m.Notice,
    m.Identify,
    m.FaceConsent,
    m.FaceLook,
    m.AppCode,
    m.PhoneCode,
    m.PermitNumber,
    m.ChipCard,
    m.Licence,
    m.NamePrincipal,
    m.Verifying,
    m.Working,
    m.Printing,
    m.PrintQuestion,
    m.TakePaper,
    m.Trouble,
    m.Ending,
    m.Rate,
    m.RateWhy,
    m.Rated,
    m.Thanks,
    m.CardLeft,
    m.Closed,
)
#: Those of them that show what a definition says, which nobody has to write in Portuguese.
_WITH_ITEMS = (m.Home, m.ItemPage, m.GuidePrint, m.TakeAlong, m.Asked, m.Rate, m.RateWhy, m.Rated)


def words_of_page(session: m.Session) -> Words:
    """The words of the page that stands for this session."""
    chosen = Language(session.looks.language)
    if chosen is Language.PORTUGUESE and not isinstance(session.stage, _IN_PORTUGUESE):
        return load_words(Language.ENGLISH)
    return load_words(chosen)


def note_on_language(session: m.Session) -> str:
    """What somebody is told who reads something in another language than he chose; "" for nothing."""
    chosen = Language(session.looks.language)
    if chosen is not Language.PORTUGUESE:
        return ""
    if not isinstance(session.stage, _IN_PORTUGUESE):
        return load_words(chosen).of("note-page-in-english")
    return load_words(chosen).of("note-items-in-english") if isinstance(session.stage, _WITH_ITEMS) else ""
