"""Build hook: the wheel carries ontology, graph, queries and product under ``akkg/data``."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("ontology", "graph", "queries")


class DataHook(BuildHookInterface[Any]):
    """Adds the data to a wheel; an editable install reads them from the checkout instead."""

    PLUGIN_NAME = "custom"
    _product: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the product beside the sources and name what goes where."""
        if version == "editable":
            return
        root = Path(self.root)
        self._product = Path(mkdtemp(prefix="akkg-product-"))
        _build_product(root, self._product)
        included = build_data["force_include"]
        included |= {str(root / name): f"akkg/data/{name}" for name in DATA}
        included[str(self._product)] = "akkg/data/product"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the product: the wheel has it now."""
        if self._product is not None:
            rmtree(self._product)


def _build_product(root: Path, out: Path) -> None:
    """Run the build of the sources at hand, not of an akkg that may be installed."""
    sys.path.insert(0, str(root / "src"))
    try:
        from akkg.building.build import build
        from akkg.header import HEADERS, compile_header

        build(root, out=out)
        (out / HEADERS).mkdir()
        for path in [*root.glob("queries/*/*.rq"), *root.glob("ontology/rules/*.rq")]:
            compile_header(path, out / HEADERS)
    finally:
        sys.path.remove(str(root / "src"))
