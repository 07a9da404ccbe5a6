/** Why a published figure lies outside the range that was made without its source: what the row has that the model does not know. */
export const missExplanations: Readonly<Record<string, string>> = {
  "gpuless-a100-rodinia-myocyte":
    "A whole process is timed, so that starting it and its contexts on the far side counts; the model knows launches and bytes of warm work only.",
  "fusion3-320m":
    "Direct3D was translated to OpenGL by products of 2010 on a GPU that drew 12 frames a second natively: far dearer than the translations measured since.",
  "gls-qubes-stdio-buffer-subdata":
    "The scene uploads vertices every frame, and the pipe between the VMs is far slower than a virtio queue; neither is stated.",
  "gpuless-bw-cold-resnet50-10g": "Faster than native: the client skips a start-up that the native run pays for.",
  "warp-core-i7-8-threads-3.0-ghz":
    "Compared with one of the weakest GPUs of its day, whose rate the dataset does not hold; the model takes a usual one.",
  "warp-core-2-quad-3.0-ghz": "As the row above: the GPU it is compared with was weak.",
  "parallels6-320m": "As Fusion 3 in the same test: a translation of 2010.",
  "gpuless-a100-yolop": "A little faster than native, with another processor in the client.",
  "gpuless-a100-rodinia-srad-v1": "A whole process is timed, as with myocyte.",
  "mlperf30-va100x4-3d-unet-99-offline":
    "Faster than its native pair by more than noise: the two systems differ in more than virtualization.",
}
