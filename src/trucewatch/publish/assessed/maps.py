"""Judged rows for maps: GeoJSON and KML, a feature a row, written as the rows come."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.cells import as_text
from trucewatch.model import Verdict
from trucewatch.publish.assessed.rows import AssessedRows

# Colours as KML writes them: opacity, blue, green, red.
_COLOURS = {
    Verdict.ALLEGED_BREACH: "ff1c1ab7",
    Verdict.POSSIBLE_BREACH: "ff007ae6",
    Verdict.CONTESTED: "ffa8327a",
    Verdict.UNDETERMINED: "ff8a8a8a",
    Verdict.PERMITTED: "ff5f8f2f",
    Verdict.NOT_COVERED: "ffbdbdbd",
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VERDICT, _REASON = ":verdict", ":reason"
_FIRST, _LAST = -2_208_988_800, 4_102_444_800  # 1900 to 2100, in seconds since 1970


class FeatureFormat:
    """GeoJSON (RFC 7946): every column is a property; a row whose place is not known has a null geometry."""

    def head(self, _schema: pa.Schema, /) -> bytes:
        """The collection opens."""
        return b'{"type": "FeatureCollection", "features": [\n'

    def rows(self, rows: AssessedRows) -> bytes:
        """A feature a line."""
        columns = [_plain(column) for column in rows.table.columns]
        features = []
        for row, cells in enumerate(zip(*columns, strict=True)):
            lat, lon = float(rows.lat[row]), float(rows.lon[row])
            point = None if math.isnan(lat) else {"type": "Point", "coordinates": [lon, lat]}
            properties = dict(zip(rows.table.column_names, cells, strict=True))
            feature = {"type": "Feature", "id": rows.ids[row], "geometry": point, "properties": properties}
            features.append(json.dumps(feature, ensure_ascii=False, default=str))
        return ",\n".join(features).encode("utf-8", "replace")

    def between(self) -> bytes:
        """The comma between two features."""
        return b",\n"

    def tail(self) -> bytes:
        """The collection closes."""
        return b"\n]}\n"


def _plain(column: pa.ChunkedArray) -> list[Any]:
    """Cells as JSON has them; what JSON has no word for is text."""
    kind = column.type
    if pa.types.is_binary(kind) or pa.types.is_temporal(kind):
        return list(as_text(column.combine_chunks()).to_pylist())
    cells = column.to_pylist()
    return (
        [cell if cell is not None and math.isfinite(cell) else None for cell in cells]
        if pa.types.is_floating(kind)
        else list(cells)
    )


class PlacemarkFormat:
    """KML: a placemark a row, coloured by its gravest verdict, with what each term says that covers it."""

    def head(self, _schema: pa.Schema, /) -> bytes:
        """A style for each verdict."""
        styles = "".join(
            f'<Style id="{verdict.value}"><IconStyle><color>{colour}</color><scale>0.7</scale></IconStyle>'
            "<LabelStyle><scale>0</scale></LabelStyle></Style>\n"
            for verdict, colour in _COLOURS.items()
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n' + styles
        ).encode()

    def rows(self, rows: AssessedRows) -> bytes:
        """A placemark a line."""
        told = [[f"{term}: {verdict} (" for verdict in _texts(rows, term + _VERDICT)] for term in rows.terms]
        reasons = [_texts(rows, term + _REASON) for term in rows.terms]
        gravest, places = _texts(rows, "verdict"), [place or "" for place in rows.place.to_pylist()]
        begins, ends = _days(rows.start), _days(rows.end - 1)
        marks = []
        for row, verdict in enumerate(gravest):
            lines = [places[row], f"gravest verdict: {verdict}"]
            lines += [f"{one[row]}{why[row]})" for one, why in zip(told, reasons, strict=True)]
            span = f"<TimeSpan>{_tag('begin', begins[row])}{_tag('end', ends[row])}</TimeSpan>"
            marks.append(
                f"<Placemark><name>{_xml(rows.ids[row])}</name><styleUrl>#{verdict}</styleUrl>"
                f"{span if begins[row] or ends[row] else ''}<description>{_page(lines)}</description>"
                f"{_point(float(rows.lat[row]), float(rows.lon[row]))}</Placemark>"
            )
        return "\n".join(marks).encode("utf-8", "replace")

    def between(self) -> bytes:
        """A line end."""
        return b"\n"

    def tail(self) -> bytes:
        """The document closes."""
        return b"\n</Document></kml>\n"


def _texts(rows: AssessedRows, name: str) -> list[str]:
    return [cell or "" for cell in rows.table.column(name).to_pylist()]


def _days(seconds: NDArray[np.int64]) -> list[str]:
    """Each moment's day as ISO 8601; "" for one that is open."""
    known = (seconds > _FIRST) & (seconds < _LAST)
    days = np.where(known, seconds, 0).astype("datetime64[s]").astype("datetime64[D]")
    return [str(day) if told else "" for day, told in zip(np.datetime_as_string(days), known, strict=True)]


def _tag(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>" if text else ""


def _page(lines: Sequence[str]) -> str:
    """Lines as a description, which is shown as a page of HTML: escaped once as that and once as XML."""
    return _xml("<br/>".join(escape(line, quote=False) for line in lines if line))


def _point(lat: float, lon: float) -> str:
    return "" if math.isnan(lat) else f"<Point><coordinates>{lon},{lat}</coordinates></Point>"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("�", text), quote=False)
