"""The nearest stops that offer what is needed, by straight line or by road.

    import neareststop

    with neareststop.Stops.open("city.waystation") as stops:
        for found in stops.nearest(39.9074, 116.3675, needs={"water"}, by="ebike", count=5):
            print(found.stop.id, found.seconds, found.metres)

One file, nothing but the standard library and libneareststop; with NumPy, batches take and give its arrays.

* Coordinates are degrees in WGS-84, latitude first; lengths are metres, durations seconds.
* A time is a `datetime` or seconds since 1970 (UTC). A `datetime` without a zone is what clocks at the stops show:
  by default those of China, eight hours ahead of UTC.
* What cannot be raises: a `NearestStopError`, which is a `ValueError`, `LookupError` or `OSError` as well where
  that fits.
* Any number of threads may ask the same `Stops` or `Live` at once: the interpreter's lock is let go meanwhile.
  `close` waits for nobody; what is still running ends as if nothing had been closed.
* `Stops` opened from a file are pickled by its path, and opened again where they arrive.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import math
import numbers
import operator
import os
import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ctypes import POINTER, byref, c_char, c_char_p, c_double, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import islice
from pathlib import Path
from typing import Any, Union

try:
    import numpy
except ImportError:  # Batches then give arrays of the standard library.
    numpy = None

__all__ = [
    "AddStop", "Batch", "BlockRoads", "CloseStop", "Coverage", "Detour", "Entrance", "Explanation", "Found",
    "Holidays", "Hours", "Info", "Live", "NearestStopError", "NotFound", "NotOpened", "NotReachable", "Note",
    "OffTheMap", "Reach", "Reached", "Reading", "Refused", "Rejection", "RemoveStop", "ReopenStop", "Report", "Road",
    "Route", "Stage", "Stop", "Stops", "Tour", "Trip", "UnblockRoads", "Unusable", "Visit", "amenities", "china",
]

ABI_VERSION = 1
china = timezone(timedelta(hours=8), "UTC+8")

Time = Union[datetime, int, float]
Duration = Union[timedelta, int, float]

# MARK: Errors


class NearestStopError(Exception):
    """Why a question has no answer; `status` is the number that neareststop.h has for it."""

    status = -1


class Unusable(NearestStopError, ValueError):
    """An argument that cannot be."""


class NotFound(NearestStopError, LookupError):
    """No stop, amenity or reading of that name."""


class NotOpened(NearestStopError, OSError):
    """A map that the system did not open, or that is none, damaged, or of another version."""


class OffTheMap(NearestStopError):
    """No road is near a place."""


class NotReachable(NearestStopError):
    """There are roads, and no way."""


class Refused(NearestStopError):
    """Live changes that cannot be; none of them was made."""


_OK, _TOO_SMALL, _NOT_FOUND, _OFF_THE_MAP, _NOT_REACHABLE, _BUSY = 0, 4, 5, 10, 11, 13
_ERRORS = {1: Unusable, 2: Unusable, 3: Unusable, 5: NotFound, 6: NotOpened, 7: NotOpened, 8: Unusable, 9: Unusable,
           10: OffTheMap, 11: NotReachable, 12: Refused}
_FOR_GOOD = 2**63 - 1
_NONE = 2**32 - 1

# MARK: The library


class _Text(ctypes.Structure):
    _fields_ = [("bytes", c_char_p), ("length", c_size_t)]

    @classmethod
    def of(cls, text: str | None) -> _Text:
        encoded = None if text is None else text.encode()
        return cls(encoded, len(encoded) if encoded is not None else 0)


    @property
    def string(self) -> str | None:
        # The field itself would end at a zero.
        address = c_void_p.from_buffer(self).value
        return None if address is None else ctypes.string_at(address, self.length).decode(errors="replace")


class _Sized(ctypes.Structure):
    """A structure that begins with its size."""

    def __init__(self, **values: Any) -> None:
        super().__init__(size=ctypes.sizeof(self), **values)


class _Info(_Sized):
    _fields_ = [("size", c_size_t), ("stop_count", c_size_t), ("vertex_count", c_size_t),
                ("segment_count", c_size_t), ("profiles", c_uint32), ("has_roads", c_uint32), ("amenities", c_uint64),
                ("south", c_double), ("west", c_double), ("north", c_double), ("east", c_double)]


_TEXTS = ("id", "name_zh", "name_en", "kind", "opening_hours", "conditional_access", "charge", "phone", "operator_name",
          "address", "subdistrict", "audience", "source", "verified_on")


class _Note(ctypes.Structure):
    _fields_ = [("amenity", c_uint64), ("text", _Text)]


class _Entrance(ctypes.Structure):
    _fields_ = [("latitude", c_double), ("longitude", c_double), ("name", _Text), ("opening_hours", _Text),
                ("access", c_int32), ("reserved", c_uint32)]


class _Stop(_Sized):
    _fields_ = [("size", c_size_t), ("latitude", c_double), ("longitude", c_double), ("amenities", c_uint64),
                ("tier", c_int32), ("access", c_int32), ("fee", c_int32), ("flags", c_uint32),
                *((name, _Text) for name in _TEXTS), ("aliases", POINTER(_Text)), ("alias_count", c_size_t),
                ("notes", POINTER(_Note)), ("note_count", c_size_t), ("entrances", POINTER(_Entrance)),
                ("entrance_count", c_size_t)]


class _Hours(_Sized):
    _fields_ = [("size", c_size_t), ("state", c_int32), ("entry", c_int32), ("until", c_int64)]


class _Question(_Sized):
    _fields_ = [("size", c_size_t), ("needs", c_uint64), ("excluding", c_void_p), ("mode", c_int32), ("open", c_int32),
                ("within_metres", c_double), ("within_seconds", c_double), ("departure", c_int64),
                ("utc_offset", c_int32), ("stay_minutes", c_uint32), ("holidays", c_void_p)]


class _Detour(_Sized):
    _fields_ = [("size", c_size_t), ("ordinal", c_uint32), ("entrance", c_uint32), ("leg", c_size_t),
                ("to_stop", c_double), ("from_stop", c_double), ("arrival", c_double), ("seconds", c_double),
                ("extra_seconds", c_double)]


class _Visit(_Sized):
    _fields_ = [("size", c_size_t), ("ordinal", c_uint32), ("entrance", c_uint32), ("meets", c_uint32),
                ("reserved", c_uint32), ("way", c_double), ("arrival", c_double), ("start", c_double),
                ("end", c_double)]


class _Covered(_Sized):
    _fields_ = [("size", c_size_t), ("open", c_size_t), ("unknown", c_size_t), ("closed", c_size_t),
                ("metres", c_double), ("covered", c_double), ("possible", c_double), ("share", c_double),
                ("possible_share", c_double)]


class _Considered(_Sized):
    _fields_ = [("size", c_size_t), ("found_count", c_size_t), ("rejection_count", c_size_t),
                ("stop_count", c_size_t), ("considered_count", c_size_t), ("lacks_holidays", c_uint32),
                ("reserved", c_uint32)]


class _Found(_Sized):
    _fields_ = [("size", c_size_t), ("ordinal", c_uint32), ("entrance", c_uint32), ("metres", c_double),
                ("seconds", c_double), ("lacks_hours", c_uint32), ("reserved", c_uint32)]


class _Rejection(_Sized):
    _fields_ = [("size", c_size_t), ("ordinal", c_uint32), ("reasons", c_uint32), ("lacking", c_uint64),
                ("exhausted", c_uint32), ("reserved", c_uint32), ("metres", c_double), ("seconds", c_double),
                ("arrival", c_int64)]


class _Road(_Sized):
    _fields_ = [("size", c_size_t), ("segment", c_uint32), ("reserved", c_uint32), ("latitude", c_double),
                ("longitude", c_double), ("metres", c_double)]


class _Reading(_Sized):
    _fields_ = [("size", c_size_t), ("count", c_uint32), ("reserved", c_uint32), ("as_of", c_int64),
                ("until", c_int64)]


_DOUBLES, _ORDINALS, _COUNT, _HANDLE = POINTER(c_double), POINTER(c_uint32), POINTER(c_size_t), POINTER(c_void_p)

# The arguments of each function, but for the buffer of the message at their end.
_SIGNATURES: dict[str, list[Any]] = {
    "stops_open": [c_char_p, c_uint32, c_uint32, _HANDLE],
    "stops_open_bytes": [c_void_p, c_size_t, c_uint32, c_uint32, _HANDLE],
    "stops_info": [c_void_p, POINTER(_Info)],
    "amenity_word": [c_uint32, POINTER(c_char), c_size_t, _COUNT],
    "stops_find": [c_void_p, _Text, POINTER(c_uint32)],
    "stops_read": [c_void_p, c_uint32, POINTER(_Stop), POINTER(c_char), c_size_t, _COUNT],
    "holidays_create": [_Text, _HANDLE],
    "stops_hours": [c_void_p, c_uint32, c_int64, c_int32, c_void_p, POINTER(_Hours)],
    "workspace_create": [_HANDLE],
    "exclusion_create": [c_void_p, POINTER(_Text), c_size_t, c_uint32, _HANDLE],
    "stops_nearest": [c_void_p, c_void_p, POINTER(_Question), c_double, c_double, c_size_t, c_void_p, c_void_p,
                      c_void_p, c_void_p, _COUNT],
    "stops_nearest_batch": [c_void_p, c_void_p, POINTER(_Question), c_void_p, c_void_p, c_size_t, c_size_t, c_void_p,
                            c_void_p, c_void_p, c_void_p, c_void_p, c_void_p],
    "stops_table": [c_void_p, c_void_p, c_int32, c_void_p, c_void_p, c_size_t, c_void_p, c_size_t, c_void_p],
    "route_create": [c_void_p, c_void_p, c_int32, c_double, c_double, c_double, c_double, _HANDLE],
    "route_create_to_stop": [c_void_p, c_void_p, c_int32, c_double, c_double, c_uint32, _HANDLE],
    "route_measure": [c_void_p, _DOUBLES, _DOUBLES],
    "route_entrance": [c_void_p, POINTER(c_uint32)],
    "route_stages": [c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_size_t, _COUNT],
    "route_points": [c_void_p, c_void_p, c_void_p, c_size_t, _COUNT],
    "route_polyline": [c_void_p, c_uint32, POINTER(c_char), c_size_t, _COUNT],
    "route_directions": [c_void_p, c_int32, POINTER(c_char), c_size_t, _COUNT],
    "trip_create": [c_void_p, c_void_p, POINTER(_Question), c_void_p, c_void_p, c_size_t, c_double, c_size_t, c_uint32,
                    _HANDLE],
    "trip_measure": [c_void_p, _DOUBLES, _COUNT],
    "trip_legs": [c_void_p, c_void_p, c_size_t, _COUNT],
    "trip_stop": [c_void_p, c_size_t, POINTER(_Detour)],
    "trip_route": [c_void_p, c_size_t, c_int32, _HANDLE],
    "tour_create": [c_void_p, c_void_p, POINTER(_Question), c_void_p, c_void_p, c_size_t, c_void_p, c_size_t, c_uint32,
                    _HANDLE],
    "tour_measure": [c_void_p, _DOUBLES, _DOUBLES, _COUNT],
    "tour_visit": [c_void_p, c_size_t, POINTER(_Visit)],
    "tour_route": [c_void_p, c_size_t, _HANDLE],
    "reach_create": [c_void_p, c_void_p, POINTER(_Question), c_double, c_double, c_uint32, _HANDLE],
    "reach_stops": [c_void_p, c_void_p, c_void_p, c_void_p, c_size_t, _COUNT],
    "reach_rings": [c_void_p, c_void_p, c_void_p, c_size_t, _COUNT],
    "reach_points": [c_void_p, c_void_p, c_void_p, c_size_t, _COUNT],
    "coverage_create": [c_void_p, c_void_p, POINTER(_Question), _HANDLE],
    "coverage_measure": [c_void_p, POINTER(_Covered)],
    "coverage_points": [c_void_p, c_void_p, c_void_p, c_size_t, c_void_p],
    "explanation_create": [c_void_p, c_void_p, POINTER(_Question), c_double, c_double, c_size_t, _HANDLE],
    "explanation_measure": [c_void_p, POINTER(_Considered)],
    "explanation_found": [c_void_p, c_size_t, POINTER(_Found)],
    "explanation_rejection": [c_void_p, c_size_t, POINTER(_Rejection)],
    "stops_road": [c_void_p, c_int32, c_double, c_double, POINTER(_Road)],
    "live_create": [c_void_p, _HANDLE],
    "live_read": [c_void_p, c_int64, _HANDLE],
    "stops_reading": [c_void_p, c_uint32, c_uint32, POINTER(_Reading)],
    "changes_create": [_HANDLE],
    "changes_close_stop": [c_void_p, _Text, c_int64],
    "changes_reopen_stop": [c_void_p, _Text],
    "changes_report": [c_void_p, _Text, c_uint32, POINTER(_Reading)],
    "changes_add_stop": [c_void_p, POINTER(_Stop), c_int64],
    "changes_remove_stop": [c_void_p, _Text],
    "changes_block_circle": [c_void_p, _Text, c_double, c_double, c_double, c_uint32, c_int64],
    "changes_block_polygon": [c_void_p, _Text, c_void_p, c_void_p, c_size_t, c_uint32, c_int64],
    "changes_block_segments": [c_void_p, _Text, c_void_p, c_size_t, c_uint32, c_int64],
    "changes_unblock_roads": [c_void_p, _Text],
    "live_apply": [c_void_p, c_void_p, c_int64],
    "live_weigh_roads": [c_void_p, c_int64],
}
_DESTROYERS = ["stops_close", "holidays_destroy", "workspace_destroy", "exclusion_destroy", "route_destroy",
               "trip_destroy", "tour_destroy", "reach_destroy", "coverage_destroy", "explanation_destroy",
               "live_destroy", "changes_destroy"]


def _load() -> ctypes.CDLL:
    """The library: that of NEARESTSTOP_LIBRARY, else the one installed with this file, else the system's."""
    names = ["libneareststop.so.1", "libneareststop.1.dylib", "libneareststop.so", "libneareststop.dylib"]
    here = Path(__file__).resolve()
    places = [folder / name for folder in [here.parent, *(parent / "lib" for parent in here.parents)] for name in names]
    path = os.environ.get("NEARESTSTOP_LIBRARY") or next((str(place) for place in places if place.exists()), None)
    path = path or ctypes.util.find_library("neareststop") or names[0]
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(f"libneareststop was not loaded ({error}): install it, or set NEARESTSTOP_LIBRARY") from None
    version = library.nstop_abi_version()
    if version != ABI_VERSION:
        raise ImportError(f"{path} has interface version {version}, expected {ABI_VERSION}: install the two together")
    for name, arguments in _SIGNATURES.items():
        function = getattr(library, "nstop_" + name)
        function.argtypes = [*arguments, c_void_p, c_size_t]
        function.restype = c_int32
    for name in _DESTROYERS:
        function = getattr(library, "nstop_" + name)
        function.argtypes, function.restype = [c_void_p], None
    return library


