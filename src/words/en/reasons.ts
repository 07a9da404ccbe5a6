import type {
  ApiTellings,
  CommonTellings,
  EvidenceTellings,
  FailureTellings,
  FitTellings,
  MissingNoteTellings,
  ReasonTellings,
  WarningTellings,
} from "../../engine/basics/tellings.ts"
import type { Messages } from "../speak.ts"

export const common = {
  "as-written": "{text}",
  standing:
    "{standing, select, preview {a preview only} claimed {claimed, and documented nowhere} other {only with code that no release holds}}{words, select, none {} other { ({words})}}",
  support:
    "{support, select, yes {can} conditional {can, under conditions} no {cannot} unknown {nothing published says that it can} other {cannot: there is no running VM to move}}{condition, select, none {} other { ({condition})}}",
  slot: "{count} {width, select, single {single-wide} other {double-wide}} {size, select, none {} HHHL {low-profile } FHHL {half-length } other {full-length }}{count, plural, one {slot} other {slots}}{power, select, none {} other { of {power}}}",
  fitting: "{slots, list, and}",
  sockets: "{count} module sockets{power, select, none {} other { of {power}}}",
  slots: "{ways, list, alternatives}",
  bound:
    "{bound, select, fp32 {FP32 arithmetic} tensor {{format} matrix arithmetic} memory {memory bandwidth} fp64 {FP64 arithmetic} other {video encoding}}",
  rate: "{rate}",
  "rate-unknown": "an unknown rate",
  "rate-of-encoders": "{encoders, plural, =0 {no encoder} one {{encoders} encoder} other {{encoders} encoders}}",
} as const satisfies Messages<CommonTellings>

const apis = {
  "api-not-on-gpu": "{product} has no {api} on {gpu}: {condition, select, none {not on GPUs of its vendor} other {{condition}}}",
  "api-nobody-knows": "nobody here knows an API called {api}",
  "api-with-condition": "{product} has no {api} as it comes: {condition}",
  "api-encodes-in-software": "{product} gives the guest no video encoder: it encodes on its vCPUs",
  "api-exposes": "{product} {apis, plural, =0 {exposes none of the listed APIs} other {exposes {apis, list} only}}",
  "api-unpublished": "nothing published says whether {product} has {api}",
  "api-at-most": "{product} has {api} at most",
  "api-of-another-vendor": "{gpu} has no {api}",
  "api-without-drivers": "no current driver has {api}",
  "api-compute-only": "{gpu} is supported for compute only when virtualized",
  "api-no-encoder": "{gpu} has no video encoder",
  "api-compute-type": "{type, select, none {C-series} other {{type}}} is a compute type without graphics",
  "api-graphics-type": "{type, select, none {this type} other {{type}}} has no {api}: B- and A-series types are licensed for graphics only",
} as const satisfies Messages<ApiTellings>

const fits = {
  "fit-embedded": "{gpu} is part of an embedded chip, not a board for a server",
  "fit-integrated": "{gpu} is part of a processor; {host} has none with integrated graphics",
  "fit-laptop-module": "{gpu} is a module for blades and laptops; no host of the dataset takes it",
  "fit-own-machine": "{gpu} is the processor of a machine of its own, which the dataset does not price",
  "fit-watts": "{gpu} draws {draws}; {host} has {slots}: it goes into none",
  "fit-power": "{gpu} draws {draws}; the supplies of {host} give all its GPUs {gives}",
  "fit-size": "{gpu} is too long or too high; {host} has {slots}",
  "fit-no-slot": "{host} has no {lacks, select, module {module socket} slot {slot} other {double-wide slot}} for {gpu}",
} as const satisfies Messages<FitTellings>

const failures = {
  "failure-no-board": "The host takes no board of this GPU.",
  "failure-gpus-in-host": "A VM has {asked} GPUs; a host takes {offered}.",
  "failure-vcpu": "A VM has {asked} vCPUs; a host offers {offered}.",
  "failure-ram": "A VM takes {asked} of RAM; a host offers {offered}.",
  "failure-no-type": "No instance type of this GPU holds the VM's frame buffer.",
  "failure-no-position": "This GPU has no legal position for a vGPU of {asked} in mixed-size mode.",
  "failure-frame-buffer": "A VM needs {asked} of frame buffer; the GPU has {offered}.",
  "failure-no-instance": "The GPU takes no instance of the VM's type.",
  "failure-performance": "Even alone on the GPU, a VM stays below its least acceptable performance.",
} as const satisfies Messages<FailureTellings>

export const missing = {
  "missing-part": "the {part}",
  "missing-parts": "At least this much: not known is {parts, list, semicolon}.",
  "missing-draw": "power draw of {of}",
  "missing-licence": "licence of {of}",
  "missing-licence-row": "licence {of}",
  "missing-price": "price of {of}",
  "missing-board-price": "price of the {of} board",
  "missing-host-price": "price of the host {of}",
} as const satisfies Messages<MissingNoteTellings>

