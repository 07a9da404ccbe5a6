import type { Kind } from "../repairs.ts"
import { currencyNames, apiNames, type Names } from "./nameTables.ts"

// What people type that stands for nothing here, with what comes closest: asked about, never taken. What a thing is called stands in
// nameTables.ts.

const desktops = ["task-worker", "knowledge-worker", "power-user"]
const engineers = ["cad-light", "cad-medium", "cad-heavy"]
const studies = ["ml-training", "data-scientist"]
const models = ["llm-inference", "ml-training"]
const films = ["video-editor", "cad-heavy"]

const same = (names: string, ids: string | readonly string[]): Names => Object.fromEntries(names.split(" ").map((name) => [name, ids]))

const workloads: Names = {
  ...same(
    "render rendering render-farm blender maya 3ds-max cinema-4d houdini vfx animation 3dsmax lumion enscape v-ray twinmotion",
    films,
  ),
  ...same("photoshop adobe creative-cloud designer graphic-designer graphics illustrator", ["power-user", "video-editor", "cad-light"]),
  ...same("premiere davinci davinci-resolve avid final-cut after-effects broadcast editing", "video-editor"),
  ...same(
    "hpc cfd fea ansys simulation scientific science seismic oil-and-gas bioinformatics genomics quantum folding molecular nastran abaqus comsol openfoam fluent star-ccm ls-dyna simulink reservoir",
    ["ml-training", "data-scientist", "cad-heavy"],
  ),
  ...same(
    "gis arcgis qgis bim archicad sketchup rhino architect architecture tekla navisworks microstation bentley petrel civil-3d nx fusion-360 onshape",
    engineers,
  ),
  ...same("omniverse digital-twin unreal unity vr xr ar", ["cad-heavy", "cloud-gaming"]),
  ...same("medical pacs radiology dicom imaging medical-imaging healthcare hospital doctor nurse", ["power-user", "cad-light"]),
  ...same("kiosk call frontline reception thin-client", "task-worker"),
  ...same(
    "worker user office office-user kw browser excel word outlook teams zoom webex video-conferencing sap erp epic ehr emr clinical windows win11 w11 win10",
    desktops,
  ),
  ...same("trader trading finance bloomberg dealer multi-monitor", "power-user"),
  ...same("student students lab classroom education school university teacher", ["knowledge-worker", "cad-light", "data-scientist"]),
  ...same(
    "dev programmer coder coding software-engineer build-agent build-agents ci-runner ci-cd jenkins compiler ide android-emulator android-emulators",
    "developer-gpu",
  ),
  ...same("gamer game esports playstation xbox geforce-now stadia luna steam xr-streaming vr-streaming", "cloud-gaming"),
  ...same("streaming ffmpeg plex obs transcoder encoding surveillance cctv video-wall", "media-transcode"),
  ...same(
    "chat chatgpt gpt inference inferencing rag llama mistral deepseek vllm ollama copilot assistant agent genai generative-ai",
    "llm-inference",
  ),
  ...same("stable-diffusion image-generation diffusion embedding embeddings whisper speech asr tts", models),
  ...same("pytorch tensorflow cuda finetuning fine-tuning finetune fine-tune training-job", "ml-training"),
  ...same("gromacs namd amber lammps alphafold chemistry physics weather climate", ["ml-training", "data-scientist", "cad-heavy"]),
  ...same(
    "livestream live-stream livestreaming twitch netflix security-camera security-cameras ip-cameras deepstream video-analytics",
    "media-transcode",
  ),
  ...same("fortnite minecraft metaverse", ["cloud-gaming", "cad-heavy"]),
  ...same("comfyui midjourney dall-e", models),
  ...same("pandas spark dask databricks bi-analyst power-bi tableau", "data-scientist"),
  ...same("docker container containers compile build git", "developer-gpu"),
  ...same("exam exams training-room", ["knowledge-worker", "cad-light", "data-scientist"]),
  ...same("web web-browsing surfing email mail", ["task-worker", "knowledge-worker"]),
  // As it is said elsewhere.
  ...same(
    "büro buero büroarbeitsplatz arbeitsplatz büroarbeit bürokraft sachbearbeiter verwaltung bureau bureautique oficina ofimática ufficio escritório kantoor kontor biuro офис 办公 オフィス",
    desktops,
  ),
  ...same(
    "ingenieur ingénieur ingeniero ingegnere engenheiro konstruktion konstrukteur cao dao diseño progettazione konstruktør inżynier 设计",
    engineers,
  ),
  ...same(
    "ki ia künstliche-intelligenz intelligence-artificielle inteligencia-artificial intelligenza-artificiale sztuczna-inteligencja 人工智能",
    models,
  ),
  ...same("entraînement entrenamiento addestramento treinamento 训练", "ml-training"),
  ...same("inferenz inférence inferencia inferenza inferência 推理", "llm-inference"),
  ...same("spiele spiel jeu jeux jeu-vidéo jeux-vidéo videojuego videojuegos giochi jogos gry 游戏", "cloud-gaming"),
  ...same("videoschnitt montage montage-vidéo edición-de-vídeo montaggio", "video-editor"),
  ...same("entwickler développeur desarrollador sviluppatore programmierer", "developer-gpu"),
  ...same("schüler schule étudiant école estudiante escuela studente scuola", ["knowledge-worker", "cad-light", "data-scientist"]),
  ...same("machine-learning computer-vision vision robotics analytics python r-studio matlab kaggle", studies),
}

const hypervisors: Names = {
  ...same("baremetal bare-metal", "kubernetes"),
  ...same("docker podman container containers eks aks gke k3s rke rke2 tanzu", "kubernetes"),
  ...same("freebsd truenas-core smartos illumos", "bhyve"),
  ...same(
    "truenas unraid cloud-hypervisor firecracker cloudstack opennebula zstack smartx sangfor h3c huawei fusioncompute fusionsphere virtuozzo",
    "kvm",
  ),
  ...same("scale-computing hypercore lxc ganeti oracle-linux", "kvm"),
  ...same("oracle-vm oracle", ["kvm", "xen"]),
  ...same("morpheus", "hpe-vme"),
  ...same("wsl wsl2 windows-sandbox", "hyper-v-client"),
  ...same("starwind storemagic", ["vsphere", "hyper-v"]),
  ...same("mac macos apple", "apple-virtualization"),
  ...same("virtio libvirt-qemu virt-manager cockpit", "kvm"),
}

const requirements: Names = {
  ...same(
    "migrate migratable hot-migration drs ha high-availability ft fault-tolerance maintenance-mode zero-downtime storage-vmotion failover migración-en-vivo",
    ["live-migration"],
  ),
  ...same("resume pause hibernate snapshot snapshots checkpoint save-state", "suspend"),
  ...same(
    "isolated secure security safe iommu tenant tenants multi-tenant multitenant multitenancy tenant-isolation confidential compliance gdpr dsgvo pci-dss hipaa",
    ["isolation-moderate", "isolation-strong"],
  ),
  // What the software needs is a matter of its group.
  ...same("h264 h.264 h265 h.265 hevc av1 video-codec", "*api:video-encode"),
  ...Object.fromEntries(
    [...Object.entries(apiNames), ...["cuda", "vulkan", "opengl", "opencl", "direct3d", "rocm"].map((api) => [api, api] as const)].map(
      ([name, api]) => [name, `*api:${String(api)}`],
    ),
  ),
}

const hosts: Names = {
  ...same("standard server rack-server gpu-server rackmount 2u-server", ["2u-3dw", "2u-4dw"]),
  ...same("two-gpus 4-gpus four-gpus", ["2u-3dw", "2u-4dw"]),
  ...same("8-gpus eight-gpus 8-gpu", ["4u-8dw", "hgx-8"]),
  ...same("8x-h100 8xh100 8x-h200 8x-a100 8x-b200 dgx-station", "hgx-8"),
  ...same("blade tower workstation precision z8 synergy bigtwin existing own mine ours fujitsu inspur vxrail nutanix-nx", "custom"),
  ...same("desktop pc laptop notebook nuc", "desktop-pc"),
  ...same("cheapest best automatic whatever", "auto"),
}

const vendors: Names = {
  ...same("advanced-micro-devices amd-instinct xilinx", "amd"),
  ...same("arc xe habana gaudi", "intel"),
  ...same("nv nvda quadro tesla grid cuda", "nvidia"),
}

const gpus: Names = {
  ...same("nvidia quadro geforce tesla rtx gtx", "vendors=nvidia"),
  ...same("amd radeon instinct radeon-pro w6800 w7800 w7900 rx", "vendors=amd"),
  ...same("intel arc xe iris iris-xe uhd gaudi gaudi2 gaudi3 habana ponte-vecchio", "vendors=intel"),
  ampere: ["a16", "a40", "a100-pcie-80"],
  ada: ["l4", "l40s"],
  "ada-lovelace": ["l4", "l40s"],
  hopper: ["h100-pcie-80", "h200-nvl-141"],
  turing: "t4",
  volta: "v100-pcie-32",
  pascal: ["p4", "p40"],
  maxwell: ["m10", "m60"],
  kepler: ["grid-k1", "grid-k2"],
  ...same("grace grace-hopper", ["h100-96-gh200", "gh200-144"]),
  ...same("grace-blackwell", "gb200"),
  dgx: "host=hgx-8",
  hgx: "host=hgx-8",
}

const nvidia = ["kvm-vgpu-nvidia", "vmware-vgpu-nvidia"]
const products: Names = {
  ...same("vws rtx-vws quadro-vdws vdws vpc vapps vcs nvaie nvidia-ai-enterprise", nvidia),
  ...same("horizon vmware-horizon omnissa", ["vmware-vgpu-nvidia", "vmware-vsga"]),
  ...same("run:ai run-ai run.ai runai kai", "k8s-time-slicing"),
  ...same("mdev mediated-device vfio-mdev mediated mediated-pass-through", ["kvm-vgpu-nvidia", "intel-gvtg-kvmgt"]),
  ...same("api-remoting api-forwarding remoting gpu-over-ip gpu-remoting", ["vmware-vsga", "qemu-virgl", "qemu-venus", "rcuda"]),
  ...same("device-emulation emulation software-rendering software software-gl cpu", ["llvmpipe", "lavapipe", "warp", "vmware-soft3d"]),
  ...same("fixed-pass-through fixed whole-gpu dedicated bare-metal", ["kvm-vfio", "vmware-directpath-vdga", "hyperv-dda"]),
  ...same("docker nvidia-docker container-toolkit gpu-operator", "k8s-time-slicing"),
  ...same("c-series q-series b-series a-series", nvidia),
}

const euro =
  "at austria österreich be belgium bg bulgaria българия leva lev лв cy cyprus de germany deutschland ee estonia es spain españa fi finland fr france gr greece hr croatia ie"
const euroMore =
  "ireland it italy italia lt lithuania lu luxembourg lv latvia mt malta nl netherlands holland pt portugal si slovenia sk slovakia"

/** By country, by its code and in words, and words and signs that several share. */
const currencies: Names = {
  ...same(`${euro} ${euroMore} eu europe`, "EUR"),
  ...same("us usa united-states america us-dollar us-dollars american-dollar american-dollars", "USD"),
  ...same("uk gb england britain great-britain united-kingdom pound-sterling pounds-sterling british-pound british-pounds", "GBP"),
  ...same("ch switzerland schweiz suisse swiss-franc swiss-francs franc francs fr.", "CHF"),
  ...same("jp japan ¥", "JPY"),
  ...same("cn china renminbi cn¥", "CNY"),
  ...same("in india rs", "INR"),
  ...same("ca canada canadian-dollar canadian-dollars c$ ca$", "CAD"),
  ...same("au australia australian-dollar a$ au$", "AUD"),
  ...same("nz new-zealand nz$", "NZD"),
  ...same("sg singapore s$", "SGD"),
  ...same("hk hong-kong hk$", "HKD"),
  ...same("tw taiwan nt$", "TWD"),
  ...same("br brazil brasil r$ reais", "BRL"),
  ...same("mx mexico", "MXN"),
  ...same("pl poland polska zl zł", "PLN"),
  ...same("cz czechia czech-republic koruna kč", "CZK"),
  ...same("hu hungary forint ft", "HUF"),
  ...same("se sweden sverige swedish-krona", "SEK"),
  ...same("no norway norge norwegian-krone", "NOK"),
  ...same("dk denmark danmark danish-krone", "DKK"),
  ...same("ro romania leu lei", "RON"),
  ...same("tr turkey türkiye lira ₺", "TRY"),
  ...same("za south-africa rand", "ZAR"),
  ...same("kr-won south-korea korea", "KRW"),
  ...same("il israel shekel ₪", "ILS"),
  ...same("ua ukraine hryvnia ₴", "UAH"),
  ...same("th thailand baht ฿", "THB"),
  ...same("ae uae emirates", "AED"),
  ...same("sa saudi-arabia", "SAR"),
  ...same("dirham dirhams", ["AED", "MAD"]),
  ...same("riyal riyals", ["SAR", "QAR"]),
  ...same("peso pesos", ["MXN", "ARS", "CLP"]),
  ...same("kr krona krone kroner", ["SEK", "NOK", "DKK"]),
  ...currencyNames,
  "¥": ["JPY", "CNY"],
}

export const hintsByKind: Readonly<Partial<Record<Kind, Names>>> = {
  workload: workloads,
  hypervisor: hypervisors,
  requirement: requirements,
  host: hosts,
  vendor: vendors,
  gpu: gpus,
  product: products,
  currency: currencies,
}
