#!/usr/bin/python3
"""Opens every group of a result with h5py and with both engines of xarray.

Example: /usr/bin/python3 tests/outputs/readers.py baseline-1.h5
Leaves nothing behind; ends with 1 and a sentence when a reader fails or two disagree.
"""
import sys

import h5py
import numpy as np
import xarray as xr

COORDINATES = {"crossing", "step", "replication", "flow", "way", "reason", "carrier", "stage",
               "cause", "origin", "payer", "node", "facility", "leg", "along", "service", "week",
               "response", "depot", "size", "consignment", "trip", "passage", "change", "disruption"}


def fail(words):
    sys.exit(f"{sys.argv[1]}: {words}")


def check_instants(where, dataset, variable):
    """Decoded to instants, which are the same whole milliseconds; missing ones to none."""
    if variable.dtype.kind != "M":
        fail(f"{where} was decoded to {variable.dtype}, expected instants")
    start = np.datetime64(dataset.attrs["units"].decode().removeprefix("days since "))
    days = np.asarray(dataset[()], dtype=np.float64)
    there = ~np.isnan(days)
    if np.isnat(variable.values[there]).any() or not np.isnat(variable.values[~there]).all():
        fail(f"{where}: other instants are missing than in h5py")
    passed_ms = (variable.values[there] - start) / np.timedelta64(1, "ms")
    if not np.array_equal(np.rint(passed_ms), np.rint(days[there] * 86_400_000)):
        fail(f"{where} differs from h5py")


def groups_with_datasets(file):
    """Paths of all groups that hold a dataset, those inside another group too."""
    paths = []
    file.visititems(lambda path, thing: paths.append(path) if isinstance(thing, h5py.Group) else None)
    return [path for path in paths
            if any(isinstance(thing, h5py.Dataset) for thing in file[path].values())]


def check_dataset(group, name, dataset, opened, engine):
    """One dataset of a group: there, of the same shape, and of the same values."""
    where = f"/{group}/{name} ({engine})"
    if name not in opened.variables:
        fail(f"{where} is missing")
    variable = opened[name]
    if variable.shape != dataset.shape:
        fail(f"{where} has shape {variable.shape}, expected {dataset.shape}")
    if set(variable.dims) - COORDINATES:
        fail(f"{where} has dimensions {variable.dims}: one has no scale")
    if "long_name" not in variable.attrs:
        fail(f"{where} has no long_name")
    if dataset.attrs.get("units", b"").startswith(b"days since"):
        check_instants(where, dataset, variable)
    elif dataset.dtype.kind == "f":
        if variable.dtype != np.float64:
            fail(f"{where} was decoded to {variable.dtype}")
        if not np.array_equal(variable.values, dataset[()], equal_nan=True):
            fail(f"{where} differs from h5py")
    elif dataset.dtype.kind in "iu":
        if variable.dtype.kind not in "iu":
            fail(f"{where} was decoded to {variable.dtype}: integers carry no _FillValue")
        if not np.array_equal(variable.values, dataset[()]):
            fail(f"{where} differs from h5py")
    elif dataset.dtype.kind == "O":
        expected = dataset.asstr()[()]
        if not np.array_equal(np.asarray(variable.values, dtype=str),
                              np.asarray(expected, dtype=str)):
            fail(f"{where} differs from h5py")


def main():
    path = sys.argv[1]
    with h5py.File(path) as file:
        for attribute in ("Conventions", "schema_version", "scenario", "seed", "start_date"):
            if attribute not in file.attrs:
                fail(f"the root has no attribute {attribute}")
        for group in groups_with_datasets(file):
            for engine in ("netcdf4", "h5netcdf"):
                with xr.open_dataset(path, group=f"/{group}", engine=engine) as opened:
                    for name, dataset in file[group].items():
                        check_dataset(group, name, dataset, opened, engine)
            for name, dataset in file[group].items():
                if "labels" in dataset.attrs:
                    labels = dataset.attrs["labels"].decode().split("\n")
                    if labels != list(dataset.asstr()[()]):
                        fail(f"/{group}/{name}: labels differ from the names")
        with xr.open_dataset(path, group="/weekly") as weekly:
            start = file.attrs["start_date"].decode()
            if str(weekly["week"].values[0])[:10] != start:
                fail(f"/weekly/week begins {weekly['week'].values[0]}, expected {start}")


if __name__ == "__main__":
    main()