_library = _load()


class _Handle:
    """A handle, closed when nobody refers to it any more: also in the middle of a call on another thread."""

    __slots__ = ("_destroy", "pointer")

    def __init__(self, create: str, destroy: str, *arguments: Any) -> None:
        self._destroy = getattr(_library, "nstop_" + destroy)
        self.pointer = None
        pointer = c_void_p()
        _call(create, *arguments, byref(pointer))
        self.pointer = pointer.value

    def __del__(self) -> None:
        if self.pointer is not None:
            self._destroy(self.pointer)


class _Thread(threading.local):
    """What each thread has of its own: room for a message, and the memory of its searches."""

    def __init__(self) -> None:
        self.message = ctypes.create_string_buffer(512)
        self.workspace = None

    def search(self) -> int:
        if self.workspace is None:
            self.workspace = _Handle("workspace_create", "workspace_destroy")
        return self.workspace.pointer


_thread = _Thread()


def _ask(name: str, *arguments: Any) -> int:
    return getattr(_library, "nstop_" + name)(*arguments, _thread.message, 512)


def _call(name: str, *arguments: Any) -> None:
    status = _ask(name, *arguments)
    if status != _OK:
        raise _failure(status)


def _failure(status: int) -> NearestStopError:
    error = _ERRORS.get(status, NearestStopError)(_thread.message.value.decode(errors="replace"))
    error.status = status
    return error


