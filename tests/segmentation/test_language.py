"""What is offered for translation, and what is copied."""

from pathlib import Path

import babel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n_tool.segmentation import is_language
from i18n_tool.segmentation.language import _OWN_NAMES
from i18n_tool.segmentation.language import __file__ as module_path
from tests.segmentation.own_names import own_names

LANGUAGE = """
Commentaire
qrCode
Voir l'original
OK
  • Partager
Yes/No
et/ou
COVID-19 recule
RFC 2119
L'art.
10 km à pied
Prix : 10 €
$10 milliards
12 juin 2024
Scan pour télécharger Gate app
Je parle English.
Français et English sont des langues
Traduire en Bahasa Indonesia
Le fichier README.md
Voir https://exemple.org/a
[Voir](https://exemple.org/a)
![Une image](x.png)
**Gras**
`foo` sert à tout
<b>Oui</b>
&#1044;&#1072;
&Eacute;t&eacute;
{name} a écrit
BTC monte de 2,4 %
日本
他说
项目使用一致的代码风格和明确的函数/方法/变量的名字
メニューの番号(open()、close()など)
联系邮箱abc@exemple.org
详见https://exemple.org/a，然后点击确定
2.0版本发布
3.5万人参加
Fichier(s)
he/she/they
M./Mme/Mlle.
-Oui
_Note_
1.usage
10 m
TOTAL 12,50
SAVE 20%
20% OFF
TLS 1.3
été.fin
Vai
{name} : <b>oui</b>
:ref:`Une page <page>`
:term:`octets`
:guilabel:`Save`
`Une page`_
`Une page <https://exemple.org>`__
سلام
Indonesia
U.S.A.
"""

NOT_LANGUAGE = """

—
« … »
0/400
1.2K
42
3,07 %
+3 %
10:30
12/05/2024 10:30
2024-01-02
2024-01-02T10:00:00Z
TOKEN3,07%
BTC +2.4%
BTC/USDT 64,000.5
ETH $3,200 (+1.2%)
$64,000
64.5 USD
https://exemple.org/a?b=c
www.exemple.org
exemple.org
moi@exemple.org
@compte
`foo()`
`foo` `bar`
``a ` b``
{{ x }}
{% block title %}
{{< figure src="a.png" >}}
{name}
%s
%(count)d
$x
<br>
<img src="a.png">
<!-- rien -->
&nbsp;&#160;
![](a.png)
[![](a.png)](https://exemple.org)
:smile:
foo_bar.py
lib/foo.py
mod_ssl.c
001.png
main.rs:12
a.b.run(main())
__main__
_private
-std=c99
-v
$HOME
src/lib.rs/x/y
v2.0.0-rc.1
2.1.0+build.5
64.5 USDT
:class:`Foo`
:func:`acos(x) <acos>`
:py:meth:`~a.b`
https://ru.wikipedia.org/wiki/Россия
C:\\Users\\jane\\report.pdf
\\\\server\\share
foo_bar
--help
README.md
parse()
std::vector
/usr/bin/env
src/app/main.py
v1.2.3
0xdeadbeef
a1b2c3d4e5
English
• English
  • Español
Français (Afrique)
Português (Brasil)
Português (Portugal)
Bahasa Indonesia
Tiếng Việt
简体中文
繁體中文
日本語
Русский
Українська
بالعربية
العربية
हिन्दी
English | Français | Español
"""


@pytest.mark.parametrize("text", LANGUAGE.strip("\n").split("\n"))
def test_words_are_offered(text):
    assert is_language(text)


@pytest.mark.parametrize("text", NOT_LANGUAGE[1:-1].split("\n"))
def test_what_is_no_language_is_copied(text):
    assert not is_language(text)


@given(st.text(alphabet=" \t\n0123456789.,:;!?%$€+-/()[]{}<>|#*_`~^&=@'\"«»…—\x00\ud800"))
def test_without_a_letter_there_is_no_language(text):
    assert not is_language(text)


@given(st.text(max_size=60))
def test_white_space_around_changes_nothing(text):
    assert is_language(text) == is_language(f" {text}\n")


def test_names_of_languages_are_those_of_cldr():
    """Written anew by `python tests/segmentation/own_names.py`."""
    path = Path(module_path).with_name(_OWN_NAMES[0])
    first, *names = path.read_text(encoding="utf-8").splitlines()
    if first == f"# CLDR names, by Babel {babel.__version__}":
        assert names == own_names()
    else:
        both = set(names) & set(own_names())
        assert len(both) > 0.9 * len(names)
