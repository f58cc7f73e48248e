"""Faults of figures, ranks and releases of data, and of the data cube that they make up."""

from __future__ import annotations

from random import Random

from bench.faults.claims import Claims, Statement
from bench.faults.edits import adds, of_roles, pick, replaced, replaces
from bench.faults.fault import Edit, Kind, edit, expect
from bench.faults.terms import edtf, integer, iri, plain, typed, words

__all__ = ["kinds"]

_PERIOD, _VALUE = "sdmx-dimension:refPeriod", "sdmx-measure:obsValue"
_ONTOLOGY = iri("graph:ontology")


def _lacking(name: str, shape: str, check: str, claims: Claims, dice: Random) -> Edit | None:
    figure = pick(dice, claims.role("figures"))
    if figure is None:
        return None
    return edit(
        claims.given(figure, name),
        (),
        expect(figure, name, "", "MinCount", shape),
        expect(figure, name, "", "SPARQL", check),
    )


def no_period(claims: Claims, dice: Random) -> Edit | None:
    """The period is a dimension of the cube."""
    shape, check = "shape:statistic-period", "check:cube-dimension-missing"
    return _lacking(_PERIOD, shape, check, claims, dice)


def no_value(claims: Claims, dice: Random) -> Edit | None:
    """The value is the measure of the cube."""
    shape, check = "shape:statistic-value", "check:cube-measure-missing"
    return _lacking(_VALUE, shape, check, claims, dice)


def no_indicator(claims: Claims, dice: Random) -> Edit | None:
    """The indicator is a dimension of the cube."""
    shape, check = "shape:statistic-indicator", "check:cube-dimension-missing"
    return _lacking("akkg:indicator", shape, check, claims, dice)


def field_as_indicator(claims: Claims, dice: Random) -> Edit | None:
    """A concept of another scheme is no indicator, and no code of the dimension."""
    figure = pick(dice, claims.role("figures"))
    if figure is None:
        return None
    value = iri("ak:field-culture")
    old = claims.given(figure, "akkg:indicator")
    return edit(
        old,
        [*replaced(old, value), *claims.mention(claims.home(figure), value)],
        expect(figure, "akkg:indicator", value, "And", "shape:statistic-indicator"),
        expect(figure, "akkg:indicator", value, "SPARQL", "check:cube-code-not-in-list"),
    )


def measured_twice(claims: Claims, dice: Random) -> Edit | None:
    """The check names the last in the order of their IRIs."""
    by_period: dict[str, list[str]] = {}
    for figure in sorted(claims.role("observations")):
        for period in claims.values(figure, _PERIOD):
            by_period.setdefault(period, []).append(figure)
    same = pick(dice, (some for _, some in sorted(by_period.items()) if len(some) > 1))
    if same is None:
        return None
    first, last = sorted(dice.sample(same, 2))
    [value] = claims.values(first, "akkg:indicator")
    old = claims.given(last, "akkg:indicator")
    new = [*replaced(old, value), *claims.mention(claims.home(last), value)]
    others = [each for each in same if claims.values(each, "akkg:indicator") == [value]]
    found = expect(last, "", first, "SPARQL", "check:cube-duplicate-observation")
    return edit(old, new, found) if others == [first] else None


def in_another_data_set(claims: Claims, dice: Random) -> Edit | None:
    """A rule puts statistics into that of the partnership."""
    figure = pick(dice, claims.role("figures"))
    if figure is None:
        return None
    value = iri("ak:indicators")
    return edit(
        (),
        claims.say(figure, "qb:dataSet", value),
        expect(figure, "qb:dataSet", value, "Closed", "shape:statistic"),
        expect(figure, "qb:dataSet", value, "SPARQL", "check:cube-unique-data-set"),
    )


def base_after_period(claims: Claims, dice: Random) -> Edit | None:
    """It grows against what comes later."""
    figure = pick(
        dice, (each for each in claims.role("figures") if claims.given(each, "akkg:comparedWith"))
    )
    if figure is None:
        return None
    old, value = claims.given(figure, "akkg:comparedWith"), edtf("2998")
    found = expect(figure, "akkg:comparedWith", value, "SPARQL", "shape:base-before-period")
    return edit(old, replaced(old, value), found)


