import { gpuVendors, isolationLevels, schedulers, techniqueIds } from "../../dataset/schema/words.ts"
import { goalFigures, groupFigures } from "../../engine/goal.ts"
import { desktopCosts, extraCosts } from "../../engine/scenario.ts"
import { mostBeside, views } from "../../scenario/view.ts"
import type { Meaning } from "./fields.ts"

const list = (words: readonly string[]): string => words.join(", ")

/** Keys of links, each with what it asks. */
export const keyMeanings: Readonly<Record<string, Meaning>> = {
  vm: {
    value: "<workload>:<count>[:<name>][*<override>:<value>…], more groups by comma",
    doc: "Groups of VMs. Each names its workload and how many VMs it has; a name of its own and overrides of the workload's figures may follow.",
    example: "vm=knowledge-worker:200,cad-medium:40:Design_Team*fb:8192*least:0.8",
  },
  option: {
    value: "<product>, <product>@<gpu> or <product>@<gpu>:<instance type>; the GPU may be * for none or the cheapest",
    doc: "Pins an option, compared beside the best of each technique. Stands once for each pin; commas work too.",
    example: "option=vmware-vgpu-nvidia@a16:a16-2q",
  },
  plan: {
    value: "<places of groups, by _>:<option as in option=>, further parts by *; more plans by comma",
    doc: "Pins a plan of parts, compared beside the best of them: which groups go together, and what serves them. Places count from 1; no GPU, or the cheapest, is written any.",
    example: "plan=1_2:vmware-vgpu-nvidia@a16*3:kvm-vfio@h100-pcie-80",
  },
  compare: {
    value: `by comma, any of ${list(techniqueIds)}; or any for all of them, or none`,
    doc: "Techniques whose best option is searched and shown; all four by default, none for the pinned options alone.",
    example: "compare=fixed-pass-through,mediated-pass-through",
  },
  busy: { doc: "Where the busy hour lies between a workload's mean (0) and peak (1) GPU duty.", example: "busy=0.5" },
  sched: {
    value: `one of ${list(schedulers.filter((scheduler) => scheduler !== "spatial"))}`,
    doc: "Scheduler of time-sliced sharing, in place of each product's default.",
    example: "sched=fixed-share",
  },
  need: {
    value: `by comma, any of live-migration, suspend, ${list(isolationLevels.map((level) => `isolation-${level}`))}; or none`,
    doc: "What an option must be able to do: move running VMs, suspend and resume them, keep VMs apart at least that well.",
    example: "need=live-migration,suspend,isolation-strong",
  },
  vendors: {
    value: `by comma, any of ${list(gpuVendors)}; or any`,
    doc: "GPU vendors allowed; any by default.",
    example: "vendors=amd,intel",
  },
  hypervisors: {
    value: "ids of hypervisors, by comma; or any",
    doc: "Hypervisors allowed; any by default.",
    example: "hypervisors=kvm,xen",
  },
  budget: { doc: "Most that may be spent over the horizon.", example: "budget=250000", unit: "USD" },
  power: { doc: "Facility power in the busy hour, PUE included, at most.", example: "power=40", unit: "kW" },
  any: {
    value: "1 or 0; yes, on or true, and no, off or false are read as well",
    doc: "1: also products and GPUs that can no longer be bought, or were never made for datacenters.",
    example: "any=1",
  },
  host: {
    value: "a host's id; or custom with *key:value for what differs from the standard one below; or auto",
    doc: "The hosts that carry the VMs. By default the cheapest class that takes the GPU.",
    example: "host=custom*cores:96*ram:1536*dw:4",
  },
  gpus: { value: "ids of GPUs, by comma; or any", doc: "GPU models allowed; any by default.", example: "gpus=a16,l40s" },
  have: {
    value: "<GPU>:<whole number>, more by comma",
    doc: "At most so many GPUs of that model, those in spare hosts included: a ceiling, not a price.",
    example: "have=a16:8,l40s:4",
  },
  owned: {
    value: "<host>:<hosts>[*<gpu>:<boards in each>][*value:<USD each>], more kinds by comma; the host may be custom, as host= describes it",
    doc: "Hosts that are there already, with their boards: used before any are bought, at no price, or at what one of them still counts for.",
    example: "owned=2u-4dw:12*l40s:2",
  },
  "gpus-most": {
    doc: "GPUs of all models together at most, those in spare hosts included; as many as it takes by default.",
    example: "gpus-most=10",
  },
  hosts: { doc: "Hosts available at most, spares included; as many as it takes by default.", example: "hosts=12" },
  racks: {
    doc: "Racks at most, spare hosts included; as many as it takes by default. Hosts need so many by height or by power, whichever is more.",
    example: "racks=4",
  },
  "rack-kw": {
    doc: "IT power that one rack gives, in place of the dataset's range; PUE is not part of it.",
    example: "rack-kw=15",
    unit: "kW",
  },
  "rack-units": { doc: "Height of a rack in rack units, in place of the dataset's 42.", example: "rack-units=47" },
  spare: { doc: "Spare hosts (N+k).", example: "spare=2" },
  "vcpu-per-core": { doc: "vCPUs scheduled on one physical core.", example: "vcpu-per-core=3" },
  net: { doc: "Network for live migration.", example: "net=100", unit: "Gbit/s" },
  "fb-used": {
    doc: "Share of a VM's frame buffer that is in use when it is moved, in place of the dataset's range.",
    example: "fb-used=0.6",
  },
  rtt: {
    doc: "Round-trip time between the VMs and the GPU hosts, for calls forwarded over a network, in place of each link's own.",
    example: "rtt=0.5",
    unit: "ms",
  },
  link: {
    doc: "Rate in Gbit/s of the link between the VMs and the GPU hosts, for calls forwarded over a network, in place of each one's own.",
    example: "link=1",
    unit: "Gbit/s",
  },
  years: { doc: "Horizon over which costs are added up.", example: "years=5", unit: "years" },
  kwh: { doc: "Price of electricity, in place of the dataset's range.", example: "kwh=0.18", unit: "USD/kWh" },
  pue: { doc: "Power usage effectiveness of the building, in place of the dataset's range.", example: "pue=1.3" },
  carbon: { doc: "Carbon intensity of electricity, in place of the dataset's range.", example: "carbon=0.2", unit: "kg/kWh" },
  maint: {
    doc: "Maintenance a year, in percent of the hardware's price, in place of the dataset's range.",
    example: "maint=12",
    unit: "percent",
  },
  count: {
    value: `by comma, any of ${list([...extraCosts, ...desktopCosts])}, with a minus in front to leave one out; or none, or any for the default`,
    doc: "Costs counted besides hardware, licences, electricity and maintenance: floor space, administrators and interest where named; the connection broker and Windows desktop rights of Windows desktops unless left out.",
    example: "count=space,staff,-rights",
  },
  space: { doc: "Floor space, in place of the dataset's range.", example: "space=150", unit: "USD per kW and month" },
  staff: { doc: "One administrator, in place of the dataset's range.", example: "staff=90000", unit: "USD a year" },
  interest: { doc: "Interest on hardware a year, in place of the dataset's range.", example: "interest=5", unit: "percent" },
  grow: {
    doc: "Growth of the VMs of all groups from one year to the next; a group may have its own, or figures. Changes no answer but that of growth.",
    example: "grow=10",
    unit: "percent",
  },
  discount: {
    doc: "By how much less an amount counts that is paid a year later, in place of the dataset's range: the present value of growth.",
    example: "discount=7",
    unit: "percent",
  },
  currency: {
    value: "an ISO 4217 code of three letters",
    doc: "Currency in which amounts are shown; inside, and in links, they stay USD.",
    example: "currency=EUR",
  },
  rate: { doc: "How many of that currency one USD buys.", example: "rate=0.92" },
  price: {
    value: "<GPU, host or licence>:<number>, more by comma",
    doc: "Prices of your own: USD by GPU (one board), host or licence; each replaces the dataset's range.",
    example: "price=a16:2900,l40s:7500",
  },
  goal: {
    value: `<figure>-least:<number> or <figure>-most:<number>, the figure one of ${list(goalFigures)}; after ${groupFigures.join(" and ")} @<group> may follow: a name, a workload or a place; migration:live, migration:suspend, isolation:<level>, technique:<technique>; more by comma; or none`,
    doc: "What is to be reached. Goals change no answer: each is checked against the option in focus, else the one that the verdict names. cost and vm-month are in USD, power in kW, stun in seconds, hosts with spares.",
    example: "goal=share-least:0.9,share-least@Design_Team:0.8,gpus-most:10,migration:live",
  },
  name: { value: "a text", doc: "What the scenario is called beside others.", example: "name=Today" },
  beside: {
    value:
      "<name>:<key>=<value>, further pairs after ~26- (an & in the link's escapes); the name may be left out, the colon not; a key without a value is as by default",
    doc: `A scenario kept beside this one, told by the keys in which it differs. Stands once for each, ${mostBeside} at most.`,
    example: "beside=Five_years:years=5",
  },
  view: { value: `one of ${list(views)}`, doc: "What the page shows.", example: "view=cost" },
  focus: {
    value: "an option as product@gpu[:instance type], a technique, or the id of a row of the dataset",
    doc: "What is opened for a closer look.",
    example: "focus=vmware-vgpu-nvidia@a16",
  },
  sort: {
    value: "a text",
    doc: "How the view's table is sorted: a column, with - before it for descending order.",
    example: "sort=-cost",
  },
  filter: {
    value: "a text, then <column>:<value> parts, by comma",
    doc: "What the view's table is filtered by, or another choice of that view's own.",
    example: "filter=live_migration,technique:api-remoting",
  },
  lesson: {
    value: "a file of a lesson (docs/lessons.md), deflated (RFC 1951) with a closing &, in base64url without padding",
    doc: "A lesson that somebody wrote, opened by view=lessons&focus=own.",
    example:
      "lesson=TY4_C8IwEMW_SrjBobSCaxdxcnVQHEqHYKMNJLmQXPrH0u_upSgIB3e8e-_HW-CJwUqCGl4-VYMOlKTRb0kaXaUmbzCoUBkVIzooYVAh8gfqQwm64xSO2SatN4rfpIl3DdcRBTqeLMZkrQwzy_d-Fg7pyKLVLpGKGyiS8nw1yxe5pX6ovwypKRc9ifPlJnoZRVGwtyhEFzQX28PaMgxTeGRw0667Dw",
  },
  z: {
    value: "the text of vm=, deflated (RFC 1951) with a closing &, in base64url without padding",
    doc: "All groups in compressed form, written in place of vm= where there are more than 20 groups or the readable link would exceed 2,000 characters.",
    example: "z=K8gvTy3SLS1OLbIyNNBJTkzRzclMzyixMlUDAA",
  },
  "z-beside": {
    value: "the values of beside=, joined by & and packed as in z=",
    doc: "All scenarios kept beside this one in compressed form, written in place of beside= where the readable link would exceed 2,000 characters.",
    example: "z-beside=c8ssS42vTE0sKrYCk7amagA",
  },
  was: {
    value: "<option>:<GPUs>:<cost in USD>:<least share>:<most share> of the cheapest option that met every need, or none",
    doc: "The answer the link was made with: where that is a plan of parts, its parts as in plan= (places joined by points), or parts-12 for one of twelve. Links of the share button carry it, so that a later version can say which of these figures moved, and by how much.",
    example: "was=kvm-vgpu-nvidia@a16:25:498000:0.83:0.94",
  },
  data: {
    value: "a version",
    doc: "Version of the dataset the link was made with. Always written, so that the page can say which figures have moved since.",
    example: "data=2026.11.1",
  },
  model: { value: "a version", doc: "Version of the model the link was made with. Always written.", example: "model=1" },
}