def _text(name: str, *arguments: Any) -> str:
    """A text that is asked for twice: how long it is, and what it says."""
    needed = c_size_t()
    status = _ask(name, *arguments, None, 0, byref(needed))
    if status != _TOO_SMALL:
        raise _failure(status)
    buffer = ctypes.create_string_buffer(needed.value)
    _call(name, *arguments, buffer, needed, None)
    return buffer.raw[:-1].decode()


def _needed(name: str, *arguments: Any) -> int:
    """How much room a list needs, whose arrays and capacity stand at the end of the arguments."""
    needed = c_size_t()
    status = _ask(name, *arguments, byref(needed))
    if status not in (_OK, _TOO_SMALL):
        raise _failure(status)
    return needed.value


def _amenity_words() -> dict[str, int]:
    words = {}
    for number in range(64):
        with contextlib.suppress(NotFound):
            words[_text("amenity_word", number)] = 1 << number
    return words


_AMENITIES = _amenity_words()
amenities = tuple(_AMENITIES)
"""What a stop may offer, as it is said everywhere."""

_PROFILES = {"foot": 1, "bicycle": 2, "ebike": 4}
_MODES = {"line": 0, "straight_line": 0, "foot": 1, "bicycle": 2, "ebike": 3}
_RESOURCES = {"places": 1, "batteries": 2}
_TIERS = (None, "corner", "point", "station")
_ENTRIES = (None, "open", "qr_code", "door_code", "ask_staff", "customers_only", "private", "no")
_STATES = (None, True, False)
_REASONS = ("lacks_needs", "excluded", "closed_for_now", "nothing_left", "not_reachable", "closed", "entrances_closed",
            "closes_during_stay", "hours_unknown", "beyond_limit", "reached_later")
_STANDINGS = ("uncovered", "covered", "possibly_covered", None)
_MANNERS = ("walking", "riding", "pushing", "ferry")


def _bits(words: Iterable[str] | str, known: dict[str, int], what: str) -> int:
    bits = 0
    for word in [words] if isinstance(words, str) else words:
        bits |= _word(word, known, what)
    return bits


def _word(word: str, known: dict[str, int], what: str) -> int:
    number = known.get(word)
    if number is None:
        raise Unusable(f"{word!r} is no {what}: expected one of {', '.join(known)}")
    return number


def _place(word: str | None, known: tuple[str | None, ...], what: str) -> int:
    if word not in known:
        raise Unusable(f"{word!r} is no {what}: expected one of {', '.join(filter(None, known))}")
    return known.index(word)


def _unix(time: Time, zone: tzinfo) -> int:
    if not isinstance(time, datetime):
        return _whole(time, "a time")
    return math.floor((time if time.tzinfo else time.replace(tzinfo=zone)).timestamp())


def _whole(number: float, what: str) -> int:
    if not math.isfinite(number) or not -(2**63) <= number < 2**63:
        raise Unusable(f"{number} is not {what}: expected seconds since 1970, or a datetime")
    return math.floor(number)


def _now(time: Time | None, zone: tzinfo) -> int:
    return _unix(datetime.now(timezone.utc) if time is None else time, zone)


def _until(time: Time | None, zone: tzinfo) -> int:
    return _FOR_GOOD if time is None else _unix(time, zone)


def _offset(seconds: int, zone: tzinfo) -> int:
    """By how many seconds the clocks of a zone are ahead of UTC at a time."""
    try:
        offset = (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=seconds)).astimezone(zone).utcoffset()
    except OverflowError:
        raise Unusable(f"{seconds} is no time of the years 1 to 9999: expected seconds since 1970") from None
    return round((offset or timedelta(0)).total_seconds())


def _moment(seconds: int, zone: tzinfo) -> datetime | None:
    if seconds == _FOR_GOOD:
        return None
    # Not fromtimestamp, which some systems refuse for the years before 1970.
    return (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=seconds)).astimezone(zone)


def _seconds(duration: Duration) -> float:
    return duration.total_seconds() if isinstance(duration, timedelta) else float(duration)


# MARK: Stops


@dataclass(frozen=True)
class Entrance:
    """A way into a stop. `access` is `None` where it is as the stop's, `opening_hours` where it is open when the stop
    is."""

    latitude: float
    longitude: float
    name: str | None = None
    access: str | None = None
    opening_hours: str | None = None


@dataclass(frozen=True)
class Note:
    """What is said about one amenity of a stop."""

    amenity: str
    text: str


@dataclass(frozen=True)
class Stop:
    """What is known of a stop. `None` is unknown, never "no"."""

    id: str
    latitude: float
    longitude: float
    amenities: frozenset[str] = frozenset()
    name_zh: str | None = None
    name_en: str | None = None
    kind: str | None = None
    tier: str | None = None
    """corner, point, station"""
    opening_hours: str | None = None
    """As OpenStreetMap writes them: "Mo-Fr 08:00-20:00"."""
    access: str | None = None
    """The usual way in: open, qr_code, door_code, ask_staff, customers_only, private, no"""
    conditional_access: str | None = None
    fee: bool | None = None
    charge: str | None = None
    phone: str | None = None
    operator_name: str | None = None
    address: str | None = None
    subdistrict: str | None = None
    audience: str | None = None
    source: str | None = None
    verified_on: str | None = None
    """YYYY-MM-DD"""
    aliases: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    entrances: tuple[Entrance, ...] = ()
    """Where one gets in, where that is not the stop's own place."""
    closed: bool = False
    """For now, in a moment of `Live`."""
    temporary: bool = False

    def _facts(self) -> _Stop:
        notes = [_Note(_word(note.amenity, _AMENITIES, "amenity"), _Text.of(note.text)) for note in self.notes]
        entrances = [_Entrance(door.latitude, door.longitude, _Text.of(door.name), _Text.of(door.opening_hours),
                               _place(door.access, _ENTRIES, "way in")) for door in self.entrances]
        return _Stop(
            latitude=self.latitude, longitude=self.longitude,
            amenities=_bits(self.amenities, _AMENITIES, "amenity"), tier=_place(self.tier, _TIERS, "tier"),
            access=_place(self.access, _ENTRIES, "way in"), fee=0 if self.fee is None else 1 + bool(self.fee),
            aliases=(_Text * len(self.aliases))(*map(_Text.of, self.aliases)), alias_count=len(self.aliases),
            notes=(_Note * len(notes))(*notes), note_count=len(notes),
            entrances=(_Entrance * len(entrances))(*entrances), entrance_count=len(entrances),
            **{name: _Text.of(getattr(self, name)) for name in _TEXTS})

    @staticmethod
    def _of(facts: _Stop) -> Stop:
        return Stop(
            latitude=facts.latitude, longitude=facts.longitude, amenities=_words(facts.amenities),
            tier=_TIERS[facts.tier], access=_ENTRIES[facts.access], fee=(None, False, True)[facts.fee],
            aliases=tuple(facts.aliases[place].string for place in range(facts.alias_count)),
            notes=tuple(Note(min(_words(facts.notes[place].amenity)), facts.notes[place].text.string)
                        for place in range(facts.note_count)),
            entrances=tuple(
                Entrance(door.latitude, door.longitude, door.name.string, _ENTRIES[door.access],
                         door.opening_hours.string)
                for door in (facts.entrances[place] for place in range(facts.entrance_count))),
            closed=bool(facts.flags & 1), temporary=bool(facts.flags & 2),
            **{name: getattr(facts, name).string for name in _TEXTS})


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number


