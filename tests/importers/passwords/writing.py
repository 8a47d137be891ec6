"""Writes the files of other programs, as they write them; every name in them is made up."""

import base64
import csv
import hmac
import io
import json
import os
import zipfile

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7

BITWARDEN = (
    "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,"
    "login_totp"
)
BITWARDEN_TEAM = (
    "collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp"
)
ONEPASSWORD = "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes"
LASTPASS = "url,username,password,totp,extra,name,grouping,fav"
CHROME = "name,url,username,password,note"
FIREFOX = (
    "url,username,password,httpRealm,formActionOrigin,guid,timeCreated,timeLastUsed,"
    "timePasswordChanged"
)
APPLE = "Title,URL,Username,Password,Notes,OTPAuth"
PROTON = "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault"
KEEPASSXC = "Group,Title,Username,Password,URL,Notes,TOTP,Icon,Last Modified,Created"


def table(heads, *rows, divider=",", end="\r\n", quoting=csv.QUOTE_MINIMAL):
    """Return the table as text; ``rows`` are lists of cells, or dicts by the columns' names."""
    names = heads.split(",") if isinstance(heads, str) else list(heads)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=divider, lineterminator=end, quoting=quoting)
    if names:
        writer.writerow(names)
    for row in rows:
        writer.writerow([row.get(name, "") for name in names] if isinstance(row, dict) else row)
    return out.getvalue()


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked(plain, password, **kdf):
    """Return Bitwarden's JSON locked with a password: PBKDF2, or Argon2id where memory is said."""
    salt = base64.b64encode(os.urandom(16)).decode()
    if "kdfMemory" in kdf:
        digest = hashes.Hash(hashes.SHA256())
        digest.update(salt.encode())
        key = Argon2id(
            salt=digest.finalize(),
            length=32,
            iterations=kdf["kdfIterations"],
            lanes=kdf["kdfParallelism"],
            memory_cost=kdf["kdfMemory"] * 1024,
        ).derive(password.encode())
    else:
        key = PBKDF2HMAC(
            algorithm=hashes.SHA256(),
            length=32,
            salt=salt.encode(),
            iterations=kdf["kdfIterations"],
        ).derive(password.encode())
    encrypting, signing = (
        HKDFExpand(algorithm=hashes.SHA256(), length=32, info=use).derive(key)
        for use in (b"enc", b"mac")
    )

    def closed(text):
        nonce, padder = os.urandom(16), PKCS7(128).padder()
        padded = padder.update(text) + padder.finalize()
        encryptor = Cipher(algorithms.AES256(encrypting), modes.CBC(nonce)).encryptor()
        inside = encryptor.update(padded) + encryptor.finalize()
        tag = hmac.digest(signing, nonce + inside, "sha256")
        return "2." + "|".join(base64.b64encode(part).decode() for part in (nonce, inside, tag))

    return {
        "encrypted": True,
        "passwordProtected": True,
        "salt": salt,
        "kdfType": 1 if "kdfMemory" in kdf else 0,
        **kdf,
        "encKeyValidation_DO_NOT_EDIT": closed(os.urandom(16).hex().encode()),
        "data": closed(json.dumps(plain).encode()),
    }
