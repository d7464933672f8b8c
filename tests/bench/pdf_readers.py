"""The text of a PDF as different readers see it, each where it is installed."""

import io
import os
import re
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from paper.papers import text_in

_CONTROLS = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PDFJS = """
import fs from "fs";
const { getDocument } = await import(process.argv[2] + "/legacy/build/pdf.mjs");
const data = new Uint8Array(fs.readFileSync(process.argv[3]));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
for (let n = 1; n <= pdf.numPages; n++) {
    const content = await (await pdf.getPage(n)).getTextContent();
    const texts = content.items.map((item) => item.str + (item.hasEOL ? "\\n" : ""));
    fs.writeSync(1, texts.join("") + "\\n");
}
"""


def read_all(content: bytes) -> dict[str, str]:
    """Read a PDF by every reader that is there: name -> text."""
    texts = {"PDFium": text_in(content)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(content)
        if program := shutil.which("pdftotext"):
            texts["poppler"] = _run([program, "-enc", "UTF-8", str(path), "-"])
        if pdfjs := os.environ.get("SANAD_PDFJS"):
            script = Path(folder) / "read.mjs"
            script.write_text(_PDFJS)
            texts["pdf.js"] = _run(["node", str(script), pdfjs, str(path)])
    if find_spec("pypdf"):
        texts["pypdf"] = _read_by_pypdf(content)
    return texts


def drop_controls(text: str) -> str:
    """Drop marks of direction and soft hyphens, which some readers add."""
    return _CONTROLS.sub("", text)


def _run(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode(errors="replace")


def _read_by_pypdf(content: bytes) -> str:
    import pypdf  # noqa: PLC0415

    reader = pypdf.PdfReader(io.BytesIO(content))
    return "\n".join(page.extract_text() for page in reader.pages)