def _entrance(number: int) -> int | None:
    return None if number == _NONE else number


def _words(bits: int) -> frozenset[str]:
    return frozenset(word for word, bit in _AMENITIES.items() if bits & bit)


@dataclass(frozen=True)
class Found:
    """A stop that was found. `metres` are those of the straight line or of the way; `seconds` is `None` by straight
    line. `entrance`: to which of `stop.entrances` the way leads; `None` where there is none."""

    stop: Stop
    ordinal: int
    metres: float
    seconds: float | None
    entrance: int | None = None


@dataclass(frozen=True)
class Detour:
    """A stop on the way; times in seconds. It is best put behind the place `leg`: `to_stop` and `from_stop` are the ways
    from there and to the next place, as `routes` where these were asked for; `arrival` counts from the beginning of
    the trip, which takes `seconds` with this stop, `extra_seconds` more than without."""

    stop: Stop
    ordinal: int
    entrance: int | None
    leg: int
    to_stop: float
    from_stop: float
    arrival: float
    seconds: float
    extra_seconds: float
    routes: tuple[Route, Route] | None = None


@dataclass(frozen=True)
class Trip:
    """How many `seconds` a trip takes without a stop, on each of its `legs`, too; and the stops on the way, the least
    detour first."""

    seconds: float
    legs: list[float]
    stops: list[Detour]


@dataclass(frozen=True)
class Visit:
    """A stop of a tour, and which of the needs it `meets` first, by their places. The `way` from the place before takes
    so many seconds; one is there at `arrival`, begins at `start`, later where one waits, and goes on at `end`, counted
    from the beginning of the tour."""

    stop: Stop
    ordinal: int
    entrance: int | None
    meets: tuple[int, ...]
    way: float
    arrival: float
    start: float
    end: float
    route: Route | None = None


@dataclass(frozen=True)
class Tour:
    """A tour by several stops: `seconds` with ways, waiting and stays; `to_destination` of them from the last stop to
    the destination, `None` without one."""

    seconds: float
    visits: list[Visit]
    to_destination: float | None = None
    route_to_destination: Route | None = None

    @property
    def travel(self) -> float:
        """The ways alone."""
        return sum(visit.way for visit in self.visits) + (self.to_destination or 0)

    @property
    def waiting(self) -> float:
        """What is waited for in all."""
        return sum(visit.start - visit.arrival for visit in self.visits)


@dataclass(frozen=True)
class Reached:
    """A stop that is reached in time. `entrance`: to which of `stop.entrances` the way leads; `None` where there is
    none."""

    stop: Stop
    ordinal: int
    seconds: float
    entrance: int | None = None


@dataclass(frozen=True)
class Reach:
    """What is reached: the stops, nearest first; and `polygons` around the roads, as the coordinates of a GeoJSON
    MultiPolygon: of each the outer ring, then holes, of points (longitude, latitude). `None` unless asked for.

        json.dumps(reach.__geo_interface__)
    """

    stops: list[Reached]
    polygons: list[list[list[tuple[float, float]]]] | None

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        return {"type": "MultiPolygon", "coordinates": self.polygons or []}


@dataclass(frozen=True)
class Rejection:
    """A stop that was not found, `metres` away as the crow flies, `seconds` by road. `reasons`, one or more: lacks_needs
    (what it `lacks`), excluded, closed_for_now, nothing_left (of what is `exhausted`), not_reachable, closed,
    entrances_closed, closes_during_stay (on `arrival`), hours_unknown, beyond_limit, reached_later."""

    stop: Stop
    ordinal: int
    metres: float
    seconds: float | None
    reasons: tuple[str, ...]
    lacks: frozenset[str] = frozenset()
    exhausted: frozenset[str] = frozenset()
    arrival: datetime | None = None


@dataclass(frozen=True)
class Explanation:
    """Why a search found what it `found`: the nearer stops it did not, those reached first in front; how many stops there
    are, and how many are no farther than the last one found; the ordinals found whose hours nobody knows; and whether
    hours depend on holidays of a year that is unknown."""

    found: list[Found]
    rejections: list[Rejection]
    stop_count: int
    considered_count: int
    hours_unknown: frozenset[int]
    holidays_unknown: bool


@dataclass(frozen=True)
class Road:
    """The road nearest to a place: its number, for `BlockRoads`, its nearest point, and how far away that is."""

    segment: int
    latitude: float
    longitude: float
    metres: float


@dataclass(frozen=True)
class Hours:
    """Whether a stop is `open` at a time, `None` when nobody knows; `until` when, or when it opens again, `None` where
    that is not in sight; `entry`: how one gets in then."""

    open: bool | None
    until: datetime | None
    entry: str | None


@dataclass(frozen=True)
class Reading:
    """How many of something a stop has left."""

    count: int
    as_of: datetime
    until: datetime


@dataclass(frozen=True)
class Info:
    """What a map holds. `bounds` are south, west, north, east of the stops; `None` without stops."""

    stop_count: int
    vertex_count: int
    segment_count: int
    profiles: frozenset[str]
    has_roads: bool
    amenities: frozenset[str]
    bounds: tuple[float, float, float, float] | None


@dataclass(frozen=True)
class Batch:
    """The stops nearest to each of many places, row by row: NumPy arrays of (places, count), without NumPy flat
    `array`s. Behind the last stop of a row `ordinals` are 2**32 - 1 and the others NaN."""

    ordinals: Any
    seconds: Any
    """NaN by straight line."""
    metres: Any
    """`None` unless asked for; always there by straight line."""
    entrances: Any
    """`None` unless asked for; 2**32 - 1 for none."""
    counts: Any
    """How many each row has."""
    statuses: Any
    """0, or why a row is empty: 3 for a bad coordinate, 10 off the map, 11 not reachable."""


class Holidays:
    """The days by which PH and SH in opening hours are decided; `csv` as in Data/calendar/CN-2026.csv, a day a line."""

    def __init__(self, csv: str) -> None:
        self._csv = csv
        self._handle = _Handle("holidays_create", "holidays_destroy", _Text.of(csv))

    def __reduce__(self) -> Any:
        return Holidays, (self._csv,)


