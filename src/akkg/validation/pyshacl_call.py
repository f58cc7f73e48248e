"""Calls pySHACL, the reference engine, quietly; all that it raises becomes one kind of error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkg.errors import ValidationError
from akkg.validation.quiet import quiet
from akkg.validation.rdflib_terms import graph
from akkg.validation.shape_faults import ill_formed
from akkg.validation.shapes import Shapes

if TYPE_CHECKING:
    import rdflib

__all__ = ["call_pyshacl"]


def call_pyshacl(data: rdflib.Graph, shapes: Shapes) -> rdflib.Graph:
    """Hold data to shapes.

    Args:
        data: What is validated; it is not changed.
        shapes: What must hold.

    Returns:
        The report.

    Raises:
        ValidationError: Where pySHACL cannot use the shapes.

    Standard:
        SHACL, section 3.4, "Validation", with its failures (3.4.1); no entailment regime.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure

    try:
        with quiet():
            _, report, told = pyshacl.validate(
                data,
                shacl_graph=graph(shapes.graph.triples, shapes.prefixes),
                inference="none",
                inplace=True,
            )
    except ReportableRuntimeError as error:
        raise ill_formed(shapes, str(error)) from None
    except TypeError as error:  # it compares values without asking whether they can be compared
        what = f"pySHACL cannot compare two values, {error}"
        remedy = "look for a date or a number that is ill-formed, and mend it"
        raise ValidationError(what, shapes.place(), remedy) from error
    except Exception as error:  # what it does not support, a prefix that is not declared
        raise ill_formed(shapes, str(error)) from error
    if isinstance(report, ValidationFailure):
        raise ill_formed(shapes, told)
    found: rdflib.Graph = report
    return found
