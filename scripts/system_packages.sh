#!/bin/sh
# Sees to the system's packages that pip cannot bring: `system_packages.sh run` or `system_packages.sh test`.
# As root on Debian and its like it installs what is missing; otherwise it prints the line to type and exits with 2.
set -eu
PATH="$PATH:/usr/sbin:/sbin"
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3" >&2
    exit 2
fi
[ "$(uname -s)" = Linux ] || exit 0

libraries=$(ldconfig -p 2>/dev/null || true)
missing=
need() { # package, command that succeeds where it is installed
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}
library() { case $libraries in *"$1 "*) return 0 ;; *) return 1 ;; esac; }

need python3-venv "$python" -c 'import ensurepip, venv'
need libgl1 library libGL.so.1
need libegl1 library libEGL.so.1
need libglib2.0-0 library libglib-2.0.so.0
need libxkbcommon0 library libxkbcommon.so.0
need libfontconfig1 library libfontconfig.so.1
need libfreetype6 library libfreetype.so.6
need libdbus-1-3 library libdbus-1.so.3
need libxcb-cursor0 library libxcb-cursor.so.0
need libxcb-icccm4 library libxcb-icccm.so.4
need libxcb-keysyms1 library libxcb-keysyms.so.1
need libxcb-shape0 library libxcb-shape.so.0
need libxcb-xkb1 library libxcb-xkb.so.1
need libxkbcommon-x11-0 library libxkbcommon-x11.so.0
if [ "${1:-run}" = test ]; then
    need chromium command -v chromium
    need poppler-utils command -v pdftotext
    need cups command -v cupsd
    need cups-client command -v lp
    need printer-driver-cups-pdf test -e /usr/lib/cups/backend/cups-pdf
    need xvfb command -v Xvfb
    need gcc command -v gcc
    need libc6-dev test -f /usr/include/stdio.h
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Missing on this system (Debian's names):$missing" >&2
    exit 2
fi
if [ "$(id -u)" != 0 ]; then
    echo "Some system packages are missing. Type this line, then make again:" >&2
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends -y$missing" >&2
    exit 2
fi
echo "Installing system packages:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
# shellcheck disable=SC2086 # a list of words
apt-get -qq install --no-install-recommends -y $missing >/dev/null