def _split(places: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [place[0] for place in places], [place[1] for place in places]


def _count(count: int) -> int:
    if not 0 < count < 2**32:
        raise Unusable(f"{count} stops are asked for: expected 1 to {2**32 - 1}")
    return count


def _minutes(stay: Duration) -> int:
    minutes = math.ceil(stay.total_seconds() / 60 if isinstance(stay, timedelta) else stay)
    if not 0 <= minutes < 2**32:
        raise Unusable(f"a stay of {minutes} minutes: expected zero or more")
    return minutes


def _pointer(values: Any) -> int:
    return values.ctypes.data if numpy is not None and isinstance(values, numpy.ndarray) else values.buffer_info()[0]


def _column(values: Any, what: str) -> Any:
    """Numbers in a row, as C reads them: not copied where they are float64 and contiguous, else copied."""
    if numpy is not None:
        column = numpy.ascontiguousarray(values, dtype=numpy.float64)
        if column.ndim != 1:
            raise Unusable(f"{what} have {column.ndim} dimensions: expected one")
        return column
    return values if isinstance(values, array) and values.typecode == "d" else array("d", values)


def _columns(latitudes: Any, longitudes: Any) -> tuple[Any, Any]:
    columns = _column(latitudes, "latitudes"), _column(longitudes, "longitudes")
    if len(columns[0]) != len(columns[1]):
        raise Unusable(f"{len(columns[0])} latitudes and {len(columns[1])} longitudes: expected as many")
    return columns


def _room(kind: str, rows: int, width: int = 0) -> Any:
    """Memory for answers. `kind` is a letter of `array`; with NumPy a table where there is a width."""
    if numpy is not None:
        types = {"I": numpy.uint32, "i": numpy.int32, "d": numpy.float64}
        return numpy.empty((rows, width) if width else rows, dtype=types[kind])
    return array(kind, bytes(array(kind).itemsize * rows * max(width, 1)))


class Stops:
    """The stops and roads of a map, or of one moment of `Live`. Never changes."""

    def __init__(self, handle: _Handle, source: tuple[Any, ...] | None, zone: tzinfo = china) -> None:
        self._handle_or_none: _Handle | None = handle
        self._source = source
        self._known: dict[int, Stop] = {}
        self.zone = zone
        info = _Info()
        _call("stops_info", handle.pointer, byref(info))
        self.info = Info(
            info.stop_count, info.vertex_count, info.segment_count,
            frozenset(word for word, bit in _PROFILES.items() if info.profiles & bit), bool(info.has_roads),
            _words(info.amenities),
            None if math.isnan(info.south) else (info.south, info.west, info.north, info.east))

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, profiles: Iterable[str] = tuple(_PROFILES), verify: bool = True,
             zone: tzinfo = china) -> Stops:
        """Opens a file made by `waystation compile`, mapped into memory.

        profiles  for which ways of moving roads are prepared: foot, bicycle, ebike; none for straight lines only.
        verify    whether every byte is checked; False for a file that was verified before.
        zone      which clocks stand at the stops.
        """
        source = (os.path.abspath(path), tuple(profiles), verify, zone)
        bits = _bits(source[1], _PROFILES, "profile")
        handle = _Handle("stops_open", "stops_close", os.fsencode(source[0]), bits, 0 if verify else 1)
        return cls(handle, source, zone)

    @classmethod
    def from_bytes(cls, data: Any, *, profiles: Iterable[str] = tuple(_PROFILES), verify: bool = True,
                   zone: tzinfo = china) -> Stops:
        """Opens a map in memory, which is copied."""
        data = bytes(data)
        handle = _Handle("stops_open_bytes", "stops_close", data, len(data), _bits(profiles, _PROFILES, "profile"),
                         0 if verify else 1)
        return cls(handle, None, zone)

    @classmethod
    def _again(cls, path: str, profiles: tuple[str, ...], verify: bool, zone: tzinfo) -> Stops:
        return cls.open(path, profiles=profiles, verify=verify, zone=zone)

    def __reduce__(self) -> Any:
        if self._source is None:
            raise TypeError("these stops come from no file: expected Stops.open to be pickled by its path")
        return Stops._again, self._source

    @property
    def _handle(self) -> _Handle:
        if self._handle_or_none is None:
            raise Unusable("these stops are closed")
        return self._handle_or_none

    def close(self) -> None:
        """Lets go of the map; questions that are running end first."""
        self._handle_or_none = None

    def __enter__(self) -> Stops:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return self.info.stop_count

    def __getitem__(self, which: int | str) -> Stop:
        """A stop by its id or its ordinal."""
        handle = self._handle
        return self._stop(handle, self._ordinal(handle, which))

    def _stop(self, handle: _Handle, ordinal: int) -> Stop:
        known = self._known.get(ordinal)
        if known is not None:
            return known
        facts, needed = _Stop(), c_size_t()
        buffer = ctypes.create_string_buffer(2048)
        status = _ask("stops_read", handle.pointer, ordinal, byref(facts), buffer, len(buffer), byref(needed))
        if status == _TOO_SMALL:
            buffer = ctypes.create_string_buffer(needed.value)
            status = _ask("stops_read", handle.pointer, ordinal, byref(facts), buffer, len(buffer), None)
        if status != _OK:
            raise _failure(status)
        stop = Stop._of(facts)
        # Nothing changes, so it is read once; a country would take gigabytes.
        if len(self._known) < 65_536:
            self._known[ordinal] = stop
        return stop

    def ordinal(self, id: str) -> int:
        """A stop's place in the order of ids."""
        return self._ordinal(self._handle, id)

    def _ordinal(self, handle: _Handle, which: int | str) -> int:
        if not isinstance(which, str):
            if not 0 <= which < self.info.stop_count:
                raise IndexError(f"no stop has the ordinal {which}: expected one below {self.info.stop_count}")
            return operator.index(which)
        ordinal = c_uint32()
        _call("stops_find", handle.pointer, _Text.of(which), byref(ordinal))
        return ordinal.value

    def hours(self, which: int | str, at: Time, *, holidays: Holidays | None = None) -> Hours:
        """Whether a stop is open at a time."""
        handle, hours, time = self._handle, _Hours(), _unix(at, self.zone)
        _call("stops_hours", handle.pointer, self._ordinal(handle, which), time, _offset(time, self.zone),
              holidays._handle.pointer if holidays else None, byref(hours))
        return Hours(_STATES[hours.state], _moment(hours.until, self.zone), _ENTRIES[hours.entry])

    def reading(self, which: int | str, resource: str) -> Reading | None:
        """What a stop has left of "places" or "batteries"; `None` when nobody has said."""
        handle, reading = self._handle, _Reading()
        status = _ask("stops_reading", handle.pointer, self._ordinal(handle, which),
                      _word(resource, _RESOURCES, "resource"), byref(reading))
        if status == _NOT_FOUND:
            return None
        if status != _OK:
            raise _failure(status)
        until = datetime.max.replace(tzinfo=self.zone)
        return Reading(reading.count, _moment(reading.as_of, self.zone) or until,
                       _moment(reading.until, self.zone) or until)

    @contextlib.contextmanager
    def _question(self, handle: _Handle, needs: Iterable[str] | str, by: str, within: float | None,
                  within_time: Duration | None, open_at: Time | None, stay: Duration, known_hours: bool,
                  holidays: Holidays | None, exclude: Iterable[str], exhausted: Iterable[str] | str) -> Any:
        question = _Question(
            needs=_bits(needs, _AMENITIES, "amenity"), mode=_word(by, _MODES, "way of moving"),
            within_metres=math.inf if within is None else within,
            within_seconds=math.inf if within_time is None else _seconds(within_time))
        if open_at is not None:
            question.open = 2 if known_hours else 1
            question.departure = _unix(open_at, self.zone)
            question.utc_offset = _offset(question.departure, self.zone)
            question.stay_minutes = _minutes(stay)
            question.holidays = holidays._handle.pointer if holidays else None
        ids = [exclude] if isinstance(exclude, str) else list(exclude)
        exclusion = None
        if ids or exhausted:
            texts = (_Text * len(ids))(*(_Text.of(id) for id in ids))
            exclusion = _Handle("exclusion_create", "exclusion_destroy", handle.pointer, texts, len(ids),
                                _bits(exhausted, _RESOURCES, "resource"))
            question.excluding = exclusion.pointer
        yield question
        del exclusion  # It had to stay until here.

    def nearest(self, latitude: float, longitude: float, *, needs: Iterable[str] | str = (), by: str = "line",
                count: int = 1, within: float | None = None, within_time: Duration | None = None,
                open_at: Time | None = None, stay: Duration = 0, known_hours: bool = False,
                holidays: Holidays | None = None, exclude: Iterable[str] = (),
                exhausted: Iterable[str] | str = ()) -> list[Found]:
        """The stops that are nearest by straight line ("line") or reached first by road ("foot", "bicycle", "ebike"),
        nearest first; an empty list when none will do.

        needs        what every stop must offer: see `amenities`.
        within       metres at the most; within_time: seconds, or a timedelta, by road.
        open_at      when one leaves: stops must be open on arrival, or nobody knows; with `known_hours` for certain;
                     and for a `stay` of so many minutes, or a timedelta.
        exclude      ids of stops that are not to be found.
        exhausted    leaves out the stops that have none left of "places" or "batteries", in a moment of `Live`.
        """
        handle = self._handle
        width = max(1, min(count, self.info.stop_count)) if count > 0 else count
        if width <= 0:
            raise Unusable(f"{count} stops are asked for: expected 1 or more")
        ordinals, entrances = (c_uint32 * width)(), (c_uint32 * width)()
        metres, seconds = (c_double * width)(), (c_double * width)()
        found = c_size_t()
        with self._question(handle, needs, by, within, within_time, open_at, stay, known_hours, holidays, exclude,
                            exhausted) as question:
            _call("stops_nearest", handle.pointer, _thread.search(), byref(question), latitude, longitude, width,
                  ordinals, metres, seconds, entrances, byref(found))
        return [Found(self._stop(handle, ordinals[place]), ordinals[place], metres[place], _known(seconds[place]),
                      _entrance(entrances[place])) for place in range(found.value)]

    def nearest_batch(self, latitudes: Any, longitudes: Any, *, needs: Iterable[str] | str = (), by: str = "line",
                      count: int = 1, within: float | None = None, within_time: Duration | None = None,
                      open_at: Time | None = None, stay: Duration = 0, known_hours: bool = False,
                      holidays: Holidays | None = None, exclude: Iterable[str] = (),
                      exhausted: Iterable[str] | str = (), metres: bool = False, entrances: bool = False,
                      threads: int = 1) -> Batch:
        """The same from many places. Columns that are float64 and contiguous are read where they are, others copied.

        metres, entrances  whether the lengths of the ways, and where they end, are wanted, which takes most of the
                 time by road.
        threads  on how many the places are shared out.
        """
        handle = self._handle
        columns = _columns(latitudes, longitudes)
        rows, wants_metres = len(columns[0]), metres or _word(by, _MODES, "way of moving") == 0
        count = _count(count)
        answer = Batch(_room("I", rows, count), _room("d", rows, count),
                       _room("d", rows, count) if wants_metres else None,
                       _room("I", rows, count) if entrances else None, _room("I", rows), _room("i", rows))
        threads = max(1, min(threads, rows))
        with self._question(handle, needs, by, within, within_time, open_at, stay, known_hours, holidays, exclude,
                            exhausted) as question:

            def ask(part: int) -> None:
                first, end = rows * part // threads, rows * (part + 1) // threads

                def at(values: Any, size: int, width: int = 1) -> int | None:
                    return None if values is None else _pointer(values) + first * width * size

                _call("stops_nearest_batch", handle.pointer, _thread.search(), byref(question), at(columns[0], 8),
                      at(columns[1], 8), end - first, count, at(answer.ordinals, 4, count), at(answer.metres, 8, count),
                      at(answer.seconds, 8, count), at(answer.entrances, 4, count), at(answer.counts, 4),
                      at(answer.statuses, 4))

            if threads == 1:
                ask(0)
            else:
                with ThreadPoolExecutor(threads) as pool:
                    for _ in pool.map(ask, range(threads)):
                        pass
        return answer

    def table(self, latitudes: Any, longitudes: Any, stops: Sequence[int | str], *, by: str) -> Any:
        """The travel times in seconds from each of some places to each of some stops (ids or ordinals): a NumPy array
        of (places, stops), without NumPy a flat `array`. Infinite where there is no way."""
        handle = self._handle
        columns = _columns(latitudes, longitudes)
        ordinals = (c_uint32 * len(stops))(*(self._ordinal(handle, which) for which in stops))
        seconds = _room("d", len(columns[0]), len(stops)) if len(stops) else _room("d", 0)
        _call("stops_table", handle.pointer, _thread.search(), _word(by, _MODES, "way of moving"), _pointer(columns[0]),
              _pointer(columns[1]), len(columns[0]), ordinals, len(stops), _pointer(seconds))
        return seconds

    def route(self, origin: tuple[float, float], destination: tuple[float, float] | int | str, *, by: str) -> Route:
        """The shortest way from a place to another, or to a stop by its id or ordinal."""
        handle, mode = self._handle, _word(by, _MODES, "way of moving")
        if isinstance(destination, (numbers.Integral, str)):
            ordinal = self._ordinal(handle, destination)
            return Route(_Handle("route_create_to_stop", "route_destroy", handle.pointer, _thread.search(), mode,
                                 *origin, ordinal))
        return Route(_Handle("route_create", "route_destroy", handle.pointer, _thread.search(), mode, *origin,
                             *destination))

    def along(self, places: Sequence[tuple[float, float]], *, by: str, needs: Iterable[str] | str = (), count: int = 1,
              detour: Duration | None = None, open_at: Time | None = None, stay: Duration = 0, known_hours: bool = False,
              holidays: Holidays | None = None, exclude: Iterable[str] = (), exhausted: Iterable[str] | str = (),
              routes: bool = False) -> Trip:
        """The stops that make a trip by two places or more longer by the least.

        detour  by how many seconds at the most, or a timedelta.
        routes  whether the ways to and from the stops are wanted as well.
        """
        handle, columns = self._handle, _columns(*_split(places))
        with self._question(handle, needs, by, None, None, open_at, stay, known_hours, holidays, exclude,
                            exhausted) as question:
            trip = _Handle("trip_create", "trip_destroy", handle.pointer, _thread.search(), byref(question),
                           _pointer(columns[0]), _pointer(columns[1]), len(columns[0]),
                           math.inf if detour is None else _seconds(detour), _count(count), int(routes))
        seconds, found = c_double(), c_size_t()
        _call("trip_measure", trip.pointer, byref(seconds), byref(found))
        legs = (c_double * _needed("trip_legs", trip.pointer, None, 0))()
        _call("trip_legs", trip.pointer, legs, len(legs), None)
        stops = []
        for rank in range(found.value):
            told = _Detour()
            _call("trip_stop", trip.pointer, rank, byref(told))
            ways = tuple(Route(_Handle("trip_route", "route_destroy", trip.pointer, rank, way)) for way in (0, 1)) \
                if routes else None
            stops.append(Detour(self._stop(handle, told.ordinal), told.ordinal, _entrance(told.entrance), told.leg, told.to_stop,
                                told.from_stop, told.arrival, told.seconds, told.extra_seconds, ways))
        return Trip(seconds.value, list(legs), stops)

    def tour(self, origin: tuple[float, float], needs: Iterable[Iterable[str] | str], *, by: str,
             destination: tuple[float, float] | None = None, in_order: bool = False, open_at: Time | None = None,
             stay: Duration = 0, known_hours: bool = False, holidays: Holidays | None = None,
             exclude: Iterable[str] = (), exhausted: Iterable[str] | str = (), routes: bool = False) -> Tour | None:
        """The tour that ends soonest by stops that together offer all that is needed; `None` when there is none.

        needs    one to eight, each an amenity or several that one stop has to offer: ["hot_meal", {"water", "toilets"}].
        stay     how many minutes one stays at each stop, or a timedelta. With `open_at` stops are open meanwhile, and
                 one waits for that.
        """
        handle = self._handle
        bits = [_bits(need, _AMENITIES, "amenity") for need in ([needs] if isinstance(needs, str) else needs)]
        columns = _columns(*_split([origin] if destination is None else [origin, destination]))
        with self._question(handle, (), by, None, None, open_at, stay, known_hours, holidays, exclude,
                            exhausted) as question:
            question.stay_minutes = _minutes(stay)
            tour = _Handle("tour_create", "tour_destroy", handle.pointer, _thread.search(), byref(question),
                           _pointer(columns[0]), _pointer(columns[1]), len(columns[0]), (c_uint64 * len(bits))(*bits),
                           len(bits), int(routes) | 2 * int(in_order))
        seconds, rest, count = c_double(), c_double(), c_size_t()
        _call("tour_measure", tour.pointer, byref(seconds), byref(rest), byref(count))
        if not count.value:
            return None

        def route(number: int) -> Route | None:
            return Route(_Handle("tour_route", "route_destroy", tour.pointer, number)) if routes else None

        visits = []
        for number in range(count.value):
            told = _Visit()
            _call("tour_visit", tour.pointer, number, byref(told))
            visits.append(Visit(self._stop(handle, told.ordinal), told.ordinal, _entrance(told.entrance),
                                tuple(place for place in range(len(bits)) if told.meets >> place & 1),
                                told.way, told.arrival, told.start, told.end, route(number)))
        return Tour(seconds.value, visits, _known(rest.value), route(len(visits)) if destination else None)

    def reach(self, latitude: float, longitude: float, within_time: Duration, *, by: str,
              needs: Iterable[str] | str = (), open_at: Time | None = None, stay: Duration = 0,
              known_hours: bool = False, holidays: Holidays | None = None, exclude: Iterable[str] = (),
              exhausted: Iterable[str] | str = (), area: bool = True) -> Reach:
        """What is reached from a place within a time, in seconds or as a timedelta: the stops, and the area."""
        handle = self._handle
        with self._question(handle, needs, by, None, within_time, open_at, stay, known_hours, holidays, exclude,
                            exhausted) as question:
            reach = _Handle("reach_create", "reach_destroy", handle.pointer, _thread.search(), byref(question),
                            latitude, longitude, 4 if area else 0)
        count = _needed("reach_stops", reach.pointer, None, None, None, 0)
        ordinals, seconds, entrances = (c_uint32 * count)(), (c_double * count)(), (c_uint32 * count)()
        _call("reach_stops", reach.pointer, ordinals, seconds, entrances, count, None)
        stops = [Reached(self._stop(handle, ordinal), ordinal, time, _entrance(entrance))
                 for ordinal, time, entrance in zip(ordinals, seconds, entrances)]
        return Reach(stops, _polygons(reach) if area else None)

    def coverage(self, within_time: Duration, *, by: str, needs: Iterable[str] | str = (),
                 open_at: Time | None = None, holidays: Holidays | None = None, exclude: Iterable[str] = (),
                 exhausted: Iterable[str] | str = ()) -> Coverage:
        """From which roads a stop is reached within a time; with `open_at` of those that are open then."""
        handle = self._handle
        with self._question(handle, needs, by, None, within_time, open_at, 0, False, holidays, exclude,
                            exhausted) as question:
            return Coverage(_Handle("coverage_create", "coverage_destroy", handle.pointer, _thread.search(),
                                    byref(question)))

    def explain(self, latitude: float, longitude: float, *, needs: Iterable[str] | str = (), by: str = "line",
                count: int = 1, within: float | None = None, within_time: Duration | None = None,
                open_at: Time | None = None, stay: Duration = 0, known_hours: bool = False,
                holidays: Holidays | None = None, exclude: Iterable[str] = (),
                exhausted: Iterable[str] | str = ()) -> Explanation:
        """Why `nearest` answers what it answers to the same question."""
        handle, considered = self._handle, _Considered()
        with self._question(handle, needs, by, within, within_time, open_at, stay, known_hours, holidays, exclude,
                            exhausted) as question:
            told = _Handle("explanation_create", "explanation_destroy", handle.pointer, _thread.search(),
                           byref(question), latitude, longitude, _count(count))
        _call("explanation_measure", told.pointer, byref(considered))
        found, unknown, rejections = [], set(), []
        for rank in range(considered.found_count):
            stop = _Found()
            _call("explanation_found", told.pointer, rank, byref(stop))
            found.append(Found(self._stop(handle, stop.ordinal), stop.ordinal, stop.metres, _known(stop.seconds),
                               _entrance(stop.entrance)))
            if stop.lacks_hours:
                unknown.add(stop.ordinal)
        for rank in range(considered.rejection_count):
            stop = _Rejection()
            _call("explanation_rejection", told.pointer, rank, byref(stop))
            rejections.append(Rejection(
                self._stop(handle, stop.ordinal), stop.ordinal, stop.metres, _known(stop.seconds),
                tuple(word for place, word in enumerate(_REASONS) if stop.reasons >> place & 1), _words(stop.lacking),
                frozenset(word for word, bit in _RESOURCES.items() if stop.exhausted & bit),
                _moment(stop.arrival, self.zone)))
        return Explanation(found, rejections, considered.stop_count, considered.considered_count, frozenset(unknown),
                           bool(considered.lacks_holidays))

    def road(self, latitude: float, longitude: float, *, by: str) -> Road:
        """The road nearest to a place, of those that one may use; blocked ones included."""
        road = _Road()
        _call("stops_road", self._handle.pointer, _word(by, _MODES, "way of moving"), latitude, longitude, byref(road))
        return Road(road.segment, road.latitude, road.longitude, road.metres)


