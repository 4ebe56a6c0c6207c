"""The tables described for programs (Data Package 2.0, Frictionless): columns, types, keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from synopsis.exports.bibliography.cff import keywords
from synopsis.exports.schema import ExportedArticle
from synopsis.exports.table_columns import IDS_PARTED_BY, LIST, Column, Table, tables
from synopsis.register.edition import Edition
from synopsis.register.model import Register

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

Descriptor: TypeAlias = dict[str, Any]


def descriptor(register: Register, articles: Iterable[ExportedArticle], edition: Edition) -> Descriptor:
    """Describe the data set of a register, of which the articles are as exported, and each of its tables."""
    site = register.site
    return {
        "$schema": PROFILE,
        "name": re.sub(r"[^a-z0-9]+", "-", edition.site_name.lower()).strip("-") or "register",
        "title": edition.site_name,
        "homepage": edition.site_url,
        "version": str(edition.number or site.issued),
        "created": f"{edition.on or site.issued}T00:00:00Z",
        "licenses": [{"title": site.licence, "path": site.licence_url}],
        "contributors": [{"title": site.publisher, "roles": ["publisher"]}],
        "keywords": [*keywords(register)],
        "resources": [_resource(table) for table in tables(articles)],
    }


def _resource(table: Table) -> Descriptor:
    own = [column for column in table.columns if column.names and column.type != LIST]
    foreign = [{"fields": [column.name], "reference": {"resource": column.names, "fields": ["id"]}} for column in own]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": f"{table.says[:1].upper()}{table.says[1:]}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": [*table.key]} if table.key else {}),
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _field(column: Column, table: Table) -> Descriptor:
    items = {"itemType": "string", "delimiter": IDS_PARTED_BY} if column.type == LIST else {}
    names = f" Ids of `{column.names}`." if column.names and items else ""
    held = {"required": column.always, "unique": (column.name,) == table.key}
    constraints = {name: value for name, value in held.items() if value}
    return {
        "name": column.name,
        "type": column.type,
        "description": f"{column.says}{names}",
        **items,
        **({"constraints": constraints} if constraints else {}),
    }