def growth_as_text(claims: Claims, dice: Random) -> Edit | None:
    """The datatype is asked for inside of a choice of two."""
    grown = (each for each in claims.role("figures") if claims.given(each, "akkg:growthPercent"))
    figure = pick(dice, grown)
    if figure is None:
        return None
    old, value = claims.given(figure, "akkg:growthPercent"), plain("3.5")
    found = expect(figure, "akkg:growthPercent", value, "Or", "shape:statistic-growth")
    return edit(old, replaced(old, value), found)


def of_nobody(claims: Claims, dice: Random) -> Edit | None:
    """A figure says between whom it is, from whom to whom, or whose rank it is."""
    between = (each for each in claims.role("figures") if claims.given(each, "akkg:party"))
    figure = pick(dice, between)
    if figure is None:
        return None
    found = expect(figure, "", figure, "Or", "shape:statistic-says-of-whom")
    return edit(claims.given(figure, "akkg:party"), (), found)


def flow_with_party(claims: Claims, dice: Random) -> Edit | None:
    """Who takes part in a flow is one of its two ends."""
    flow = pick(dice, claims.role("flows"))
    if flow is None:
        return None
    added = claims.say(flow, "akkg:party", claims.role("partner")[0])
    return edit((), added, expect(flow, "akkg:party", "", "MaxCount", "shape:flow-without-party"))


def _silent_releases(claims: Claims) -> list[str]:
    return [each for each in claims.role("releases") if not claims.given(each, "akkg:preliminary")]


def two_growths_in_two_passages(claims: Claims, dice: Random) -> Edit | None:
    """The shape sees that there are two, and a check that two passages disagree."""
    figure = pick(
        dice,
        (
            each
            for each in claims.role("figures")
            if len(claims.given(each, "akkg:growthPercent")) == 1
        ),
    )
    graphs = claims.role("graphs")
    if figure is None or len(graphs) < 2:
        return None
    [(_, name, value, graph)] = claims.given(figure, "akkg:growthPercent")
    other = next(each for each in graphs if each != graph)
    second = integer(999)
    last = max(value, second, key=lambda term: term.split('"')[1])
    added: list[Statement] = [(figure, name, second, other), *claims.mention(other, figure)]
    return edit(
        (),
        added,
        expect(figure, "akkg:growthPercent", "", "MaxCount", "shape:statistic-growth"),
        expect(figure, "akkg:growthPercent", last, "SPARQL", "check:values-disagree", "warning"),
    )


def component_of_two(claims: Claims, dice: Random) -> Edit | None:
    """It is no component of the structure of the statistics."""
    component = iri(f"ak:component-{claims.slug}")
    added = [
        (component, iri("rdf:type"), iri("qb:ComponentSpecification"), _ONTOLOGY),
        (component, iri("skos:prefLabel"), words(f"component {claims.slug}"), _ONTOLOGY),
        (component, iri("qb:dimension"), iri("akkg:indicator"), _ONTOLOGY),
        (component, iri("qb:attribute"), iri("sdmx-attribute:unitMeasure"), _ONTOLOGY),
    ]
    return edit((), added, expect(component, "", component, "Xone", "shape:data-component"))


def structure_without_measure(claims: Claims, dice: Random) -> Edit | None:
    """No data set has this structure, but it has one component."""
    structure = iri(f"ak:structure-{claims.slug}")
    added = [
        (structure, iri("rdf:type"), iri("qb:DataStructureDefinition"), _ONTOLOGY),
        (structure, iri("skos:prefLabel"), words(f"structure {claims.slug}"), _ONTOLOGY),
        (structure, iri("qb:component"), iri("ak:component-indicator"), _ONTOLOGY),
    ]
    return edit((), added, expect(structure, "", "", "SPARQL", "check:cube-structure-has-measure"))


def data_set_without_structure(claims: Claims, dice: Random) -> Edit | None:
    """The shape finds it, and the check of the cube."""
    data_set = iri(f"ak:data-{claims.slug}")
    added = [
        (data_set, iri("rdf:type"), iri("qb:DataSet"), _ONTOLOGY),
        (data_set, iri("skos:prefLabel"), words(f"data {claims.slug}"), _ONTOLOGY),
    ]
    return edit(
        (),
        added,
        expect(data_set, "qb:structure", "", "MinCount", "shape:data-set-structure"),
        expect(data_set, "qb:structure", "", "SPARQL", "check:cube-unique-structure"),
    )