class Coverage:
    """How much of the roads is covered: their length in `metres`, `covered` of it for certain, and `possible` when the
    stops are open, too, of which nobody knows; `share` and `possible_share`, 0 to 1. `open`, `unknown`, `closed`: how
    many stops that offer the needs count, may count, and don't."""

    def __init__(self, handle: _Handle) -> None:
        self._handle = handle
        told = _Covered()
        _call("coverage_measure", handle.pointer, byref(told))
        self.metres, self.covered, self.possible = told.metres, told.covered, told.possible
        self.share, self.possible_share = told.share, told.possible_share
        self.open, self.unknown, self.closed = told.open, told.unknown, told.closed

    def points(self, latitudes: Any, longitudes: Any) -> list[str | None]:
        """How some places stand to it: covered, possibly_covered, uncovered; `None` for one without a road near."""
        columns = _columns(latitudes, longitudes)
        states = (c_int32 * len(columns[0]))()
        _call("coverage_points", self._handle.pointer, _pointer(columns[0]), _pointer(columns[1]), len(states), states)
        return [_STANDINGS[state] for state in states]


def _polygons(reach: _Handle) -> list[list[list[tuple[float, float]]]]:
    """Rings of (longitude, latitude), polygon by polygon."""
    count = _needed("reach_rings", reach.pointer, None, None, 0)
    numbers, lengths = (c_uint32 * count)(), (c_uint32 * count)()
    _call("reach_rings", reach.pointer, numbers, lengths, count, None)
    count = _needed("reach_points", reach.pointer, None, None, 0)
    latitudes, longitudes = (c_double * count)(), (c_double * count)()
    _call("reach_points", reach.pointer, latitudes, longitudes, count, None)
    polygons: list[list[list[tuple[float, float]]]] = []
    points = zip(longitudes, latitudes)
    for number, length in zip(numbers, lengths):
        if number == len(polygons):
            polygons.append([])
        polygons[number].append(list(islice(points, length)))
    return polygons



