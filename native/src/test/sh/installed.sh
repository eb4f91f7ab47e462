#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# installed.sh CMAKE SOURCE BUILD CC: installs what is built into a directory of its own, builds the C
# example against that, by pkg-config where there is one, with the static and the shared library,
# and runs both.
set -eu
cmake=$1 source=$2 build=$3 cc=$4
prefix=$build/installed
rm -rf "$prefix"
"$cmake" --install "$build" --prefix "$prefix" >/dev/null
library=$(dirname "$(find "$prefix" -name libhlokit_rms_norm.a)")

flags="-I$prefix/include -L$library -lhlokit_rms_norm"
if command -v pkg-config >/dev/null; then
  PKG_CONFIG_PATH=$library/pkgconfig
  export PKG_CONFIG_PATH
  flags=$(pkg-config --cflags --libs hlokit-rms-norm)
fi
example=$source/src/example/c/example.c

# shellcheck disable=SC2086 # the flags are words
"$cc" "$example" $flags -Wl,-rpath,"$library" -o "$prefix/shared"
"$cc" "$example" -I"$prefix/include" "$library/libhlokit_rms_norm.a" -lm -o "$prefix/static"
"$prefix/static" >"$prefix/static.txt"
"$prefix/shared" >"$prefix/shared.txt"
cmp "$prefix/static.txt" "$prefix/shared.txt"
cat "$prefix/shared.txt"
