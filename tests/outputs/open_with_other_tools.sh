#!/usr/bin/env bash
# Opens a result with ncdump, h5py, xarray (both engines) and Octave; ends non-zero when one fails.
# Example: tests/outputs/open_with_other_tools.sh baseline-1.h5
# Leaves nothing behind. Needs: netcdf-bin, python3-{h5py,xarray,netcdf4,h5netcdf}, octave-netcdf.
set -euo pipefail

if [ $# -ne 1 ]; then
    echo "usage: $0 FILE.h5" >&2
    exit 2
fi
file=$1
here=$(cd "$(dirname "$0")" && pwd)
for tool in ncdump octave-cli /usr/bin/python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$0: $tool is not installed (netcdf-bin, octave, python3)" >&2
        exit 1
    fi
done

ncdump -h "$file" > /dev/null
/usr/bin/python3 "$here/readers.py" "$file"

# Octave turns the axes around; the first number is the first number all the same.
for path in $(/usr/bin/python3 -c '
import sys, h5py
file = h5py.File(sys.argv[1])
print("/flows/offered_t", "/trace/trips/departed" if "trace" in file else "")' "$file"); do
    wanted=$(/usr/bin/python3 -c '
import sys, h5py
print(repr(float(h5py.File(sys.argv[1])[sys.argv[2]][()].flat[0])))' "$file" "$path")
    got=$(octave-cli --quiet --no-init-file --eval "
pkg load netcdf;
x = ncread('$file', '$path');
printf('%.17g', x(1));" 2> /dev/null)
    if ! /usr/bin/python3 -c 'import sys; sys.exit(float(sys.argv[1]) != float(sys.argv[2]))' \
        "$wanted" "$got"; then
        echo "$file: Octave reads $got at $path, h5py $wanted" >&2
        exit 1
    fi
done
