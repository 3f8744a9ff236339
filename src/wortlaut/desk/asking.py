"""The chat model that the user names, opened with what the settings give, its answers kept and its budget counted."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from wortlaut.desk.saving import kept_in
from wortlaut.errors import SettingsError
from wortlaut.ports import Access, Translator
from wortlaut.registry import load, names, specified
from wortlaut.settings import Settings

if TYPE_CHECKING:
    from wortlaut.models.asking import Asker
    from wortlaut.models.budgets import Budget

# A wortlaut.toml that came with somebody's folder must not send just any variable of the user's to its endpoint.
_KEY_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,60}API_KEY")


def open_asker(settings: Settings, /) -> Asker | None:
    """Return what asks the user's model, None where none is named; raises UsageError for what cannot be one."""
    return _asker(*specified(settings.model, "models"), settings, None) if settings.model else None


def open_translator(settings: Settings, asker: Asker | None, /) -> Translator | None:
    """Return the user's translator, None where none is named; a chat model shares the budget of the one that words.

    Raises UsageError for what cannot be one, ModelError where it is not there.
    """
    if not settings.translator:
        return None
    kind, name = specified(settings.translator, "translators", "models")
    if kind in names("translators"):
        opened: Translator = load("translators", kind)(name, _access(settings))
        return opened
    from wortlaut.models.translating import ModelTranslator

    if asker is not None and settings.translator == settings.model:
        return ModelTranslator(asker)
    return ModelTranslator(_asker(kind, name, settings, asker.budget if asker else None))


def _asker(kind: str, name: str, settings: Settings, budget: Budget | None) -> Asker:
    from wortlaut.models.asking import Asker
    from wortlaut.models.budgets import Prices, read_budget
    from wortlaut.stores.answers import FolderAnswers

    prices = Prices(
        read=Decimal(str(settings.price_in)), wrote=Decimal(str(settings.price_out)), currency=settings.currency
    )
    return Asker(
        model=load("models", kind)(name, _access(settings)),
        answers=FolderAnswers(Path(settings.answers) if settings.answers else kept_in(settings, "answers")),
        budget=budget or read_budget(settings.budget, prices),
        context=settings.context,
        thinking=settings.thinking,
    )


def _access(settings: Settings) -> Access:
    return Access(
        endpoint=settings.endpoint, key=_key(settings), timeout=settings.model_timeout, context=settings.context
    )


def _key(settings: Settings) -> str:
    """Return the key from the variable that the settings name; no message ever shows what was found."""
    if not settings.model_key:
        return ""
    if not _KEY_NAME.fullmatch(settings.model_key):
        raise SettingsError(
            "model_key: not the name of an environment variable that ends in API_KEY",
            hint="put the key into such a variable, and the variable's name here",
        )
    key = os.environ.get(settings.model_key, "").strip()
    if not key:
        raise SettingsError(f"model_key: the environment has no {settings.model_key}", hint="set it, or take it out")
    return key
