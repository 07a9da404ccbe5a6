#!/bin/sh
# API calls in one frame of each scene of glmark2, counted with apitrace: what a frame asks of anything that forwards calls.
# A count, no speed: the same on every machine and under any load. Debian packages: apitrace glmark2-es2-x11 xvfb.
# Usage: xvfb-run -a lab/gl-calls-per-frame.sh > calls.tsv   (scene, calls a frame, of them draws, frames counted)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scenes="build:use-vbo=false build:use-vbo=true texture shading:shading=phong bump:bump-render=normals effect2d:kernel=1,1,1;1,1,1;1,1,1; pulsar desktop:effect=blur:passes=1:separable=true:windows=4 desktop:effect=shadow:windows=4 buffer:update-fraction=0.5:update-method=map buffer:update-fraction=0.5:update-method=subdata ideas jellyfish terrain shadow refract conditionals function loop"
for scene in $scenes; do
  file="$work/one.trace"
  rm -f "$file"
  apitrace trace --api egl -o "$file" glmark2-es2 -s 64x64 -b "$scene:duration=1" >/dev/null 2>&1 || true
  [ -s "$file" ] || continue
  # Frames after the second, which no longer set anything up; the last may be cut off.
  apitrace dump --color=never "$file" 2>/dev/null | awk -v scene="$scene" '
    /^[0-9]+ (egl|gl)/ { calls++; if ($0 ~ /glDraw/) draws++ }
    /^[0-9]+ eglSwapBuffers/ { frame++; if (frame > 2) { total += calls; drawn += draws; frames++ } calls = 0; draws = 0 }
    END { if (frames > 0) printf "%s\t%.0f\t%.0f\t%d\n", scene, total / frames, drawn / frames, frames }'
done
