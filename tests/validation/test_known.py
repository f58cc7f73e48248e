"""What a remedy draws on can be had for every shape, also one without an IRI."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkg.validation.validating import validate

WORLD = Path(__file__).parents[1] / "data" / "shapes" / "world.trig"


@pytest.mark.parametrize(
    "constraint", ["sh:datatype xsd:gYear", "sh:class akkg:Fund", "sh:in ( 0 )", "sh:maxCount 0"]
)
def test_a_property_shape_without_a_name_gives_findings(constraint: str, tmp_path: Path) -> None:
    """Each has its places and is no error."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix akkg: <https://w3id.org/akkg/ontology#> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "akkg:s a sh:NodeShape ; sh:targetClass akkg:Meeting ;\n"
        f"    sh:property [ sh:path akkg:ordinal ; {constraint} ] .\n"
    )
    found = validate([WORLD], alone=True, shapes=shapes).findings
    assert found
    assert all(finding.places for finding in found)
