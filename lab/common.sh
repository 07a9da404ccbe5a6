# Sourced by forwarding.sh and sharing.sh: builds the two programs, tells of the machine, and how a renderer is asked for.
# Debian 13's packages (of Debian 12's, virgl's server was seen to hang up on its client): gcc libc6-dev libegl-dev libgles-dev libvulkan-dev glslang-tools libgl1-mesa-dri libegl1 libgles2 mesa-vulkan-drivers virgl-server util-linux
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
started=""
stop() { if [ -n "${favoured:-}" ]; then echo 0 >/proc/self/autogroup; fi; for one in $started; do kill "$one" 2>/dev/null || true; done; rm -rf "$work"; }
trap stop EXIT INT TERM
missing=""
for one in gcc glslangValidator taskset virgl_test_server; do command -v "$one" >/dev/null || missing="$missing $one"; done
if [ -n "$missing" ]; then
  echo "not run:$missing not to be found; Debian's packages are named in lab/common.sh" >&2
  exit 3
fi
for stage in vert frag; do glslangValidator -V -x -o "$work/frame.$stage.inc" "$here/frame.$stage" >/dev/null; done
gcc -O2 -I "$here" -o "$work/frames-gl" "$here/frames-gl.c" -lEGL -lGLESv2
gcc -O2 -I "$here" -I "$work" -o "$work/frames-vk" "$here/frames-vk.c" -lvulkan

# Ahead of whatever else runs: as root, where the scheduler groups processes by session, the session is favoured until the script ends.
if [ "${3:-}" != quick ] && [ -w /proc/self/autogroup ] && echo -20 2>/dev/null >/proc/self/autogroup; then favoured=yes; fi

export XDG_RUNTIME_DIR="$work"
# The same for both sides, so that neither is timed at returning memory to the system, or at reading compiled shaders from the disk.
export MESA_SHADER_CACHE_DISABLE=true MALLOC_TRIM_THRESHOLD_=2000000000 MALLOC_TOP_PAD_=134217728 MALLOC_MMAP_THRESHOLD_=1073741824
# Drawn by the thread that asks: a frame of one core's work, which another core may forward.
export LP_NUM_THREADS=0

version_of() { dpkg-query -W -f '${Version}' "$1" 2>/dev/null || echo unknown; }
about() {
  echo "# cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
  echo "# system=$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release), Linux $(uname -r | cut -d- -f1), Mesa $(version_of libgl1-mesa-dri), virglrenderer $(version_of virgl-server)"
  echo "# date=$(date -u +%F)"
}

icds=/usr/share/vulkan/icd.d
# Words that stand before a command: drawn on the processor, by llvmpipe and lavapipe.
software="env LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=llvmpipe VK_DRIVER_FILES=$icds/lvp_icd.json"
# A node of a GPU that draws by itself; empty where there is none.
gpu_node() { ls /dev/dri/renderD* 2>/dev/null | head -n 1; }
