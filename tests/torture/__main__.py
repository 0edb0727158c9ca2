"""Stop commands at any moment, hundreds of times, and see that nothing is lost: `make torture`.

Each round changes some articles and catalogs, starts a command, and kills it outright or sends
Ctrl-C or SIGTERM: in half of the rounds after a random part of the time that the command takes, in
the others once it has begun to write. Then every catalog must parse, every compiled one must load,
every translation, every approval and all that the command told of as done must still be there; and
the next start must clear away what was left. At the end a last run must complete and come to the
very bytes that an undisturbed run comes to.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.project import (
    Line,
    catalogs,
    change_articles,
    command_line,
    complete,
    environment,
    make_project,
)
from tests.torture.seen import Seen, acknowledged, leftovers, look, lost, outputs

PERSON = "A Reviewer <reviewer@example.org>"
JSON = ("--format", "json")
COMMANDS: dict[str, Line] = {
    "sync": ("sync", *JSON),
    "draft": ("draft", "--offline", *JSON),
    "review": ("review", "approve", "--as", PERSON, *JSON),
    "compile": ("compile", *JSON),
    "render": ("render", *JSON),
    "build": ("build",),
    "merge-driver": ("merge-driver", ".base", "ours", ".theirs", "7", "locales/uk.po"),
}
STOPS = (signal.SIGINT, signal.SIGTERM)
FAILED = (1, 255)
FINISHED = (0, 3, *FAILED)


@dataclass
class Tally:
    """What was seen."""

    outcomes: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    """How often a kill came while temporary files were there."""
    damage: list[str] = field(default_factory=list)
    spans: dict[str, float] = field(default_factory=dict)
    """How many seconds each command took undisturbed, at most."""


@dataclass(frozen=True)
class Stopped:
    """What came of a command that was stopped."""

    code: int
    out: str
    err: str


def main() -> int:
    """Run the rounds; the exit code is 1 where anything was damaged."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=300, help="rounds with SIGKILL")
    parser.add_argument("--stops", type=int, default=100, help="rounds with Ctrl-C or SIGTERM")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 100_000)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    tally = Tally()
    print(f"seed {options.seed}: {options.kills} kills, {options.stops} stops", flush=True)
    signs = [signal.SIGKILL] * options.kills + [dice.choice(STOPS) for _ in range(options.stops)]
    dice.shuffle(signs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        folder.mkdir()
        make_project(folder, dice)
        measure(folder, dice, tally)
        names = list(COMMANDS)
        for number, sign in enumerate(signs):
            one_round(folder, names[number % len(names)], sign, (dice, tally))
            if number % 50 == 49:
                print(f"{number + 1} rounds, {len(tally.damage)} damaged or lost", flush=True)
        last_run(folder, Path(name) / "undisturbed", tally)
    report(tally)
    return 1 if tally.damage else 0


def measure(folder: Path, dice: random.Random, tally: Tally) -> None:
    """Run every command to its end, and note the time."""
    for name, words in COMMANDS.items():
        change_articles(folder, dice)
        prepare_merge(folder)
        started = time.monotonic()
        complete(folder, words)
        tally.spans[name] = time.monotonic() - started


def prepare_merge(folder: Path) -> bytes:
    """Put three versions of a catalog where git puts them; give what they come to."""
    text = next(catalogs(folder)).read_text()
    at = text.index('msgstr "', text.index('msgstr "', text.index("\n\n"))) + len('msgstr "')
    last = text.rindex('msgstr "') + len('msgstr "')
    theirs = f"{text[:last]}theirs {text[last:]}"
    ours = f"{text[:at]}ours {text[at:]}"
    for name, content in ((".base", text), (".theirs", theirs), ("ours", ours), ("merged", ours)):
        (folder / name).write_text(content)
    words = [word if word != "ours" else "merged" for word in COMMANDS["merge-driver"]]
    complete(folder, words)
    return (folder / "merged").read_bytes()


def one_round(
    folder: Path, name: str, sign: signal.Signals, common: tuple[random.Random, Tally]
) -> None:
    """Change, start, stop, and look."""
    dice, tally = common
    change_articles(folder, dice)
    merged = prepare_merge(folder) if name == "merge-driver" else b""
    ours = (folder / "ours").read_bytes()
    before = look(folder)
    stopped = stop(folder, name, sign, common)
    done = stopped.code in FINISHED
    tally.outcomes[f"{name} {'finished' if done else sign.name} {stopped.code}"] += 1
    found = look(folder, linked=False).damage
    left = leftovers(folder)
    if left and sign == signal.SIGKILL:
        tally.within[name] += 1
    elif any(path.parent.name != "runs" for path in left):
        # Its register may be: Ctrl-C in the microseconds of its own removing. It names folders only.
        found.append(f"left behind by a run that ended in order: {sorted(left)[:3]}")
    if left:
        complete(folder, ("show", "news/a0"))  # the next start
    found += [f"left behind by the next start: {path}" for path in sorted(leftovers(folder))]
    found += judge(folder, before, stopped)
    if name == "merge-driver":
        came = (folder / "ours").read_bytes()
        wanted = (merged,) if stopped.code == 0 else (merged, ours)
        found += [] if came in wanted else ["the merge is neither done nor undone"]
    tally.damage += [f"{name} {sign.name} {stopped.code}: {what}" for what in found]


def judge(folder: Path, before: Seen, stopped: Stopped) -> list[str]:
    """Give all that is wrong once the next start is done."""
    after = look(folder)
    wrong = [*after.damage, *lost(before, after), *acknowledged(stopped.out, after)]
    wrong += outputs(folder)
    if "Traceback" in stopped.err or "defect" in stopped.err or stopped.code in FAILED:
        wrong.append(stopped.err[-600:])
    return wrong


def stop(
    folder: Path, name: str, sign: signal.Signals, common: tuple[random.Random, Tally]
) -> Stopped:
    """Start a command and stop it: after a random time, or once it has begun to write."""
    dice, tally = common
    span = tally.spans[name]
    process = subprocess.Popen(
        command_line(COMMANDS[name]),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    if dice.random() < 0.5:
        time.sleep(dice.uniform(0.05, 1.1) * span)
    else:
        wait_for_writing(folder, process)
        time.sleep(dice.choice((0, 0.001, 0.005, 0.02, 0.1)) * dice.random())
    if process.poll() is None:
        os.killpg(process.pid, sign)
    out, err = process.communicate(timeout=120)
    return Stopped(process.returncode, out, err)


def wait_for_writing(folder: Path, process: subprocess.Popen[str]) -> None:
    """Wait until a command has a register of what it writes, or is done."""
    runs = folder / ".i18n-tool/runs"
    while process.poll() is None:
        if runs.is_dir() and any(runs.iterdir()):
            return


def content(folder: Path) -> dict[str, bytes]:
    """Give a project's files, without what is derived."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not {".i18n-tool", ".git"} & set(path.relative_to(folder).parts)
    }


def last_run(folder: Path, other: Path, tally: Tally) -> None:
    """Build to the end, with and without what the killed runs left; both must agree."""
    ignored = shutil.ignore_patterns(".i18n-tool*", "*.mo", "build")
    shutil.copytree(folder, other, ignore=ignored)
    for place in (folder, other):
        complete(place, ("sync",))
        complete(place, ("draft", "--offline"))
        complete(place, ("build",))
    if leftovers(folder):
        tally.damage.append(f"left after the last run: {sorted(leftovers(folder))[:3]}")
    first, second = content(folder), content(other)
    unlike = sorted(
        name
        for name in first | second
        if first.get(name) != second.get(name) and not name.startswith("elsewhere/")
    )
    if unlike:
        tally.damage.append(f"differ from an undisturbed run: {len(unlike)}, {unlike[:3]}")


def report(tally: Tally) -> None:
    """Print what was seen."""
    for outcome, count in sorted(tally.outcomes.items()):
        print(f"{count:5}  {outcome}")
    spans = ", ".join(f"{name} {span:.2f} s" for name, span in tally.spans.items())
    print(f"undisturbed: {spans}")
    within = ", ".join(f"{name} {count}" for name, count in sorted(tally.within.items()))
    print(f"{tally.within.total()} kills came while files were being written: {within}")
    for damage in tally.damage:
        print(f"DAMAGE {damage}")
    print(f"{tally.outcomes.total()} rounds, {len(tally.damage)} damaged or lost")


if __name__ == "__main__":
    sys.exit(main())
