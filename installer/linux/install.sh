#!/bin/sh
# Installs smdesk for whoever runs this, without an administrator. Taken along in the .run file.
set -eu

usage() {
    echo "usage: smdesk.run [-- [--prefix FOLDER] [--quiet] [--uninstall]]"
    echo "  --prefix FOLDER  where it goes; \$HOME/.local unless said otherwise"
    echo "  --quiet          say nothing but what went wrong"
    echo "  --uninstall      take it away again; cabinets and settings stay"
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

say() { [ -n "$quiet" ] || echo "$@"; }

refresh() {
    for program in "update-desktop-database -q $share/applications" \
        "update-mime-database $share/mime"; do
        # shellcheck disable=SC2086 - the words of a command
        if command -v "${program%% *}" >/dev/null 2>&1; then $program >/dev/null 2>&1 || true; fi
    done
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
mkdir -p "$prefix/lib" "$prefix/bin" "$share"
# The old one stays whole until the new one is there; a mixture of both would not start.
rm -rf "$home.new" "$home.old"
cp -R "$here/smdesk" "$home.new"
cp "$0" "$home.new/uninstall.sh"
chmod 755 "$home.new/uninstall.sh"
if [ -e "$home" ]; then mv "$home" "$home.old"; fi
mv "$home.new" "$home"
rm -rf "$home.old"
ln -sf "$home/smdesk" "$prefix/bin/smdesk"
for file in $FILES; do
    mkdir -p "$share/$(dirname "$file")"
    cp "$here/share/$file" "$share/$file"
done
sed -e "s|^Exec=smdesk|Exec=\"$home/smdesk\"|" -e "s|^TryExec=.*|TryExec=$home/smdesk|" \
    "$here/share/applications/smdesk.desktop" >"$share/applications/smdesk.desktop"
refresh
say "smdesk is in $home. Start it from the menu, or as $prefix/bin/smdesk."
say "To take it away: $home/uninstall.sh"
