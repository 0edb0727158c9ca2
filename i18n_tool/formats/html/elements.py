"""What the elements and attributes of HTML are to a translator, as data.

Elements that are named in no table here are inline: custom elements, and what HTML may yet bring.
"""

from collections.abc import Mapping


def _names(text: str) -> frozenset[str]:
    """Give the set of the names in a text."""
    return frozenset(text.split())


KINDS: Mapping[str, str] = {
    "blockquote": "quote",
    "button": "button",
    "caption": "caption",
    "dd": "definition",
    "dt": "term",
    "figcaption": "caption",
    "h1": "heading 1",
    "h2": "heading 2",
    "h3": "heading 3",
    "h4": "heading 4",
    "h5": "heading 5",
    "h6": "heading 6",
    "label": "label",
    "legend": "legend",
    "li": "list item",
    "option": "option",
    "pre": "preformatted",
    "p": "paragraph",
    "summary": "summary",
    "td": "table cell",
    "th": "table cell",
    "title": "title",
}
"""The kind of unit that an element's own text is; elsewhere the kind is that of what is around."""

PREFORMATTED = KINDS["pre"]
"""The kind of text whose line ends are its own."""

OTHER_KIND = "text"
"""The kind of text that stands in none of these: directly in `div`, `section` or `body`."""

BLOCKS = frozenset(KINDS) | _names(
    "address applet area article aside audio base body canvas center col colgroup datalist details"
    " dialog dir div dl fieldset figure footer form frame frameset head header hgroup hr html"
    " iframe input legend link main map menu meta nav noembed noframes noscript object ol optgroup"
    " output param pre progress search section select slot source table tbody template textarea"
    " tfoot thead tr track ul video xmp"
)
"""Elements at whose tags a unit ends: text before and after them is not one block."""

VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track"
    " wbr"
)
"""Elements without content and end tag (HTML §13.1.2)."""

RAW_TEXT = _names("iframe noembed noframes plaintext script style xmp")
"""Elements whose content is no markup (HTML §13.2.5): it runs to the very end tag."""

PLAIN_TEXT = frozenset({"title", "textarea"})
"""Elements whose content is text and entities, but no tags."""

CLOSED_WORDS = _names("code kbd samp tt var")
"""Elements whose text is seen in a sentence, but not translated."""

CLOSED_PICTURES = _names("math script style svg")
"""Elements whose content is not text of the sentence around them."""

DRAWN: Mapping[str, str] = {"title": "tooltip", "desc": "description"}
"""What tells readers in a drawing (`svg`) that they cannot see, and the kind of unit each is."""

EDGES = CLOSED_PICTURES - {"math"}
"""Elements that are no part of the sentence where they stand at its edge: an icon, a script."""

CLOSED = CLOSED_WORDS | CLOSED_PICTURES | RAW_TEXT | {"pre", "textarea"}
"""Elements whose content is copied, unless they say `translate="yes"`."""

PLAIN_TAGS = _names("b bdi bdo br cite em i mark q s small strong sub sup u wbr")
"""Elements that a translation may use though its source does not; any other tag is escaped."""

CLOSES: Mapping[str, frozenset[str]] = {
    "dd": frozenset({"dd", "dt", "p"}),
    "dt": frozenset({"dd", "dt", "p"}),
    "li": frozenset({"li", "p"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "option": frozenset({"option"}),
    "tbody": frozenset({"td", "th", "tr", "thead", "caption", "p"}),
    "td": frozenset({"td", "th", "caption", "p"}),
    "tfoot": frozenset({"td", "th", "tr", "tbody", "p"}),
    "th": frozenset({"td", "th", "caption", "p"}),
    "thead": frozenset({"caption", "p"}),
    "tr": frozenset({"td", "th", "tr", "caption", "p"}),
} | dict.fromkeys(
    _names(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search"
        " section table ul"
    ),
    frozenset({"p"}),
)
"""A start tag to the open elements that it closes where they have no end tag of their own."""

TEXT_ATTRIBUTES: Mapping[str, str] = {
    "alt": "alt",
    "aria-description": "aria-description",
    "aria-label": "aria-label",
    "aria-placeholder": "aria-placeholder",
    "aria-roledescription": "aria-roledescription",
    "aria-valuetext": "aria-valuetext",
    "placeholder": "placeholder",
    "title": "tooltip",
}
"""The attributes that hold text on any element, and the kind of unit that each one is."""

OWN_ATTRIBUTES: Mapping[str, str] = {
    "optgroup": "label",
    "option": "label",
    "th": "abbr",
    "track": "label",
    "table": "summary",
}
"""The attribute that holds text on one element only."""

NO_TOOLTIP = frozenset({"link", "style", "base"})
"""Elements whose `title` is a name for machines (of a style sheet), not a tooltip."""

META = _names(
    "description dc.description dc.title og:description og:image:alt og:site_name og:title"
    " twitter:data1 twitter:data2 twitter:description twitter:image:alt twitter:label1"
    " twitter:label2 twitter:title apple-mobile-web-app-title application-name headline"
)
"""The `name`, `property` or `itemprop` of `<meta>` whose `content` is text for readers."""

BUTTONS = frozenset({"button", "reset", "submit"})
"""The `type` of `<input>` whose `value` is what people read on it."""
