#!/bin/sh
# What forwarding costs: the same frames drawn by llvmpipe (OpenGL ES) or lavapipe (Vulkan) in the program itself, and behind virgl or Venus over vtest,
# virglrenderer's test server at a Unix socket. The renderer is the same on both sides, so what differs is the forwarding.
# Usage: lab/forwarding.sh [ROUNDS] [SECONDS] [quick] > lab/frames.tsv   (about two minutes a round; quick: a few points only)
#   api, path (native; same-core: program and server on one core; other-core: on two), what, amount, pixels, round, ms a frame (mean, least, median), frames, renderer
# Native and forwarded runs take turns, so that a busy hour of the machine meets both. scripts/lab-rows.ts makes rows of it.
set -eu
. "$(dirname "$0")/common.sh"
rounds=${1:-5}
seconds=${2:-0.3}
one=$(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')
two=$(taskset -cp $$ | sed 's/.*[,-]//; s/.*: //')
sweep="draws 10 20
draws 30 20
draws 100 20
draws 300 20
draws 1000 20
draws 3000 20
draws 10000 20
draws 30000 20
draws 100000 20
draws 1000 200
draws 1000 2000
draws 1000 20000
trips 1 20
trips 10 20
trips 100 20"
moved="upload 4096 20
upload 65536 20
upload 1048576 20
upload 4194304 20
readback 4096 20
readback 262144 20
readback 4194304 20"
if [ "${3:-}" = quick ]; then
  sweep="draws 10 20
trips 1 20"
  moved="upload 4096 20
readback 4096 20"
fi

venus_icd=$(ls "$icds"/virtio_icd*.json 2>/dev/null | head -n 1 || true)
# Where the host cannot export memory, Venus is told not to write back fences by way of it, and moves no bytes.
lends=$([ -c /dev/udmabuf ] && echo yes || true)
[ -n "$lends" ] || export VN_PERF=no_fence_feedback,no_semaphore_feedback,no_event_feedback,no_query_feedback
node=$(gpu_node)

serve() { # NAME CORE COMMAND…
  name=$1
  core=$2
  shift 2
  taskset -c "$core" "$@" --socket-path "$work/$name" >"$work/$name.log" 2>&1 &
  started="$started $!"
}
for core in $one $two; do
  # shellcheck disable=SC2086
  serve "gl-$core" "$core" $software virgl_test_server --use-egl-surfaceless --use-gles
  # shellcheck disable=SC2086
  [ -z "$venus_icd" ] || serve "vk-$core" "$core" $software virgl_test_server --venus --no-virgl
done
[ -z "$node" ] || serve gpu "$two" virgl_test_server --use-egl-surfaceless --use-gles --rendernode "$node"
sleep 1

about
[ -n "$venus_icd" ] || echo "# Venus: not run, for mesa-vulkan-drivers brings no virtio driver here (that of Debian 13 does)"
[ -n "$lends" ] || echo "# Venus: no bytes moved, for there is no /dev/udmabuf"
[ -n "$node" ] || echo "# no GPU: not run on one"

row() { # API PATH, COMMAND…
  api=$1
  path=$2
  shift 2
  # shellcheck disable=SC2086
  if timed=$(timeout 120 taskset -c "$one" "$@" $asked "$seconds" 2>>"$work/errors"); then
    printf '%s\t%s\t%s\t%s\t%s\n' "$api" "$path" "$(echo "$asked" | tr ' ' '\t')" "$round" "$timed"
  else
    echo "# $api, $path, $asked: failed"
  fi
}
forwarded() { # API SOCKET PROGRAM: on one core with its server, and on two
  for path in same-core other-core; do
    core=$([ "$path" = same-core ] && echo "$one" || echo "$two")
    row "$1" "$path" env VTEST_SOCKET_NAME="$work/$2-$core" LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=virpipe \
      VN_DEBUG=vtest VK_DRIVER_FILES="$venus_icd" "$work/$3"
  done
}
round=1
while [ "$round" -le "$rounds" ]; do
  echo "$sweep
$moved" | while read -r asked; do
    # shellcheck disable=SC2086
    row gl native $software "$work/frames-gl"
    forwarded gl gl frames-gl
    if [ -n "$node" ]; then
      row gpu native "$work/frames-gl"
      row gpu other-core env VTEST_SOCKET_NAME="$work/gpu" LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=virpipe "$work/frames-gl"
    fi
    case $asked in upload* | readback*) [ -n "$lends" ] || continue ;; esac
    [ -n "$venus_icd" ] || continue
    # shellcheck disable=SC2086
    row vk native $software "$work/frames-vk"
    forwarded vk vk frames-vk
  done
  round=$((round + 1))
done
