"""Sync: articles to templates and catalogs, of what changed only (design, "Sync")."""

from i18n_tool.workflow.sync.report import SyncReport
from i18n_tool.workflow.sync.run import Scope, sync

__all__ = ["Scope", "SyncReport", "sync"]
