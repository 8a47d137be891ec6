"""What goes into the bundle and what stays out of it."""

import pytest

from installer.trimming import MODULES, is_the_systems, stays_out

OURS = ("/build/venv", "/build/python")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6\\plugins\\platforms\\qminimal.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "typst-0.15.0.dist-info/RECORD",
        "lxml/objectify.cpython-311-x86_64-linux-gnu.so",
        "docx/templates/default-docx-template/word/document.xml",
        "python3.11/lib-dynload/_crypt.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_no_one_needs_stays_out(name):
    assert stays_out(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "PySide6/Qt/lib/libQt6PrintSupport.so.6",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
        "typst-0.15.0.dist-info/METADATA",
        "lxml/etree.cpython-311-x86_64-linux-gnu.so",
        "docx/templates/default.docx",
        "odfdo/templates/text.ott",
        "resources/print/packet.typ",
        "smdesk/store/schema/0001.sql",
        "shiboken6/files.dir/shibokensupport/signature/loader.py",
    ],
)
def test_what_smdesk_stands_on_stays_in(name):
    assert not stays_out(name)


def test_the_systems_own_libraries_are_left_to_the_system():
    for name in ("libreadline.so.8", "libcups.so.2", "libgnutls.so.30", "libX11.so.6", "libc.so.6"):
        assert is_the_systems(name, f"/usr/lib/x86_64-linux-gnu/{name}", OURS)


def test_what_desktops_may_lack_and_what_the_packages_bring_is_carried():
    assert not is_the_systems("libxcb-cursor.so.0", "/usr/lib/libxcb-cursor.so.0", OURS)
    assert not is_the_systems("libQt6Core.so.6", "/build/venv/lib/libQt6Core.so.6", OURS)


def test_nothing_that_speaks_over_a_network_can_be_imported():
    assert {"PySide6.QtNetwork", "ssl", "_ssl", "http", "urllib.request", "smtplib"} <= {*MODULES}


def test_there_is_one_openssl_for_what_is_encrypted_and_none_beside_it():
    assert "_hashlib" in MODULES
    assert is_the_systems("libcrypto.so.3", "/usr/lib/x86_64-linux-gnu/libcrypto.so.3", OURS)


def test_what_is_under_the_gpl_is_never_carried():
    assert {"readline"} <= {*MODULES}
    for name in ("libreadline.so.8", "libgdbm.so.6", "libncursesw.so.6"):
        assert is_the_systems(name, f"/usr/lib/{name}", OURS)
