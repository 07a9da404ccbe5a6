#!/bin/sh
# What 1 to 8 programs get that draw on the same renderer at once, each frame of 300 draws of 2,000 pixels. On the processor all are held to one core, so
# that its scheduler gives out the turns: that tells what changing between them costs there, and nothing of a GPU's scheduler. Where there is a GPU, it is asked as well.
# Usage: lab/sharing.sh [ROUNDS] [SECONDS] > sharing.tsv
#   renderer (llvmpipe or gpu), programs, round, frames a second of all together, of the slowest, of the fastest
set -eu
. "$(dirname "$0")/common.sh"
rounds=${1:-5}
seconds=${2:-2}
one=$(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')
node=$(gpu_node)
about
[ -n "$node" ] || echo "# no GPU: not run on one"

together() { # RENDERER PROGRAMS, COMMAND…
  renderer=$1
  programs=$2
  shift 2
  rm -f "$work"/timed.*
  waited=""
  i=0
  while [ "$i" -lt "$programs" ]; do
    "$@" "$work/frames-gl" draws 300 2000 "$seconds" >"$work/timed.$i" 2>>"$work/errors" &
    waited="$waited $!"
    i=$((i + 1))
  done
  for each in $waited; do wait "$each" || { echo "# $renderer, $programs programs: failed"; return 0; }; done
  cat "$work"/timed.* | awk -v what="$renderer" -v programs="$programs" -v round="$round" '
    { rate = 1000 / $1; sum += rate; if (NR == 1 || rate < least) least = rate; if (rate > most) most = rate }
    END { printf "%s\t%d\t%d\t%.1f\t%.1f\t%.1f\n", what, programs, round, sum, least, most }'
}
round=1
while [ "$round" -le "$rounds" ]; do
  for programs in 1 2 4 8; do
    # shellcheck disable=SC2086
    together llvmpipe "$programs" taskset -c "$one" $software
    [ -z "$node" ] || together gpu "$programs" env
  done
  round=$((round + 1))
done
