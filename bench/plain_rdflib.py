"""The yardstick of ``cold_start.py``: what one would write without this project.

python bench/plain_rdflib.py akkg.ttl succession.rq
"""

import sys

import rdflib

graph = rdflib.Graph().parse(sys.argv[1], format="turtle")
with open(sys.argv[2], encoding="utf-8") as file:  # noqa: PTH123 (as plain as can be)
    result = graph.query(file.read())
sys.stdout.buffer.write(result.serialize(format="csv") or b"")
