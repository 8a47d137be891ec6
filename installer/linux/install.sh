#!/bin/sh
# Installs smdesk for whoever runs this, without an administrator. Taken along in the .run file.
set -eu
# What unpacks the .run file lets nobody else read what is made; but a program is for everybody.
umask 022

usage() {
    echo "usage: smdesk.run [-- [--prefix FOLDER] [--quiet] [--uninstall]]"
    echo "  --prefix FOLDER  where it goes; \$HOME/.local unless said otherwise"
    echo "  --quiet          say nothing but what went wrong"
    echo "  --uninstall      take it away again; cabinets and settings stay"
    echo "smdesk has to be closed meanwhile."
}

prefix=${HOME:?}/.local
quiet=
uninstall=
case $0 in
    # As it lies beside the program, it takes away what it lies in, wherever that is.
    */lib/smdesk/uninstall.sh)
        uninstall=1
        prefix=$(cd "$(dirname "$0")/../.." && pwd) ;;
esac
while [ $# -gt 0 ]; do
    case $1 in
        --prefix) prefix=${2:?--prefix needs a folder}; shift ;;
        --prefix=*) prefix=${1#--prefix=} ;;
        --quiet) quiet=1 ;;
        --uninstall) uninstall=1 ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac

home=$prefix/lib/smdesk
share=$prefix/share
FILES="applications/smdesk.desktop mime/packages/smdesk.xml metainfo/org.smdesk.smdesk.metainfo.xml
icons/hicolor/scalable/apps/smdesk.svg icons/hicolor/scalable/mimetypes/application-x-smvault.svg
man/man1/smdesk.1.gz"
for side in 16 24 32 48 64 128 256; do
    FILES="$FILES icons/hicolor/${side}x$side/apps/smdesk.png"
done

say() { [ -n "$quiet" ] || echo "$@"; }

try() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi; }

refresh() {
    try update-desktop-database -q "$share/applications"
    try update-mime-database "$share/mime"
    # A cache of icons that is older than its folder is passed over.
    if [ -d "$share/icons/hicolor" ]; then touch "$share/icons/hicolor"; fi
}

running() {
    program=$(readlink -f "$home/smdesk" 2>/dev/null) || return 1
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/exe" 2>/dev/null)" = "$program" ]; then return 0; fi
    done
    return 1
}

if [ -n "$uninstall" ]; then
    for file in $FILES; do rm -f "$share/$file"; done
    if [ "$(readlink "$prefix/bin/smdesk" 2>/dev/null)" = "$home/smdesk" ]; then
        rm -f "$prefix/bin/smdesk"
    fi
    rm -rf "$home"
    refresh
    say "smdesk is gone from $prefix. Cabinets and settings are where they were."
    exit 0
fi

here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$here/smdesk/smdesk" ]; then
    echo "smdesk.run: what is to be installed is not beside this script" >&2
    exit 1
fi
if running; then
    echo "smdesk is open. Close it, and run this once more; nothing was changed." >&2
    exit 3
fi
mkdir -p "$prefix/lib" "$prefix/bin" "$share"
# The old one stays whole until the new one is there; a mixture of both would not start.
rm -rf "$home.new" "$home.old"
cp -R "$here/smdesk" "$home.new"
chmod -R u+w,a+rX "$home.new"
cp "$0" "$home.new/uninstall.sh"
chmod 755 "$home.new/uninstall.sh"
if [ -e "$home" ]; then mv "$home" "$home.old"; fi
mv "$home.new" "$home"
rm -rf "$home.old"
ln -sf "$home/smdesk" "$prefix/bin/smdesk"
for file in $FILES; do
    # There are no pictures of the icon where nothing could draw them.
    if [ ! -e "$here/share/$file" ]; then continue; fi
    mkdir -p "$share/$(dirname "$file")"
    cp "$here/share/$file" "$share/$file"
    chmod a+r "$share/$file"
done
program=$(printf %s "$home/smdesk" | sed 's/[&|\\]/\\&/g')
sed -e "s|^Exec=smdesk|Exec=\"$program\"|" -e "s|^TryExec=.*|TryExec=$program|" \
    "$here/share/applications/smdesk.desktop" >"$share/applications/smdesk.desktop"
refresh
say "smdesk is in $home. Start it from the menu, or as $prefix/bin/smdesk."
say "To take it away: $home/uninstall.sh"