const notKnown =
  "{unknown, plural, =0 {} one { ({unknown, list, and} is not known here)} other { ({unknown, list, and} are not known here)}}"

export const reasons = {
  ...common,
  ...apis,
  ...fits,
  ...failures,
  "cloud-only": "{product} is rented in its provider's cloud, not installed on hosts of one's own",
  "containers-only": "{product} shares a GPU among containers: there is no VM, and no VM's boundary",
  "not-current": "{product} is {state}{since, select, none {} other { since {since}}}",
  "not-for-datacenters": "{product} is not made for a datacenter of one's own",
  "hypervisors-left-out": `{product} runs on {hypervisors, plural, =0 {no hypervisor you allow} other {{hypervisors, list}}}, which your policy leaves out${notKnown}`,
  "technique-left-out": `{technique} is not among the techniques that may serve it${notKnown}`,
  "need-unknown": "must meet {need}, a requirement that is not known here",
  "host-unknown": "must run on the host {host}, which is not in this dataset",
  "no-live-migration": "must live-migrate; {product}: {cell}",
  "no-suspend": "must suspend and resume; {product}: {cell}",
  "isolation-of-product": "isolation must be {least} at least; {product}'s is rated {rated}",
  "isolation-in-turns": "isolation must be {least} at least; vGPUs that take turns on one MIG instance are rated {rated}",
  "guest-not-supported": "runs {guest}; {product} supports {guests, list}",
  listing: "{list} has {count, select, none {{gpus, list}} other {{count} others}}",
  "list-bars": "{list} rules out {gpu}",
  "list-lacks": "{gpu} is not listed: {lists, list, semicolon}",
  "list-fails": "{product} does not work on {gpu}: {lists, list, semicolon}",
  "does-not-work": "{product} does not work on {gpu}",
  "several-gpus-of-host": "must have {gpus} GPUs a VM; a host takes {offered} of {gpu} at most",
  "several-gpus-none": "must have {gpus} GPUs a VM; {product} gives a VM no GPU",
  "several-gpus-mig": "must have {gpus} GPUs a VM; a process sees one MIG instance, so several are no larger GPU",
  "several-gpus-series": "must have {gpus} GPUs a VM; only C- and Q-series vGPUs can be several to a VM",
  "several-gpus-unpublished": "must have {gpus} GPUs a VM; nothing published says that {product} gives a VM more than one",
  "several-gpus-one": "must have {gpus} GPUs a VM; {product} gives a VM one GPU at most",
  "several-gpus-most": "must have {gpus} GPUs a VM; {product} gives a VM {most} at most",
  "workload-unknown": 'its workload "{workload}" is not in this dataset',
  "api-missing": "needs {wanted, list, or}; {misses, list, semicolon}",
  "no-type-offered": "no {mig, select, yes {MIG-backed vGPU type} other {instance type}} of {gpu} is known for {product}",
  "no-type-of-series": "{gpu} offers only vGPU types of a series that does not serve what it needs",
  "llm-memory": "{model}: weights {weights}, cache {cache}{gpus, select, none {} other {; {gpus} GPUs a VM would hold it}}",
  "frame-buffer-short":
    "needs {wanted} of frame buffer; {of, select, slice {the largest usable slice} other {one GPU}} of {gpu} has {largest}{llm, select, none {} other {; {llm}}}",
  "encoder-sessions": "encodes {streams} streams; the driver of {gpu} allows {most} at once",
  "encoder-frames":
    "encodes {asked, number} frames of 1080p a second; the {engines, plural, one {encoder} other {{engines} encoders}} of {gpu} {slice, select, yes {in its slice make} other {{engines, plural, one {makes} other {make}}}} about {makes, number}",
  "pace-binds": "{bound} binds most of its time there, {here} against {there}",
  "pace-short":
    "must keep {target} of the pace it has on {reference}; {gpu} keeps {about, select, yes {about {low}} other {{low} to {high}}} even alone{binds, select, none {} other {: {binds}}}",
  "tokens-unknown": "serves {model}; the memory bandwidth of {gpu} is not known, so neither is how many tokens a second it gives",
  "tokens-short":
    "must give {asked, number} tokens/s of {model}; {gpus, plural, one {} other {{gpus} }}{gpu} gives about {likely, number} ({low, number} to {high, number}){under, select, sequences { with {sequences} at once} other {, and less is left of it under {product}}}",
  "performance-short":
    "must have {target} of native; {where, select, vcpus {rendered on its vCPUs} slice {even alone on its slice} other {even alone on its GPU}} it reaches about {best}",
  "vendor-left-out": `{gpu} is made by a vendor that your policy leaves out${notKnown}`,
  "gpu-not-allowed": `{gpu} is not among the GPU models asked for${notKnown}`,
  "gpu-in-cloud-only": "{gpu} is found in a cloud only; nobody sells it",
  "gpu-used-only": "{gpu} is offered used only; no price of a new board is known",
  "gpu-with-fans": "{gpu} has fans of its own, and no list of a server's maker that was read names it",
  "gpu-not-sold": "{gpu} is not sold new for servers with support for virtualizing it (its status: {status})",
  "type-of-another-gpu": "{type} is an instance type of another GPU",
  "gpu-limit":
    "needs {gpus} {gpus, plural, one {GPU} other {GPUs}} of {gpu}{spares, select, yes {, those of spare hosts included} other {}}; there {owned, plural, one {is} other {are}} {owned}",
  "owned-limit":
    "needs {hosts} {hosts, plural, one {host} other {hosts}} with {gpu}, spares included; you have {owned}, and {gpu} can't be bought new",
  "gpu-total": "needs {gpus} GPUs{spares, select, yes {, those of spare hosts included} other {}}; you allow {most} in all",
  "host-limit": "needs {hosts} hosts, spares included; there {owned, plural, one {is} other {are}} {owned}",
  "rack-limit":
    "needs {racks} {racks, plural, one {rack} other {racks}}, {by, select, power {for one gives {gives} of IT power} other {by the height of the hosts}}; you allow {most}",
  "racks-unknown":
    "stands on hosts whose height in a rack is not known ({host}), so that {most, plural, one {one rack} other {{most} racks}} may not hold them",
  "over-budget": "likely costs about {cost}; the budget is {budget}",
  "over-power": "draws about {draws} in the busy hour; the cap is {cap}",
} as const satisfies Messages<ReasonTellings>