@dataclass(frozen=True)
class Stage:
    """A part of a way: walking, riding, pushing or ferry. `sentences`: how many of the directions belong to it."""

    manner: str
    metres: float
    seconds: float
    sentences: int


class Route:
    """A way from one place to another. `entrance`: to which of the stop's entrances it leads; `None` where it has
    none."""

    def __init__(self, handle: _Handle) -> None:
        self._handle = handle
        metres, seconds = c_double(), c_double()
        _call("route_measure", handle.pointer, byref(metres), byref(seconds))
        self.metres, self.seconds = metres.value, seconds.value
        entrance = c_uint32()
        _call("route_entrance", handle.pointer, byref(entrance))
        self.entrance = _entrance(entrance.value)

    @property
    def stages(self) -> list[Stage]:
        """The parts on which one gets along in one way: rides, then pushes, then walks."""
        needed = c_size_t()
        _ask("route_stages", self._handle.pointer, None, None, None, None, 0, byref(needed))
        count = needed.value
        manners, metres, seconds, sentences = (
            (c_int32 * count)(), (c_double * count)(), (c_double * count)(), (c_uint32 * count)())
        _call("route_stages", self._handle.pointer, manners, metres, seconds, sentences, count, None)
        return [Stage(_MANNERS[row[0]], *row[1:]) for row in zip(manners, metres, seconds, sentences)]

    @property
    def points(self) -> list[tuple[float, float]]:
        """The line along the roads, latitude first."""
        needed = c_size_t()
        _ask("route_points", self._handle.pointer, None, None, 0, byref(needed))
        latitudes, longitudes = (c_double * needed.value)(), (c_double * needed.value)()
        _call("route_points", self._handle.pointer, latitudes, longitudes, needed, None)
        return list(zip(latitudes, longitudes))

    def polyline(self, decimals: int = 5) -> str:
        """The line as an encoded polyline with 5 decimals, or 6."""
        return _text("route_polyline", self._handle.pointer, decimals)

    def directions(self, language: str = "en") -> list[str]:
        """What one does on the way, sentence by sentence, in "en" or "zh"."""
        text = _text("route_directions", self._handle.pointer, _word(language, {"en": 0, "zh": 1}, "language"))
        return text.split("\n") if text else []


