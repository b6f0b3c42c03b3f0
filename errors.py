# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can go wrong, said to the editor in one sentence with the next step. No bpy.

ScoringError                the run ends; the timeline is as it was
├── TimelineError           the selection can't be scored
├── PictureError            the picture could not be exported
├── BriefError              the description, tags or options are refused before sending
├── ServiceError            the service, or the way to it, said no
├── TakeError               the music came, or should have, but is not usable or can't be kept
└── Cancelled               the editor stopped it
"""

from __future__ import annotations

from typing import Any, cast

from .sentence import Sentence, drawable, n_, sentence_from_json

NO_WORDS = n_("Something went wrong: press Copy Details and report it.")


class ScoringError(Exception):
    """One failure of a run.

    `sentence` is what the editor reads: what happened and what to do next, made with `n_`. `billed`
    is "NO", or "MAYBE" once the whole picture had reached a paid service. `status`, `code` and
    `request_id` are the service's own; `suggestion` is a description it would accept; `details` is
    for a report to the developers. None of them ever holds the API key. `more` are further
    sentences, where a run that brought its music home left several.
    """

    def __init__(
        self,
        sentence: str,
        *,
        status: int = 0,
        code: str = "",
        request_id: str = "",
        billed: str = "NO",
        suggestion: str = "",
        details: str = "",
        more: tuple[Sentence, ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence if isinstance(sentence, Sentence) else Sentence(sentence)
        self.status = status
        self.code = code
        self.request_id = request_id
        self.billed = billed
        self.suggestion = suggestion
        self.details = details
        self.more = more

    def to_json(self) -> dict[str, Any]:
        return {"kind": type(self).__name__, **vars(self), **self.sentence.to_json()}

    @staticmethod
    def from_json(data: Any) -> ScoringError:
        """The error `to_json` wrote; unknown fields and kinds are passed over, and so is nonsense."""
        said = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
        kind = KINDS.get(str(said.get("kind")), ScoringError)
        texts = ("code", "request_id", "billed", "suggestion", "details")
        known: dict[str, Any] = {k: drawable(str(said[k])) for k in texts if k in said}
        status = said.get("status", 0)
        return kind(
            sentence_from_json(said, otherwise=NO_WORDS),
            status=status if isinstance(status, int) else 0,
            **known,
        )


class TimelineError(ScoringError):
    """The selection can't be scored."""


class PictureError(ScoringError):
    """The picture could not be exported."""


class BriefError(ScoringError):
    """The description, tags or options are refused before a byte is sent."""


class ServiceError(ScoringError):
    """The service, or the way to it, said no."""


class TakeError(ScoringError):
    """The music is not usable, or can't be kept."""


class Cancelled(ScoringError):
    """The editor stopped the run."""


KINDS: dict[str, type[ScoringError]] = {
    kind.__name__: kind
    for kind in (ScoringError, TimelineError, PictureError, BriefError, ServiceError, TakeError, Cancelled)
}
