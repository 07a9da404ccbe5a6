// Lists of words, apart from the schema that checks them: the first view needs the words, not the checks.

export const techniqueIds = ["api-remoting", "fixed-pass-through", "mediated-pass-through", "device-emulation"] as const

export const gpuVendors = [
  "nvidia",
  "amd",
  "intel",
  "apple",
  "arm",
  "imagination",
  "qualcomm",
  "moore-threads",
  "biren",
  "s3",
  "3dfx",
] as const

export const apiIds = [
  "direct3d",
  "opengl",
  "opengles",
  "vulkan",
  "opencl",
  "cuda",
  "rocm",
  "oneapi",
  "metal",
  "glide",
  "video-decode",
  "video-encode",
  "2d",
] as const

/** Weak: one host process or context space serves all. Moderate: hardware contexts or time slices. Strong: IOMMU or spatial walls, or no GPU at all. */
export const isolationLevels = ["weak", "moderate", "strong"] as const

export const schedulers = ["best-effort", "equal-share", "fixed-share", "spatial"] as const

export const guestSystems = ["windows", "linux", "macos", "android", "freebsd", "solaris", "dos", "windows-9x", "other"] as const

/** Number formats of a language model's weights. The four-bit ones keep a scale for each block of weights beside them. */
export const weightFormats = ["fp16", "fp8", "int8", "fp4", "int4"] as const

/** Number formats of the keys and values that are kept of each token. */
export const cacheFormats = ["fp16", "fp8"] as const
