import type { ApiId, GuestSystem, IsolationLevel, Product, TechniqueId, TensorPrecision } from "../../dataset/core.ts"

export const apiNames: Readonly<Record<ApiId, string>> = {
  direct3d: "Direct3D",
  opengl: "OpenGL",
  opengles: "OpenGL ES",
  vulkan: "Vulkan",
  opencl: "OpenCL",
  cuda: "CUDA",
  rocm: "ROCm",
  oneapi: "oneAPI",
  metal: "Metal",
  glide: "Glide",
  "video-decode": "video decoding",
  "video-encode": "video encoding",
  "2d": "a 2D display",
}

export const guestNames: Readonly<Record<GuestSystem, string>> = {
  windows: "Windows",
  linux: "Linux",
  macos: "macOS",
  android: "Android",
  freebsd: "FreeBSD",
  solaris: "Solaris",
  dos: "DOS",
  "windows-9x": "Windows 9x",
  other: "other systems",
}

/** Formats of numbers. */
export const formatNames: Readonly<Record<TensorPrecision, string>> = { fp16: "FP16", tf32: "TF32", fp8: "FP8", fp4: "FP4", int8: "INT8" }

export const isolationLevelNames: Readonly<Record<IsolationLevel, string>> = { weak: "weak", moderate: "moderate", strong: "strong" }

export const techniqueNames: Readonly<Record<TechniqueId, string>> = {
  "api-remoting": "API remoting",
  "fixed-pass-through": "fixed pass-through",
  "mediated-pass-through": "mediated pass-through",
  "device-emulation": "device emulation",
}

export const lifecycleNames: Readonly<Record<Product["status"]["state"], string>> = {
  current: "current",
  legacy: "legacy",
  deprecated: "deprecated",
  inactive: "inactive",
  discontinued: "discontinued",
  removed: "removed",
  research: "research",
  experimental: "experimental",
  unknown: "unknown",
}
