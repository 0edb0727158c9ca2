"""The real deep-translator client against a server on loopback, with every fault it can meet.

Hosted engines are never called from here: google, mymemory and microsoft run against answers in
their shape, of our own making.
"""

import logging
from pathlib import Path

import pytest

from i18n_tool.engines import Engine, Failure, Kind, Setup, make_engine
from i18n_tool.engines.languages import CODES
from i18n_tool.errors import EngineError
from tests.engines.libre_server import LibreServer

CANARY = "sk-canary-0123456789"


def libre(server: LibreServer, key: str = "") -> Engine:
    return make_engine("libre", Setup(url=server.url, key=key))


def test_a_sentence_is_translated(server: LibreServer) -> None:
    assert libre(server).translate(["Hello."], "en", "fr", 2) == ["en>fr Hello."]


@pytest.mark.parametrize(
    ("target", "code"),
    [("uk", "uk"), ("zh_Hant", "zh-Hant"), ("pt_BR", "pt-BR"), ("fr_002", "fr"), ("de", "de")],
)
def test_locales_that_its_language_table_refuses(
    server: LibreServer, target: str, code: str
) -> None:
    assert libre(server).translate(["Hello."], "en", target, 2) == [f"en>{code} Hello."]


FAULTS = [
    ("busy", Failure(Kind.TRANSIENT, "the server takes no more requests now (HTTP 429)", 7.0)),
    ("broken", Failure(Kind.TRANSIENT, "the server failed (HTTP 500)")),
    ("refused", Failure(Kind.PERMANENT, "the server refuses the text (HTTP 400)")),
    ("missing", Failure(Kind.FATAL, "there is no such service at the server's address (HTTP 404)")),
    ("moved", Failure(Kind.FATAL, "the server sends on to another address (HTTP 302)")),
    ("silent", Failure(Kind.TRANSIENT, "the server did not answer within 0.3 seconds")),
    ("drip", Failure(Kind.TRANSIENT, "the server did not answer within 0.3 seconds")),
    ("drip_headers", Failure(Kind.TRANSIENT, "the server did not answer within 0.3 seconds")),
    ("endless", Failure(Kind.TRANSIENT, "the server's answer is endless")),
    ("empty", Failure(Kind.PERMANENT, "the engine gave an empty answer")),
    ("null", Failure(Kind.PERMANENT, "the engine gave an empty answer")),
    ("nothing", Failure(Kind.TRANSIENT, "the server's answer cannot be read")),
    ("list", Failure(Kind.PERMANENT, "the engine answered in a form that is not known")),
    ("page", Failure(Kind.TRANSIENT, "the engine answered with an error page")),
    ("page_as_text", Failure(Kind.TRANSIENT, "the engine answered with an error page")),
    ("truncated", Failure(Kind.TRANSIENT, "the server's answer cannot be read")),
    ("short", Failure(Kind.TRANSIENT, "the server broke off its answer")),
    ("close", Failure(Kind.TRANSIENT, "the server cannot be reached")),
    ("babble", Failure(Kind.PERMANENT, "the engine's answer cannot be a translation of the text")),
]


@pytest.mark.parametrize(("fault", "failure"), FAULTS, ids=[fault for fault, _ in FAULTS])
def test_each_fault_is_a_failure_of_its_kind(
    server: LibreServer, fault: str, failure: Failure
) -> None:
    server.faults = [fault]
    timeout = 0.3 if failure.reason.endswith("0.3 seconds") else 5
    assert libre(server).translate(["Hello."], "en", "fr", timeout) == [failure]


def test_a_server_that_is_not_there() -> None:
    engine = make_engine("libre", Setup(url="http://127.0.0.1:9/"))
    assert engine.translate(["Hello."], "en", "fr", 2) == [
        Failure(Kind.TRANSIENT, "the server cannot be reached")
    ]


def test_what_is_left_at_the_deadline_fails(server: LibreServer) -> None:
    server.faults = ["", "silent"]
    late = Failure(Kind.TRANSIENT, "the server did not answer within 0.3 seconds")
    assert libre(server).translate(["a", "b", "c"], "en", "fr", 0.3) == ["en>fr a", late, late]


