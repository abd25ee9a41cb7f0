"""What nobody should type and somebody will: texts that a form refuses in words, or keeps to the letter."""

from __future__ import annotations

#: By what they are. Rare hanzi stand for themselves: they are in people's names.
BAD_TEXTS = {
    "blank": "   \u3000 ",
    "huge": "大" * 1_000_000,
    "huge after blanks": " " * 600 + "x" * 5000,
    "nul": "a\x00b",
    "escape": "\x1b[2J\x1b@王",
    "tab": "a\tb",
    "line ends": "一\n二\n三",
    "carriage return": "一\r\n二",
    "delete": "a\x7f\x9fb",
    "extension B": "\U00020000\U00020bb7田",
    "extension C to E": "\U0002a700\U0002b740\U0002b820",
    "extension F": "\U0002ceb0\U0002ebe0",
    "extension G": "\U00030000\U0003134a",
    "compatibility": "\uf900\U0002f800",
    "private use": "\ue000\U000f0000",
    "combining": "e" + "\u0301" * 50,
    "variation": "葛\U000e0100\u9089\ufe00",
    "zero width": "王\u200b\u200c\u200d芳",
    "byte order mark": "\ufeff王芳",
    "arabic": "محمد علي",
    "hebrew and latin": "שלום abc",
    "turned round": "\u202e王芳\u202c",
    "isolates": "\u2067abc\u2069",
    "line separator": "一\u2028二",
    "no character": "\ufffe\U0001ffff",
    "replacement": "\ufffd",
    "emoji": "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽",
    "full width": "ＡＢＣ１２３",
    "other digits": "١٢٣٤٥٦٧٨٩٠١",
    "markup": "<b onclick='x()'>&amp;</b><script>",
    "query": "'; DROP TABLE outbox;--",
    "format": "{0} {name!r} %s %n ${x} \\u0041",
    "path": "../../etc/passwd",
    "expression": "=1+1",
    "numbers": "1e400",
    "not a number": "NaN",
    "underscored": "1_000",
    "nothing": "None",
}
#: Half of a character each: Qt gives none on, and nothing else may break on one.
HALVES = {"high half": "a\ud800b", "low half": "\udc00", "turned halves": "\udc00\ud800"}
