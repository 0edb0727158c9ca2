"""What is no Markdown in a Markdown article: how it is found, as data for `masks`."""

import re

LIE = re.compile(
    r"""
    (?P<fence> (?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+ (?P<ticks>`{3,}+(?=[^`\n]*$)|~{3,}+) )
  | (?P<comment> <!-- )
  | (?P<colons> [ \t]*+ :{3,}+ [ \t]*+ (?P<colon_type>[\w-]*+) [ \t]*+
        (?: \[ (?P<label>[^\]\n]*+) \] )? (?:\{[^}\n]*+\})?
        (?: (?<=[ \t:\]}]) (?P<colon_title>(?:[^{\\\n]|\\[^\n]|\\|\{(?![^{}\n]*+\}[ \t\r]*+$))*+)
            (?:\{[^{}\n]*+\}[ \t\r]*+)? | [^\n]*+ ) $ )
  | (?P<slashes> [ \t]*+ ///++ (?!/) (?: [ \t]*+ [\w-]++ (?: [ \t]*+ \| (?P<slash_title>[^\n]*+) )?
        (?: \n [ \t]{4,}+ [\w-]++ : [^\n]*+ )*+ )? [ \t\r]*+ $ )
  | (?P<marks> [ \t]*+ (?: !!! | \?\?\?\+? ) [ \t]++ (?: [\w-]++ [ \t]*+ )*+
        (?: "(?P<mark_title>[^"\n]*+)" )? [ \t\r]*+
        (?= (?: \n [ \t\r]*+ )++ (?<=[ ]{4}|[ ]{3}\t) \S ) )
  | (?P<tab> [ \t]*+ ===[!+]? [ \t]++ "(?P<tab_title>[^"\n]*+)" [ \t\r]*+ $ )
  | (?P<esm> (?: import [ \t]++ (?: ['"] | [^\n'"]*? [ \t}] from [ \t]++ ['"] | \{ [ \t\r]*+ $ )
             | export [ \t]++ (?: (?:const|let|var)[ \t]++ [\w{\[] [^\n=]*+ =
                                | (?:async[ \t]++)? function\b | class [ \t]++ \w++ [^\n{]*+ \{
                                | default [ \t]++ (?: [({] | (?:function|class)\b | \w++;?\s*+$ )
                                | [{*] ) ) )
  | (?P<math> [ \t]*+ (?:\$\$|\\\[) [ \t\r]*+ $ )
  | (?P<attributes> \{: [^{}\n]*+ \} | \{ [ ]? (?: [.#][\w:.-]++ | (?!\d)[\w-]++ =
        (?: "[^"{}\n]*+" | '[^'{}\n]*+' | [^\s{}"'`=]++ ) ) [^{}\n]*+ \} )
  | (?P<expression> \{ (?: [A-Za-z_$][\w$]*+
        (?: \??\.[\w$]++ | \[[^][\n{}]*+\] | \([^(){}\n]*+\) )*+
        | " [^"{}\n]*+ " | ' [^'{}\n]*+ ' ) \} )
  | (?P<literal> \{ [ \t\r\n]*+ `[^`]*+` [ \t\r\n]*+ \} )
  | (?P<flow> [ \t]*+ \{ (?![{%*/]) (?: [^{}]
        | \{ (?: [^{}] | \{ (?: [^{}] | \{ [^{}]*+ \} )*+ \} )*+ \} )*+ \} [ \t\r]*+ $ )
  | (?P<snippet> [ \t]*+ (?: ;?-++8<-++ [ \t\r]*+ \n
            (?: [ \t]*+ [\w./:-]++ [ \t\r]*+ \n )++ [ \t]*+ -++8<-++
        | ;?-++8<-++ [ \t] [^\n]*+ | <<<[ \t]*+ @?[\w./~-]++ [^\n]*+
        | @\[code [^]\n]*+ \] \( [^()\n]*+ \) | @include:? [ \t({] [^\n]*+ | !!!include\( [^\n]*+
        ) [ \t\r]*+ $ )
  | (?P<abbreviation> [ ]{0,3} \*\[ [^]\n[]++ \]: [ \t]*+ (?P<meaning> [^\s][^\n]*+ ) $ )
  | (?P<open> \{\{ | \{% | \{\* | \{/\* )
  | (?P<jsx> </?[A-Z][\w.:-]*+ (?: [^<>{}"'`\n] | \r?\n(?![ \t\r]*\n) | "[^"]*+" | '[^']*+'
        | \{ (?: [^{}] | \{ (?: [^{}] | \{ [^{}]*+ \} )*+ \} )*+ \} )*+ > )
  | (?P<colon> [ \t]*+ : (?=[^\s:-]|-++[^\s:|-]|:[^\s:]) )
    """,
    re.MULTILINE | re.VERBOSE,
)

CANDIDATE = re.compile(
    r"\n(?=(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+"
    r"(?:`{3}|~{3}|:|///|!!!|\?{3}|===|(?:im|ex)port[ \t]|\$\$|\\\[|\*\["
    r"|;?-++8<-|<<<|@\[code|@include|\{[\w(\[!\"'\n])"
    r")"
    r"|\{[{%*/:\w$\"'.#`\s]|<(?:!--|/?[A-Z])"
)
"""Where a lie may begin: at the start of the line after, or here. Quick to search for."""

CLOSERS = {"{{": "}}", "{%": "%}", "{*": "*}", "{/*": "*/}"}
DEEPER = re.compile(r"[ \t\r]*+\n(?:[ \t\r]*+\n)*+([ ]{4,}+)(?=\S)")
STEP = 5
"""How much deeper than a list item's mark its text may stand (CommonMark §5.2)."""
MARK = re.compile(r"[^\w.{}]|_")
BLANK = re.compile(r"\n[ \t\r]*\n")

DIRECTIVE = re.compile(
    r"\{(?:admonition|attention|caution|danger|details|dropdown|error|hint|important|note|seealso"
    r"|tip|todo|versionadded|versionchanged|deprecated|warning)\}[ \t]*+(?P<title>[^\n]*+)"
    r"(?P<options>(?:\n[ \t>]*+:[\w-]++:[^\n]*+)*+)"
)
"""What stands behind a fence of MyST whose content is text, not code."""

VERBATIM = re.compile(
    r"(?:\{\{[<%]|\{%-?)[ \t]*+(?P<name>chart|chem|code|code-block|codeblock|graphviz"
    r"|highlight|katex|math|mermaid|plantuml|prism)(?=[\s>%])"
)
"""The tags of templates that hold code up to the tag that closes them."""
