#!/bin/sh
# What the tests need from the system beside Python: gettext's own programs, as judges of our catalogs,
# and Asciidoctor, as the judge of our AsciiDoc.
set -eu
missing=""
command -v msgfmt >/dev/null 2>&1 || missing="$missing gettext"
command -v git >/dev/null 2>&1 || missing="$missing git"
command -v asciidoctor >/dev/null 2>&1 || missing="$missing asciidoctor"
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need:$missing. Install them with your system's package manager, then run make test again." >&2
    exit 1
fi
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
echo "Installing what the tests need:$missing"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing
