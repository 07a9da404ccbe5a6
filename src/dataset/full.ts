import { makeCatalogue, type FullCatalogue } from "./catalogue.ts"
import { tablesOf } from "./tables.ts"
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
import hardwareResourcesAmd from "../../data/hardware/resources/amd.json"
import hardwareResourcesIntel from "../../data/hardware/resources/intel.json"
import hardwareResourcesNvidia from "../../data/hardware/resources/nvidia.json"
import hardwareResourcesOther from "../../data/hardware/resources/other.json"
import measurementsNativeApiRemoting from "../../data/measurements/native-api-remoting.json"
import measurementsNativeControls from "../../data/measurements/native-controls.json"
import measurementsNativeDeviceEmulation from "../../data/measurements/native-device-emulation.json"
import measurementsNativeFixedPassThrough from "../../data/measurements/native-fixed-pass-through.json"
import measurementsNativeMediatedPassThrough from "../../data/measurements/native-mediated-pass-through.json"
import measurementsNativeMigNeighbours from "../../data/measurements/native-mig-neighbours.json"
import measurementsNativeMigSlices from "../../data/measurements/native-mig-slices.json"
import measurementsNativeOwnLab from "../../data/measurements/native-own-lab.json"
import measurementsNativeWholeGpuInVm from "../../data/measurements/native-whole-gpu-in-vm.json"
import version from "../../data/version.json"
import hardwareSupportLists from "../../data/hardware/support-lists.json"
import hypervisors from "../../data/hypervisors.json"
import hardwareMixedPlacements from "../../data/hardware/mixed-placements.json"
import hardwarePlacementRules from "../../data/hardware/placement-rules.json"
import hardwareBoards from "../../data/hardware/boards.json"
import hardwareHosts from "../../data/hardware/hosts.json"
import hardwareEncoders from "../../data/hardware/encoders.json"
import modelsParametersEncode from "../../data/models/parameters-encode.json"
import llmModels from "../../data/llm-models.json"
import workloads from "../../data/workloads.json"
import pricesGpus from "../../data/prices/gpus.json"
import hardwarePower from "../../data/hardware/power.json"
import pricesLicences from "../../data/prices/licences.json"
import pricesLicenceRules from "../../data/prices/licence-rules.json"
import pricesDefaults from "../../data/prices/defaults.json"
import modelsMigrationConditions from "../../data/models/migration-conditions.json"
import modelsParametersLlm from "../../data/models/parameters-llm.json"
import modelsParameters from "../../data/models/parameters.json"
import modelsPooling from "../../data/models/pooling.json"
import modelsRemoting from "../../data/models/remoting.json"
import modelsSpeedKinds from "../../data/models/speed-kinds.json"
import modelsSpeeds from "../../data/models/speeds.json"
import modelsStun from "../../data/models/stun.json"

/**
 * The main tables of the dataset in full: for the command line, the tests and, loaded when a view asks, the page. What the first view
 * needs is in load.ts; tables with a view of their own are in reference.ts.
 */
export const fullCatalogue: FullCatalogue = makeCatalogue(
  tablesOf({
    "products/api-remoting": productsApiRemoting,
    "products/device-emulation": productsDeviceEmulation,
    "products/fixed-pass-through": productsFixedPassThrough,
    "products/mediated-pass-through": productsMediatedPassThrough,
    "hardware/gpus/amd": hardwareGpusAmd,
    "hardware/gpus/intel": hardwareGpusIntel,
    "hardware/gpus/nvidia": hardwareGpusNvidia,
    "hardware/gpus/other": hardwareGpusOther,
    "hardware/instances/amd": hardwareInstancesAmd,
    "hardware/instances/intel": hardwareInstancesIntel,
    "hardware/instances/nvidia-ada-rtx": hardwareInstancesNvidiaAdaRtx,
    "hardware/instances/nvidia-ada": hardwareInstancesNvidiaAda,
    "hardware/instances/nvidia-ampere-rtx": hardwareInstancesNvidiaAmpereRtx,
    "hardware/instances/nvidia-ampere": hardwareInstancesNvidiaAmpere,
    "hardware/instances/nvidia-blackwell": hardwareInstancesNvidiaBlackwell,
    "hardware/instances/nvidia-hopper": hardwareInstancesNvidiaHopper,
    "hardware/instances/nvidia-kepler-maxwell": hardwareInstancesNvidiaKeplerMaxwell,
    "hardware/instances/nvidia-mig-profiles": hardwareInstancesNvidiaMigProfiles,
    "hardware/instances/nvidia-pascal": hardwareInstancesNvidiaPascal,
    "hardware/instances/nvidia-turing": hardwareInstancesNvidiaTuring,
    "hardware/instances/nvidia-volta": hardwareInstancesNvidiaVolta,
    "hardware/instances/other": hardwareInstancesOther,
    "hardware/resources/amd": hardwareResourcesAmd,
    "hardware/resources/intel": hardwareResourcesIntel,
    "hardware/resources/nvidia": hardwareResourcesNvidia,
    "hardware/resources/other": hardwareResourcesOther,
    "measurements/native-api-remoting": measurementsNativeApiRemoting,
    "measurements/native-controls": measurementsNativeControls,
    "measurements/native-device-emulation": measurementsNativeDeviceEmulation,
    "measurements/native-fixed-pass-through": measurementsNativeFixedPassThrough,
    "measurements/native-mediated-pass-through": measurementsNativeMediatedPassThrough,
    "measurements/native-mig-neighbours": measurementsNativeMigNeighbours,
    "measurements/native-mig-slices": measurementsNativeMigSlices,
    "measurements/native-own-lab": measurementsNativeOwnLab,
    "measurements/native-whole-gpu-in-vm": measurementsNativeWholeGpuInVm,
    version,
    hypervisors,
    "hardware/mixed-placements": hardwareMixedPlacements,
    "hardware/placement-rules": hardwarePlacementRules,
    "hardware/boards": hardwareBoards,
    "hardware/hosts": hardwareHosts,
    "hardware/support-lists": hardwareSupportLists,
    workloads,
    "llm-models": llmModels,
    "prices/gpus": pricesGpus,
    "hardware/power": hardwarePower,
    "prices/licences": pricesLicences,
    "prices/licence-rules": pricesLicenceRules,
    "prices/defaults": pricesDefaults,
    "models/migration-conditions": modelsMigrationConditions,
    "models/parameters": modelsParameters,
    "models/parameters-encode": modelsParametersEncode,
    "models/parameters-llm": modelsParametersLlm,
    "hardware/encoders": hardwareEncoders,
    "models/pooling": modelsPooling,
    "models/remoting": modelsRemoting,
    "models/speed-kinds": modelsSpeedKinds,
    "models/speeds": modelsSpeeds,
    "models/stun": modelsStun,
  }),
)