def kinds() -> tuple[Kind, ...]:
    """The kinds of this module."""
    ranks, releases = of_roles("ranks"), of_roles("releases")
    return (
        Kind("no-period", "A figure is for no period.", no_period),
        Kind("no-value", "A figure has no value.", no_value),
        Kind("no-indicator", "A figure measures nothing.", no_indicator),
        Kind(
            "field-as-indicator",
            "A figure measures a field.",
            field_as_indicator,
            ("Property", "HasValue"),
        ),
        Kind("measured-twice", "Two figures measure the same for the same period.", measured_twice),
        Kind("in-another-data-set", "A figure is in two data sets.", in_another_data_set),
        Kind("base-after-period", "A figure is compared with a later period.", base_after_period),
        Kind("growth-as-text", "A growth is a string.", growth_as_text, ("Datatype", "Pattern")),
        Kind("of-nobody", "A figure is about nobody.", of_nobody, ("MinCount", "HasValue")),
        Kind("flow-with-party", "A flow has a party beside its two ends.", flow_with_party),
        Kind(
            "base-of-another-datatype",
            "The period that a figure is compared with is a year of XML Schema.",
            replaces(
                of_roles("figures"),
                "akkg:comparedWith",
                typed("1901", "xsd:gYear"),
                "Datatype",
                "shape:statistic-base",
            ),
        ),
        Kind(
            "preliminary-as-text",
            "A release of data says in a string that it is preliminary.",
            adds(
                _silent_releases,
                "akkg:preliminary",
                plain("true"),
                "Datatype",
                "shape:release-preliminary",
            ),
        ),
        Kind(
            "two-growths-in-two-passages",
            "Two passages give two growths.",
            two_growths_in_two_passages,
        ),
        Kind(
            "rank-nought",
            "A rank is nought.",
            replaces(ranks, _VALUE, integer(0), "MinInclusive", "shape:rank-number"),
        ),
        Kind(
            "rank-in-dollars",
            "A rank is measured in dollars.",
            replaces(
                ranks,
                "sdmx-attribute:unitMeasure",
                iri("ak:unit-us-dollar"),
                "In",
                "shape:rank-unit",
            ),
        ),
        Kind(
            "figure-in-ranks",
            "A figure is measured in ranks.",
            figure_in_ranks,
            ("HasValue", "Not", "MinCount"),
        ),
        Kind(
            "release-as-of-a-month",
            "A release of data is as of a month.",
            replaces(releases, "akkg:asOf", edtf("2024-05"), "Pattern", "shape:release-as-of"),
        ),
        Kind(
            "period-of-another-datatype",
            "The period of a figure is a year of XML Schema.",
            period_of_another_datatype,
        ),
        Kind(
            "component-of-two",
            "A component of a cube is two things at once.",
            component_of_two,
            ("MinCount",),
        ),
        Kind(
            "structure-without-measure",
            "The structure of a cube has no measure.",
            structure_without_measure,
        ),
        Kind(
            "data-set-without-structure", "A data set has no structure.", data_set_without_structure
        ),
    )


def period_of_another_datatype(claims: Claims, dice: Random) -> Edit | None:
    """The year is the same, so that it still comes after what it is compared with."""
    figure = pick(dice, (each for each in claims.role("figures") if claims.given(each, _PERIOD)))
    if figure is None:
        return None
    old = claims.given(figure, _PERIOD)
    value = typed(old[0][2].split('"')[1][:4], "xsd:gYear")
    found = expect(figure, _PERIOD, value, "Datatype", "shape:statistic-period")
    return edit(old, replaced(old, value), found)


def figure_in_ranks(claims: Claims, dice: Random) -> Edit | None:
    """What is measured in ranks says whose rank it is."""
    figure = pick(dice, claims.role("figures"))
    if figure is None:
        return None
    old = claims.given(figure, "sdmx-attribute:unitMeasure")
    found = expect(figure, "", figure, "Or", "shape:rank-says-whose")
    return edit(old, replaced(old, iri("ak:unit-rank")), found)
