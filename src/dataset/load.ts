import { makeCatalogue, type Catalogue, type CatalogueData } from "./catalogue.ts"
import productsApiRemoting from "../../data/products/api-remoting.json"
import productsDeviceEmulation from "../../data/products/device-emulation.json"
import productsFixedPassThrough from "../../data/products/fixed-pass-through.json"
import productsMediatedPassThrough from "../../data/products/mediated-pass-through.json"
import hardwareGpusAmd from "../../data/hardware/gpus/amd.json"
import hardwareGpusIntel from "../../data/hardware/gpus/intel.json"
import hardwareGpusNvidia from "../../data/hardware/gpus/nvidia.json"
import hardwareGpusOther from "../../data/hardware/gpus/other.json"
import hardwareInstancesAmd from "../../data/hardware/instances/amd.json"
import hardwareInstancesIntel from "../../data/hardware/instances/intel.json"
import hardwareInstancesNvidiaAdaRtx from "../../data/hardware/instances/nvidia-ada-rtx.json"
import hardwareInstancesNvidiaAda from "../../data/hardware/instances/nvidia-ada.json"
import hardwareInstancesNvidiaAmpereRtx from "../../data/hardware/instances/nvidia-ampere-rtx.json"
import hardwareInstancesNvidiaAmpere from "../../data/hardware/instances/nvidia-ampere.json"
import hardwareInstancesNvidiaBlackwell from "../../data/hardware/instances/nvidia-blackwell.json"
import hardwareInstancesNvidiaHopper from "../../data/hardware/instances/nvidia-hopper.json"
import hardwareInstancesNvidiaKeplerMaxwell from "../../data/hardware/instances/nvidia-kepler-maxwell.json"
import hardwareInstancesNvidiaMigProfiles from "../../data/hardware/instances/nvidia-mig-profiles.json"
import hardwareInstancesNvidiaPascal from "../../data/hardware/instances/nvidia-pascal.json"
import hardwareInstancesNvidiaTuring from "../../data/hardware/instances/nvidia-turing.json"
import hardwareInstancesNvidiaVolta from "../../data/hardware/instances/nvidia-volta.json"
import hardwareInstancesOther from "../../data/hardware/instances/other.json"
import measurementsNativeApiRemoting from "../../data/measurements/native-api-remoting.json"
import measurementsNativeControls from "../../data/measurements/native-controls.json"
import measurementsNativeDeviceEmulation from "../../data/measurements/native-device-emulation.json"
import measurementsNativeFixedPassThrough from "../../data/measurements/native-fixed-pass-through.json"
import measurementsNativeMediatedPassThrough from "../../data/measurements/native-mediated-pass-through.json"
import measurementsNativeMigNeighbours from "../../data/measurements/native-mig-neighbours.json"
import measurementsNativeMigSlices from "../../data/measurements/native-mig-slices.json"
import measurementsNativeWholeGpuInVm from "../../data/measurements/native-whole-gpu-in-vm.json"
import version from "../../data/version.json"
import hypervisors from "../../data/hypervisors.json"
import hardwareMixedPlacements from "../../data/hardware/mixed-placements.json"
import hardwareHosts from "../../data/hardware/hosts.json"
import workloads from "../../data/workloads.json"
import pricesGpus from "../../data/prices/gpus.json"
import hardwarePower from "../../data/hardware/power.json"
import pricesLicences from "../../data/prices/licences.json"
import pricesDefaults from "../../data/prices/defaults.json"
import modelsParameters from "../../data/models/parameters.json"
import modelsRemoting from "../../data/models/remoting.json"
import modelsStun from "../../data/models/stun.json"

/** Joins files of one kind. The shape of every file is proved by the data checks (data/lint), so it is taken as given here. */
const join = <T>(...files: unknown[]): readonly T[] => (files as (readonly T[])[]).flat()
const as = <T>(file: unknown): T => file as T

const data: CatalogueData = {
  version: as<{ readonly version: string }>(version).version,
  products: join(productsApiRemoting, productsDeviceEmulation, productsFixedPassThrough, productsMediatedPassThrough),
  gpus: join(hardwareGpusAmd, hardwareGpusIntel, hardwareGpusNvidia, hardwareGpusOther),
  instanceTypeSets: join(
    hardwareInstancesAmd,
    hardwareInstancesIntel,
    hardwareInstancesNvidiaAdaRtx,
    hardwareInstancesNvidiaAda,
    hardwareInstancesNvidiaAmpereRtx,
    hardwareInstancesNvidiaAmpere,
    hardwareInstancesNvidiaBlackwell,
    hardwareInstancesNvidiaHopper,
    hardwareInstancesNvidiaKeplerMaxwell,
    hardwareInstancesNvidiaMigProfiles,
    hardwareInstancesNvidiaPascal,
    hardwareInstancesNvidiaTuring,
    hardwareInstancesNvidiaVolta,
    hardwareInstancesOther,
  ),
  measurements: join(
    measurementsNativeApiRemoting,
    measurementsNativeControls,
    measurementsNativeDeviceEmulation,
    measurementsNativeFixedPassThrough,
    measurementsNativeMediatedPassThrough,
    measurementsNativeMigNeighbours,
    measurementsNativeMigSlices,
    measurementsNativeWholeGpuInVm,
  ),
  hypervisors: as(hypervisors),
  mixedPlacements: as(hardwareMixedPlacements),
  hosts: as(hardwareHosts),
  workloads: as(workloads),
  gpuPrices: as(pricesGpus),
  gpuPower: as(hardwarePower),
  licences: as(pricesLicences),
  defaults: as(pricesDefaults),
  parameters: as(modelsParameters),
  remoting: as(modelsRemoting),
  stunModels: as(modelsStun),
}

/** The dataset that ships with the page: what the engine computes with. Reference tables load on demand (reference.ts). */
export const catalogue: Catalogue = makeCatalogue(data)

/** The dataset in full, with what only its reader needs: notes, where in its source each fact stands, tables of instance types. */
export const loadFull = (): Promise<Catalogue> => Promise.resolve(catalogue)