@pytest.mark.parametrize(
    "fault", ["", *(fault for fault, _ in FAULTS if "drip" not in fault and fault != "silent")]
)
def test_keys_and_texts_are_in_no_failure_log_or_address(
    server: LibreServer,
    fault: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    server.key, server.faults = "another", [fault]
    engine = libre(server, CANARY)
    with caplog.at_level(logging.DEBUG):
        answers = engine.translate(["Secret sentence."], "en", "fr", 2)
    out, err = capfd.readouterr()
    said = "".join([repr(answers), repr(engine), caplog.text, out, err, *server.paths])
    assert isinstance(answers[0], Failure)
    assert CANARY not in said
    assert "Secret sentence" not in said


def test_a_wrong_key_stops_the_engine(server: LibreServer) -> None:
    server.key = "right"
    wrong, right = libre(server, "wrong"), libre(server, "right")
    assert right.translate(["a"], "en", "fr", 2) == ["en>fr a"]
    assert wrong.translate(["a"], "en", "fr", 2) == [
        Failure(
            Kind.FATAL,
            "the server refuses access: a wrong key, or a quota that is spent (HTTP 403)",
        )
    ]


def test_the_google_client_on_a_page_of_our_own(server: LibreServer) -> None:
    engine = make_engine("google", Setup(url=f"{server.url}m"))
    assert engine.translate(["Tom & Ann"], "en", "pt_PT", 2) == ["en>pt-PT Tom & Ann"]
    server.faults = ["page"]
    assert engine.translate(["Hi"], "en", "fr", 2) == [
        Failure(Kind.TRANSIENT, "the engine answered with an error page")
    ]
    server.faults = ["busy"]
    assert engine.translate(["Hi"], "en", "fr", 2) == [
        Failure(Kind.TRANSIENT, "the server takes no more requests now (HTTP 429)", 7.0)
    ]


def test_the_google_client_gives_none_for_text_it_does_not_change(server: LibreServer) -> None:
    server.translate = lambda text, source, target: text
    engine = make_engine("google", Setup(url=f"{server.url}m"))
    assert engine.translate(["…"], "en", "fr", 2) == [
        Failure(Kind.PERMANENT, "the engine gave an empty answer")
    ]


def test_the_mymemory_client_and_its_errors_in_the_place_of_text(server: LibreServer) -> None:
    engine = make_engine(
        "mymemory", Setup(url=f"{server.url}get", options={"email": "a@example.org"})
    )
    assert engine.translate(["Hello"], "en", "uk", 2) == ["en-GB>uk-UA Hello"]
    server.faults = ["quota"]
    assert engine.translate(["Hello"], "en", "uk", 2) == [
        Failure(Kind.FATAL, "today's free translations are used up")
    ]
    assert engine.translate(["é" * 300], "fr", "uk", 2) == [
        Failure(Kind.PERMANENT, "the text is too long for the engine")
    ]


def test_the_microsoft_client_makes_one_request_only(server: LibreServer) -> None:
    server.key = CANARY
    engine = make_engine(
        "microsoft", Setup(url=f"{server.url}microsoft?api-version=3.0", key=CANARY)
    )
    assert engine.translate(["Hello"], "en", "zh_Hant", 2) == ["en>zh-Hant Hello"]
    assert len(server.paths) == 1


@pytest.mark.parametrize(("name", "setup"), [("libre", Setup()), ("microsoft", Setup())])
def test_an_engine_without_its_key_says_which_variable_it_wants(name: str, setup: Setup) -> None:
    with pytest.raises(EngineError) as error:
        make_engine(name, setup)
    assert f"{name.upper()}_API_KEY" in error.value.todo


@pytest.mark.parametrize(
    "url", ["ftp://x.org/", "localhost:5000", "http://key@x.org/", "http:///x"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(EngineError, match="address"):
        make_engine("libre", Setup(url=url))


def test_pairs() -> None:
    engine = make_engine("google", Setup())
    assert all(engine.supports("en", target) for target in CODES["google"] if target != "en")
    assert not engine.supports("fr", "fr_002")
    assert not engine.supports("pt_XX", "fr")


def test_nothing_of_the_client_is_loaded_before_the_first_call(root: Path) -> None:
    import subprocess
    import sys

    code = "import sys, i18n_tool.engines as e; e.make_engine('google', e.Setup()); print('bs4' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert run.stdout == "False\n"
