"""Threads as HTML, written in Python as controls are: a review has a hundred comments, each with a form."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from secrets import token_urlsafe
from typing import Final, NamedTuple

from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from designer.drafts.templatetags.moments import Speaker, speaker, spoken_time
from designer.reviews.comment_html import text_html
from designer.reviews.models import Comment
from designer.reviews.shown_thread import ShownThread, Writing
from designer.reviews.suggestion_html import suggestion_html, value_fields
from designer.teams.avatars import initial, look
from designer.teams.models import Person
from designer.teams.templatetags.icons import icon

_PK: Final = "\x01"
"""Where the id comes of a thread or a comment, in what is the same of all of them."""
SWAP = 'hx-target="closest .thread" hx-swap="outerHTML"'


class _Words(NamedTuple):
    """What every thread says."""

    thread_on: str
    thread: str
    edit: str
    edit_yours: str


@lru_cache
def _words(_language: str) -> _Words:
    edit, yours = escape(_("Edit")), escape(_("Edit your comment"))
    return _Words(_("Thread on %(field)s"), _("Thread %(n)s"), edit, yours)


def thread_html(shown: ShownThread) -> SafeString:
    """One thread with all its comments, and the form for one more."""
    thread = shown.thread
    language, tell = get_language() or "", speaker()
    words = _words(language)
    label = escape(words.thread_on % {"field": shown.title})
    pencil = _pencil(_with_look(address("edit_comment", _PK), shown), words)
    said = "".join(_comment(shown, comment, pencil, tell) for comment in shown.comments)
    return mark_safe(  # noqa: S308 - every value is escaped where it is put in
        f'<article class="thread" id="thread-{thread.pk}" aria-label="{label}">'
        f"{_head(shown, words)}{_state(shown)}{said}{_reply(shown, language)}</article>"
    )


def _head(shown: ShownThread, words: _Words) -> str:
    if shown.reader.look == "bare":
        return ""
    name, url = escape(shown.title), shown.url
    title = f"<code>{name}</code>" if shown.name else name
    if url:
        title = f'<a href="{escape(url)}">{title}</a>'
    before = ""
    if shown.formerly and not shown.thread.is_gone:
        was = escape(_("was %(name)s") % {"name": shown.formerly})
        before = f'<span class="xs mut">{was}</span>'
    link = address("thread", shown.thread.pk)
    number = escape(words.thread % {"n": shown.thread.pk})
    link = f'<a class="push xs mut" href="{link}">{number}</a>'
    return f'<div class="row t"><h2>{title}</h2>{before}{link}</div>'


def _state(shown: ShownThread) -> str:
    """Whether it is resolved, and whether its field is gone."""
    lines, thread = "", shown.thread
    if shown.loss:
        lines += f'<p class="sm t-warn row t">{icon("triangle-alert")}<span>{escape(shown.loss)}</span></p>'
    if thread.resolved_by is not None and thread.resolved_at is not None:
        words = escape(_("Resolved by %(name)s") % {"name": thread.resolved_by.name})
        when = spoken_time(thread.resolved_at)
        lines += f'<p class="sm row t"><span class="tag ok">{icon("check")}{words}</span> {when}</p>'
    return lines


def _comment(shown: ShownThread, comment: Comment, pencil: str, tell: Speaker) -> str:
    suggestion = getattr(comment, "suggestion", None)
    proposal = suggestion_html(suggestion, shown) if suggestion is not None else ""
    if shown.writing.comment == comment.pk:
        said = _edit_form(shown, comment)
    else:
        said = f'<p class="pre">{text_html(comment.text)}</p>' if comment.text else ""
    is_mine = comment.person_id == shown.reader.me and shown.writing.comment != comment.pk
    mend = pencil.replace(_PK, str(comment.pk)) if is_mine else ""
    return (
        f'<div class="cmt" id="comment-{comment.pk}">{_said_by(comment.person_id, comment.person.name)}'
        f" {_when(comment, tell)}"
        f"{mend}</p>"
        f"{said}{proposal}{_earlier(shown, comment)}</div>"
    )


@lru_cache(maxsize=1024)
def _said_by(pk: int, name: str) -> str:
    """Who said it, and the beginning of the line that tells when: people say more than one thing."""
    return f'{avatar_html(Person(pk=pk, name=name))}<p class="sm row t"><b>{escape(name)}</b>'


def avatar_html(person: Person) -> str:
    return f'<span class="av {look(person)}" aria-hidden="true">{escape(initial(person))}</span>'


def _when(comment: Comment, tell: Speaker) -> str:
    edited = ""
    if comment.edited_at is not None:
        link = address("thread", comment.thread_id)
        words = escape(_("edited"))
        edited = f' · <a href="{link}">{words}</a> {tell(comment.edited_at)}'
    return f'<span class="mut xs">{tell(comment.at)}{edited}</span>'


def _pencil(link: str, words: _Words) -> str:
    """The way to write a comment anew, with marks for which one."""
    return (
        f'<a class="xs push" href="{link}" hx-get="{link}" {SWAP} id="edit-{_PK}"'
        f' aria-label="{words.edit_yours}">{words.edit}</a>'
    )


def _earlier(shown: ShownThread, comment: Comment) -> str:
    """What it said before, on the page of the thread alone."""
    if not shown.has_history or comment.edited_at is None:
        return ""
    texts = "".join(
        f'<li class="stack s"><span class="xs mut">{spoken_time(one.at)}</span>'
        f'<p class="pre">{text_html(one.text)}</p></li>'
        for one in comment.earlier.all()
    )
    words = escape(_("What it said before"))
    return f'<details class="sm"><summary>{words}</summary><ul class="stack s">{texts}</ul></details>'


def _edit_form(shown: ShownThread, comment: Comment) -> str:
    writing, action = shown.writing, address("edit_comment", comment.pk)
    since = ""
    if writing.says_now is not None:
        words = escape(_("You changed this comment in another window meanwhile. It says now:"))
        since = f'<p class="sm t-warn">{words}</p><p class="pre block">{text_html(writing.says_now)}</p>'
    back = _with_look(address("thread", shown.thread.pk), shown)
    save, cancel, label = escape(_("Save")), escape(_("Cancel")), _("Your comment")
    box = box_html(f"text-{comment.pk}", label, writing.text or comment.text, writing.problem, focus=True)
    return (
        f'<form class="stack s" method="post" action="{action}" hx-post="{action}" {SWAP} novalidate>'
        f"{since}{frame_html(shown, writing.base or comment.version)}{box}"
        f'<div class="row"><a class="btn s push" href="{back}" hx-get="{back}" {SWAP}>{cancel}</a>'
        f'<button class="btn s">{save}</button></div>{END}</form>'
    )


def _reply(shown: ShownThread, language: str) -> str:
    if shown.writing.comment is not None:
        return ""
    thread, closing = shown.thread, ""
    if shown.may_close:
        closing = "resolve" if thread.resolved_at is None else "reopen"
    if shown.writing == _NOTHING:
        html = _blank_form(language, closing, may_suggest=shown.may_suggest)
        return html.replace(_PK, str(thread.pk)).replace(_FRAME, frame_html(shown))
    frame, fields = frame_html(shown, shown.writing.base), _fields(shown)
    may_suggest = shown.may_suggest and not shown.writing.suggests
    return _form(address("thread", thread.pk), frame, fields, _buttons(str(thread.pk), closing, may_suggest))


_NOTHING: Final = Writing()
_FRAME: Final = "\x02"


@lru_cache(maxsize=64)
def _blank_form(_language: str, closing: str, *, may_suggest: bool) -> str:
    """The form of a thread in which nothing is written yet, with marks for what differs among threads."""
    box = box_html(f"reply-{_PK}", _("Reply"), "", hint=_("Reply…"))
    return _form(address("thread", _PK), _FRAME, box, _buttons(_PK, closing, may_suggest))


def _form(action: str, frame: str, fields: str, buttons: Iterable[str]) -> str:
    return (
        f'<form class="stack s" method="post" action="{action}" hx-post="{action}" {SWAP} novalidate>'
        f'{frame}{fields}<div class="row">{"".join(buttons)}</div>{END}</form>'
    )


def _fields(shown: ShownThread) -> str:
    writing, id = shown.writing, f"reply-{shown.thread.pk}"
    box = box_html(id, _("Reply"), writing.text, writing.problem, hint=_("Reply…"))
    return box + (value_fields(shown) if writing.suggests else "")


def _buttons(pk: str, closing: str, may_suggest: bool) -> Iterator[str]:
    words = {"reply": _("Reply"), "resolve": _("Resolve"), "reopen": _("Reopen")}
    if may_suggest:
        suggest = escape(_("Suggest a value"))
        yield f'<button class="btn s q" name="do" value="suggest">{icon("pencil")}{suggest}</button>'
    yield _button("reply", words["reply"], f"say-{pk}", css=" push")
    if closing:
        yield _button(closing, words[closing], f"close-{pk}", "check" if closing == "resolve" else "undo-2")


def _button(do: str, words: str, id: str, picture: str = "", css: str = "") -> str:
    drawn = icon(picture) if picture else ""
    return f'<button class="btn s{css}" name="do" value="{do}" id="{id}">{drawn}{escape(words)}</button>'


END = '<input type="hidden" name="end" value="1">'


def frame_html(shown: ShownThread, base: int | None = None) -> str:
    """What every form of a thread brings along."""
    version = shown.thread.draft.version if base is None else base
    return (
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{shown.reader.token}">'
        f'<input type="hidden" name="once" value="{token_urlsafe(18)}">'
        f'<input type="hidden" name="base" value="{version}">'
        f'<input type="hidden" name="look" value="{escape(shown.reader.look)}">'
    )


def box_html(
    id: str, label: str, text: str, problem: str = "", *, hint: str = "", focus: bool = False
) -> str:
    """A box for a comment, and the line under it for what is wrong with it."""
    rows = min(12, max(3 if text else 1, text.count("\n") + 1))
    wrong = ' aria-invalid="true"' if problem else ""
    told = f"{icon('circle-x')} {escape(problem)}" if problem else ""
    return (
        f'<label class="sr" for="{id}">{escape(label)}</label>'
        f'<textarea class="in" id="{id}" name="text" rows="{rows}" placeholder="{escape(hint)}"'
        f' aria-describedby="{id}-m"{wrong}{" autofocus" if focus else ""}>\n{escape(text)}</textarea>'
        f'<span class="msg free" id="{id}-m"{" role=alert" if problem else ""}>{told}</span>'
    )


def _with_look(link: str, shown: ShownThread) -> str:
    if not shown.reader.look:
        return link
    return f"{link}{'&amp;' if '?' in link else '?'}look={escape(shown.reader.look)}"


def address(name: str, pk: int | str) -> str:
    """Of a thread or comment: a page has hundreds, and resolving each would cost more than all else."""
    return _address(name, get_script_prefix()).replace("/0/", f"/{pk}/", 1)


@lru_cache(maxsize=16)
def _address(name: str, _script_prefix: str) -> str:
    return reverse(f"reviews:{name}", args=[0])