export const warnings = {
  ...common,
  remark: "{reason}.",
  "pinned-product-unknown": 'The pinned product "{product}" is not in this dataset, so it is left out.',
  "owned-beyond":
    "It takes {hosts} {hosts, plural, one {host} other {hosts}} with {gpu}, spares included; you have {owned}, and more of {gpu} can't be bought new.",
  "owned-unknown":
    "{host, select, custom {Your own hosts are described nowhere: choose “Described here” under Host, so that they count} other {The hosts that you have, “{host}”, are not known here, so they carry nothing}}.",
  "owned-too-many":
    "Your {host} hosts have places for {places} {gpu} each, not for {boards}: {places} {places, plural, one {counts} other {count}} in each, and the rest is left out.",
  "owned-no-place": "{host} has no place for {gpu} that the dataset knows of; the {boards} in each of your hosts count as you say.",
  "pinned-gpu-unknown": 'The pinned GPU "{gpu}" is not in this dataset, so the option is left out.',
  "pinned-type-unknown": 'The pinned instance type "{type}" is not in this dataset, so the option is left out.',
  "encoders-unknown": "How many frames a second the encoders of {gpu} make is not in the dataset, so they are not counted.",
  "speed-unknown":
    "The dataset knows no rate of {gpu} that would tell its speed, so it is taken to be as fast as each workload's reference GPU.",
  undocumented: "{product} is not documented for {gpu}.",
  "may-fall-short":
    "At the low end of the range {groups, list} would fall below the {least, list} that {groups, plural, one {its} other {their}} work asks for.",
  "nominal-size":
    "{type} is taken at its nominal {nominal}: what the driver reports for it was not found, and for other MIG instances it is up to {less}% less.",
  "nominal-size-in-turns":
    "{type} is taken at its nominal {nominal}: {vms} of them use one MIG instance in turns, for which the driver reports {reported}, less than they add up to.",
  "c-series-apart": "Only A-, B- and Q-series vGPUs are documented to share a GPU: keep C-series on GPUs of their own.",
  "licensed-otherwise": "{type} {otherwise}.",
  "several-gpus-condition": "Several GPUs a VM on {product}: {condition}.",
  "mixed-sizes": "vGPUs of different sizes share a GPU here, in mixed-size mode{condition, select, none {} other {: {condition}}}.",
  "mixed-most": "In this mode one GPU takes at most {types, list}.",
  "mixed-fewer": "{most} {type} instead of {instead}",
  "api-hangs": "{api} takes {condition}; {without, select, none {} other {{product} has {without} without}}.",
  "standing-of-moves": "Moving a running VM is {standing}.",
  "standing-of-suspends": "Suspending and resuming is {standing}.",
  "llm-says-nothing": "What {group} says of a language model changes nothing, for it does not say which.",
  "llm-unknown": 'The dataset has no language model "{model}"; {group} counts with its workload\'s own figures.',
  "llm-context": "{group} asks for {asked, number} tokens of context; {model} is published for {published, number}.",
} as const satisfies Messages<WarningTellings>

const way =
  "{way, select, host {forwarded on one host} driver {through a paravirtual driver} network {forwarded over a network} other {forwarded}}"
const work = "{work, select, none {this kind of work} other {work like {work}}}"

export const evidence = {
  "no-evidence": `No source measured ${work} ${way}; the range rests on other work and other ways.`,
  "little-evidence": `Rests on {sources, plural, one {one source} other {{sources} sources}} for ${work} ${way}; {ofProduct, plural, =0 {none measured {product}} other {{ofProduct} of them with {product}}}.`,
} as const satisfies Messages<EvidenceTellings>
