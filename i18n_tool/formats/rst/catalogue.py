"""Directives by what their parts are: docutils' own, Sphinx's, and those of widespread extensions.

A directive that is not named here is copied with all it holds: nothing else says whether its
content is text.
"""

from dataclasses import dataclass
from typing import Literal

Argument = Literal["none", "text", "plain", "opaque", "version", "versions"]
"""What stands behind `::`. `text`: a title with markup; `plain`: a title without; `opaque`: names;
`version`, `versions`: one or two words, and text behind them."""

Content = Literal["none", "body", "quote", "glossary", "toctree", "fields", "opaque", "figure"]


@dataclass(frozen=True, slots=True)
class Directive:
    """What a directive is made of."""

    argument: Argument = "none"
    content: Content = "body"
    kind: str = ""
    """The kind of the unit that its argument is."""
    plain: frozenset[str] = frozenset()
    """Its options whose values are text without markup."""
    marked: frozenset[str] = frozenset()
    """Its options whose values are text with markup."""
    titles: bool = False
    """Whether its content may hold section titles."""


PICTURE = frozenset({"alt"})
"""The options of a picture that are text."""
_CAPTION = frozenset({"caption"})
_BODY = Directive()
_OBJECT = Directive("opaque")

_GROUPS: tuple[tuple[str, Directive], ...] = (
    (
        """
        attention caution danger error hint important note tip warning seealso todo compound
        header footer acks hlist impl-detail topic-box grid tab-set tabs availability-note
        card-header card-footer md-tab-set
        """,
        _BODY,
    ),
    ("epigraph highlights pull-quote", Directive(content="quote")),
    ("admonition", Directive("text", kind="admonition title")),
    (
        "topic sidebar exercise",
        Directive("text", kind="title", marked=frozenset({"subtitle"})),
    ),
    ("rubric centered", Directive("text", "none", kind="rubric")),
    ("contents", Directive("text", "none", kind="contents title")),
    ("title", Directive("plain", "none", kind="title")),
    ("table list-table flat-table", Directive("text", kind="table title")),
    ("csv-table", Directive("text", "opaque", kind="table title")),
    ("image", Directive("opaque", "none", plain=PICTURE)),
    ("figure", Directive("opaque", "figure", plain=PICTURE)),
    (
        "graphviz digraph graph inheritance-diagram",
        Directive("opaque", "opaque", plain=PICTURE, marked=_CAPTION),
    ),
    ("code-block sourcecode literalinclude", Directive("opaque", "opaque", marked=_CAPTION)),
    (
        """
        versionadded versionchanged deprecated versionremoved soft-deprecated version-added
        version-changed version-deprecated version-removed
        """,
        Directive("version", kind="paragraph"),
    ),
    ("deprecated-removed", Directive("versions", kind="paragraph")),
    ("only ifconfig", Directive("opaque", titles=True)),
    ("container class rst-class cssclass div", _OBJECT),
    ("glossary", Directive(content="glossary")),
    ("toctree", Directive(content="toctree", plain=_CAPTION)),
    ("meta", Directive(content="fields")),
    (
        "tab tab-item dropdown card grid-item-card collapse details-block",
        Directive("text", kind="title"),
    ),
    ("grid-item group-tab code-tab-set", _OBJECT),
    (
        """
        function class-description data exception method classmethod staticmethod attribute
        property decorator decoratormethod type module currentmodule option cmdoption envvar
        confval setting describe object opcode pdbcommand program-option awaitablefunction
        awaitablemethod coroutinefunction coroutinemethod abstractmethod rst:directive
        rst:directive:option rst:role c:function c:member c:var c:macro c:struct c:union c:enum
        c:enumerator c:type cpp:class cpp:struct cpp:function cpp:member cpp:var cpp:concept
        cpp:enum cpp:enum-struct cpp:enum-class cpp:enumerator cpp:union cpp:type js:function
        js:method js:class js:data js:attribute js:module std:option std:envvar std:confval
        automodule autoclass autofunction autodata automethod autoattribute autoexception
        autoproperty autodecorator http:get http:post http:put http:delete http:patch
        """,
        _OBJECT,
    ),
    (
        """
        py:function py:data py:exception py:class py:method py:classmethod py:staticmethod
        py:attribute py:property py:decorator py:decoratormethod py:type
        """,
        _OBJECT,
    ),
    ("py:module", Directive("opaque", plain=frozenset({"synopsis"}))),
    (
        """
        code math raw parsed-literal highlight include doctest testcode testoutput testsetup
        testcleanup index sectionauthor codeauthor moduleauthor default-role default-domain role
        productionlist tabularcolumns unicode date target-notes sectnum section-numbering
        mermaid plot ipython jupyter-execute autosummary math-block py:currentmodule program
        """,
        Directive("opaque", "opaque"),
    ),
)

DIRECTIVES: dict[str, Directive] = {name: made for names, made in _GROUPS for name in names.split()}
"""A directive's name, in lower case, to what it is made of."""

DIRECTIVES["module"] = DIRECTIVES["py:module"]

BIBLIOGRAPHIC = frozenset(
    [
        "author",
        "authors",
        "organization",
        "contact",
        "address",
        "version",
        "revision",
        "status",
        "date",
        "copyright",
        "language",
        "lang",
        "orphan",
        "nosearch",
        "tocdepth",
        "nocomments",
        "no-search",
    ]
)
"""Fields at the head of an article that are no text for readers of it."""

LANGUAGES = ("lang", "language")
"""Fields at the head of an article that say which locale it is in."""

TYPE_FIELDS = frozenset({"type", "rtype", "vartype", "meta", "canonical"})
"""Fields of a description whose bodies are names of types."""