# MARK: Stops and roads that change


@dataclass(frozen=True)
class CloseStop:
    """A stop is as if it were not there, for good or until a time."""

    id: str
    until: Time | None = None

    def _add(self, add: Callable[..., None], zone: tzinfo) -> None:
        add("close_stop", _Text.of(self.id), _until(self.until, zone))


@dataclass(frozen=True)
class ReopenStop:
    """A closed stop is there again."""

    id: str

    def _add(self, add: Callable[..., None], zone: tzinfo) -> None:
        add("reopen_stop", _Text.of(self.id))


@dataclass(frozen=True)
class Report:
    """Somebody has counted the "places" or "batteries" that a stop has left, at a time; from `until` on nobody should
    rely on it."""

    id: str
    resource: str
    count: int
    as_of: Time
    until: Time

    def _add(self, add: Callable[..., None], zone: tzinfo) -> None:
        if not 0 <= self.count < 2**32:
            raise Unusable(f"{self.count} are left: expected none or more")
        reading = _Reading(count=self.count, as_of=_unix(self.as_of, zone), until=_unix(self.until, zone))
        add("report", _Text.of(self.id), _word(self.resource, _RESOURCES, "resource"), byref(reading))


@dataclass(frozen=True)
class AddStop:
    """A stop that is not on the map, for the time being."""

    stop: Stop
    until: Time | None = None

    def _add(self, add: Callable[..., None], zone: tzinfo) -> None:
        add("add_stop", byref(self.stop._facts()), _until(self.until, zone))


@dataclass(frozen=True)
class RemoveStop:
    """A temporary stop is gone."""

    id: str

    def _add(self, add: Callable[..., None], zone: tzinfo) -> None:
        add("remove_stop", _Text.of(self.id))


@dataclass(frozen=True)
class BlockRoads:
    """Nobody gets through the roads in an area: a radius in metres around a place, or a polygon of places; or through
    single roads: `segment` of `Stops.road`."""

    id: str
    around: tuple[float, float] | None = None
    radius: float | None = None
    polygon: Sequence[tuple[float, float]] | None = None
    segments: Sequence[int] | None = None
    profiles: Iterable[str] = tuple(_PROFILES)
    until: Time | None = None

    def _add(self, add: Callable[..., None], zone: tzinfo) -> None:
        end = _bits(self.profiles, _PROFILES, "profile"), _until(self.until, zone)
        given = (self.around, self.radius), (self.polygon,), (self.segments,)
        if [sum(part is not None for part in parts) for parts in given] not in ([2, 0, 0], [0, 1, 0], [0, 0, 1]):
            raise Unusable("roads are needed: expected `around` and `radius`, `polygon`, or `segments`")
        if self.polygon is not None:
            columns = _columns(*_split(self.polygon))
            add("block_polygon", _Text.of(self.id), _pointer(columns[0]), _pointer(columns[1]), len(self.polygon), *end)
        elif self.segments is not None:
            if not all(0 <= segment < 2**32 for segment in self.segments):
                raise Unusable("a road's number is negative or too large: expected `segment` of `Stops.road`")
            numbers = (c_uint32 * len(self.segments))(*self.segments)
            add("block_segments", _Text.of(self.id), numbers, len(numbers), *end)
        else:
            add("block_circle", _Text.of(self.id), *self.around, self.radius, *end)


@dataclass(frozen=True)
class UnblockRoads:
    """Roads are open again."""

    id: str

    def _add(self, add: Callable[..., None], zone: tzinfo) -> None:
        add("unblock_roads", _Text.of(self.id))


Change = Union[CloseStop, ReopenStop, Report, AddStop, RemoveStop, BlockRoads, UnblockRoads]


class Live:
    """A map whose stops and roads change while others ask.

        live = Live(stops)
        live.apply([CloseStop("xidan-03", until=tonight)])
        live.at().nearest(39.9074, 116.3675, needs="water")
    """

    def __init__(self, stops: Stops) -> None:
        self._zone = stops.zone
        handle = stops._handle  # Stays until here, whoever closes the stops meanwhile.
        self._handle = _Handle("live_create", "live_destroy", handle.pointer)

    def at(self, now: Time | None = None) -> Stops:
        """The stops and roads as they are: never waits, and never changes. Ordinals mean something for it alone."""
        return Stops(_Handle("live_read", "stops_close", self._handle.pointer, _now(now, self._zone)), None, self._zone)

    def apply(self, changes: Iterable[Change], now: Time | None = None) -> None:
        """Makes changes, all of them or none, and shows them to whoever calls `at` from now on."""
        made = _Handle("changes_create", "changes_destroy")
        for change in changes:
            change._add(lambda name, *arguments: _call("changes_" + name, made.pointer, *arguments), self._zone)
        _call("live_apply", self._handle.pointer, made.pointer, _now(now, self._zone))

    def weigh_roads(self, now: Time | None = None) -> None:
        """Makes answers by road fast again after roads were blocked or opened; they stay the same."""
        _call("live_weigh_roads", self._handle.pointer, _now(now, self._zone))
