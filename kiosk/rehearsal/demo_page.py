"""The page that shows a demonstration: every picture in order, with times, Chinese first and English under it."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.texts import Language, load_words
from kiosk.texts.text import Argument

_ZH, _EN = load_words(Language.CHINESE), load_words(Language.ENGLISH)


@dataclass(frozen=True)
class Caption:
    """A text of the catalogue, in both languages."""

    text_id: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)

    def chinese(self) -> str:
        return _ZH.of(self.text_id, **self.arguments)

    def english(self) -> str:
        return _EN.of(self.text_id, **self.arguments)


@dataclass(frozen=True)
class Shot:
    """A picture of the screen. ``file`` is beside the page; ``at`` seconds after the first step."""

    file: str
    chinese: str
    english: str
    at: float


@dataclass(frozen=True)
class Print:
    """Something on paper. ``link`` is a file that it opens, beside the page; "" for itself."""

    file: str
    caption: Caption
    link: str = ""
    narrow: bool = False


def demo_page(title: Caption, lead: Caption, summary: Caption, shots: list[Shot], prints: list[Print]) -> str:
    """The whole page as HTML, without anything from elsewhere."""
    steps = "\n".join(_shot(number, shot) for number, shot in enumerate(shots, start=1))
    papers = "\n".join(_print(paper) for paper in prints)
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title.chinese())}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<h1>{html.escape(title.chinese())}<small lang="en">{html.escape(title.english())}</small></h1>
<p>{html.escape(lead.chinese())}<span lang="en">{html.escape(lead.english())}</span></p>
<p class="summary">{html.escape(summary.chinese())}<span lang="en">{html.escape(summary.english())}</span></p>
</header>
<main>
<ol class="screens">
{steps}
</ol>
<section class="paper">
{papers}
</section>
</main>
</body>
</html>
"""


def _shot(number: int, shot: Shot) -> str:
    at = Caption("demo-page-at", {"seconds": f"{shot.at:.1f}"})
    file, chinese, english = html.escape(shot.file), html.escape(shot.chinese), html.escape(shot.english)
    return f"""<li><figure>
<a href="{file}"><img src="{file}" alt="{chinese}" loading="lazy"></a>
<figcaption><b>{number}</b><span>{chinese}<span lang="en">{english}</span></span>
<time>{html.escape(at.chinese())}<span lang="en">{html.escape(at.english())}</span></time></figcaption>
</figure></li>"""


def _print(paper: Print) -> str:
    chinese, english = html.escape(paper.caption.chinese()), html.escape(paper.caption.english())
    file, link = html.escape(paper.file), html.escape(paper.link or paper.file)
    return f"""<figure class="{"slip" if paper.narrow else "sheet"}">
<a href="{link}"><img src="{file}" alt="{chinese}" loading="lazy"></a>
<figcaption><span>{chinese}<span lang="en">{english}</span></span></figcaption>
</figure>"""


_STYLE = """
:root { --ink: #1a1e24; --soft: #4b525b; --line: #d9d6cc; --ground: #f1f0eb; --action: #14477f; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 17px/1.6 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
header { background: #fff; border-bottom: 4px solid var(--action); padding: 2.5rem 5vw 2rem; }
h1 { margin: 0 0 .8rem; font-size: 2rem; line-height: 1.3; }
h1 small { display: block; font-size: 1.1rem; font-weight: 400; color: var(--soft); }
header p { margin: .4rem 0; max-width: 62rem; }
[lang=en] { display: block; color: var(--soft); font-size: .88em; line-height: 1.45; }
.summary { font-weight: 700; color: var(--action); }
.summary [lang=en] { font-weight: 400; }
main { padding: 2.5rem 5vw 4rem; }
.screens { list-style: none; margin: 0; padding: 0; display: grid; gap: 2.2rem 1.8rem;
  grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
figure { margin: 0; }
img { display: block; width: 100%; height: auto; background: #fff; border: 1px solid var(--line); border-radius: 6px; }
figcaption { display: grid; grid-template-columns: auto 1fr auto; gap: .2rem .8rem; margin-top: .7rem; }
figcaption b { width: 2em; height: 2em; border-radius: 50%; background: var(--action); color: #fff;
  text-align: center; line-height: 2em; font-size: .95rem; }
time { color: var(--soft); font-size: .88em; text-align: right; white-space: nowrap; }
.paper { margin-top: 3.5rem; padding-top: 2.5rem; border-top: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: 2.5rem; align-items: flex-start; }
.paper figcaption { display: block; }
.paper img { border-radius: 0; box-shadow: 0 2px 14px rgb(20 26 34 / .14); }
.sheet { width: min(44rem, 100%); }
.slip { width: min(24rem, 100%); }
"""
