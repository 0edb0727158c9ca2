"""Articles from bytes: decoded strictly, parsed by their format, cut into sentences."""

from collections.abc import Callable

from i18n_tool.errors import ArticleError, LocaleError
from i18n_tool.formats import Format, declared_locale, format_for
from i18n_tool.formats.options import DEFAULT, Options
from i18n_tool.model.article import Article
from i18n_tool.model.locale import facts, parse_locale
from i18n_tool.segmentation import cut, is_language
from i18n_tool.workspace.files import read_file
from i18n_tool.workspace.markers import MERGING, RESOLVE, marker_line
from i18n_tool.workspace.project import ArticleFile, Project
from i18n_tool.workspace.sentence_rules import splitter_of

LONGEST = 100_000
"""Characters of one sentence: an entry with it, its translation and the sentence before it must
stay within what a catalog may hold (`catalog.limits`, bytes)."""

_CHARSETS = {
    "ja": ("shift_jis", "euc_jp"),
    "zh": ("gb18030", "big5"),
    "ru": ("cp1251", "koi8_r"),
    "uk": ("cp1251", "koi8_u"),
    "ar": ("cp1256",),
    "vi": ("cp1258",),
}
"""What articles of a language are written in where it is not UTF-8; elsewhere cp1252."""


def parse_article(content: bytes, name: str, locale: str) -> Article:
    """Give the article in `content`, with its units cut into sentences.

    The ending of `name` tells the format; `locale` is the one that it is written in, in any
    spelling. ArticleError, with the line, where it is not UTF-8 or not its format; LocaleError.
    """
    form = format_for(name)
    article = _parse(form, _decode(content, name, locale), name, parse_locale(locale), DEFAULT)
    return article.split(cut, is_language)


def _parse(form: Format, text: str, name: str, locale: str, options: Options) -> Article:
    """Parse a decoded article; it is not cut yet."""
    ending = next((end for end in form.endings if name.lower().endswith(end)), "")
    bare = name[: len(name) - len(ending)]
    return form.parse(text, bare, locale, options)


def read_article(
    project: Project, file: ArticleFile, offered: Callable[[str], bool] = is_language
) -> Article:
    """Read one article of a project; `offered` says which sentences are for translation.

    Its locale is what it says itself (`lang` in its front matter or its `html` tag), else what a
    rule of the configuration gives it, else the project's source locale. Raises as `parse_article`,
    and FileError.
    """
    return article_from(project, file, read_content(project, file), offered)


def article_from(
    project: Project,
    file: ArticleFile,
    content: bytes,
    offered: Callable[[str], bool] = is_language,
) -> Article:
    """Give the article in the bytes of a file that has been read already, as `read_article`."""
    where = str(file.path)
    form = format_for(where)
    text = _decode(content, where, _default_locale(project, file))
    splitter = splitter_of(project.config.segmentation)
    try:
        locale = _declared_or_default(project, file, form, text)
        options = Options(project.config.text_keys)
        article = _parse(form, text, file.name + file.ending, locale, options)
        article = article.split(splitter.cut, offered)
    except ArticleError as error:
        line = marker_line(text)
        if line is not None:  # what reads as a mistake in its format is one side of a merge
            raise ArticleError(MERGING, where=f"{where}:{line}", todo=RESOLVE) from error
        error.where = _placed(error.where, file, where)
        raise
    _refuse_endless(article, text, where)
    return article


def _refuse_endless(article: Article, text: str, where: str) -> None:
    """Raise ArticleError for a sentence that no catalog could hold: it is none, but data."""
    for segment in article.segments:
        if len(segment.text) > LONGEST:
            line = text.count("\n", 0, segment.start) + 1
            raise ArticleError(
                f"a sentence has {len(segment.text):,} characters, {LONGEST:,} are allowed",
                where=f"{where}:{line}",
                todo="Divide it, put it between `<!-- i18n: off -->` and `<!-- i18n: on -->`, or "
                "name the file in `exclude` in the configuration.",
            )


def locale_of(project: Project, file: ArticleFile) -> str:
    """Give the locale that an article is written in, without parsing it; as `read_article`."""
    where = str(file.path)
    text = _decode(read_content(project, file), where, _default_locale(project, file))
    return _declared_or_default(project, file, format_for(where), text)


def read_content(project: Project, file: ArticleFile) -> bytes:
    """Give an article's bytes; FileError where they cannot be read or are too many."""
    config = project.config
    todo = f"Split it, or raise `largest-article` in {config.path.name}."
    return read_file(file.path, config.article_size, todo)


def _default_locale(project: Project, file: ArticleFile) -> str:
    """Give the locale of an article that does not declare one itself."""
    return file.locale or project.config.source_locale


def _declared_or_default(project: Project, file: ArticleFile, form: Format, text: str) -> str:
    """Give the locale that the article declares, else the configuration's; ArticleError."""
    try:
        declared = declared_locale(form, text)
    except ArticleError as error:
        error.where = error.where or str(file.path)
        raise
    if not declared:
        return _default_locale(project, file)
    known = (*project.config.locales, project.config.source_locale)
    try:
        if file.locale and declared.lower() == facts(file.locale).language:
            return file.locale  # a rule says which `pt` or `zh` is meant
        return parse_locale(declared, known, project.config.aliases)
    except LocaleError as error:
        raise ArticleError(error.what, where=str(file.path), todo=error.todo) from error


def _placed(place: str, file: ArticleFile, where: str) -> str:
    """Give an error's place with the file's path in it; a format knows the name and line only."""
    _, colon, line = place.rpartition(":")
    if not place.startswith(file.name):
        return place or where
    return f"{where}:{line}" if colon and line.isdigit() else where


def _decode(content: bytes, where: str, locale: str) -> str:
    """Decode an article from UTF-8; ArticleError names the line and the likely encoding."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(content, error.start, where, locale) from error
    if "\0" in text:
        raise ArticleError(
            "the file is binary, not text: it holds a NUL byte",
            where=f"{where}:{_line(content, content.index(0))}",
            todo="Take it out of the folder, or name it in `exclude` in the configuration.",
        )
    return text


def _line(content: bytes, at: int) -> int:
    """Give the line, from 1, of a byte."""
    return content.count(b"\n", 0, at) + 1


def _not_utf8(content: bytes, at: int, where: str, locale: str) -> ArticleError:
    """Give the error of a file in another encoding, or in none."""
    place = f"{where}:{_line(content, at)}"
    likely = _likely_charset(content, locale)
    if likely is None:
        return ArticleError(
            f"the file is binary, not text: byte 0x{content[at]:02x} is not UTF-8",
            where=place,
            todo="Take it out of the folder, or name it in `exclude` in the configuration.",
        )
    return ArticleError(
        f"the file is not UTF-8: byte 0x{content[at]:02x} does not fit; it may be {likely}",
        where=place,
        todo=f"Convert it, say by: iconv -f {likely} -t UTF-8 FILE > NEW",
    )


def _likely_charset(content: bytes, locale: str) -> str | None:
    """Give the encoding that an article is probably in; None for a binary file."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    if b"\0" in content:
        return None
    for charset in (*_CHARSETS.get(locale[:2], ()), "cp1252", "iso8859_15"):
        try:
            content.decode(charset)
        except UnicodeDecodeError:
            continue
        return charset.upper().replace("_", "-")
    return None
