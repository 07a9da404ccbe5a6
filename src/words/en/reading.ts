import type { Lack } from "../../engine/inventory/placeInventory.ts"
import type { ReadingTellings } from "../../scenario/inventory/tellings.ts"
import type { Messages } from "../speak.ts"

const one = "{kind, select, vms {VM} other {host}}"
const ones = "{kind, select, vms {VMs} other {hosts}}"
const place = "{place, select, Line {Line} Row {Row} other {Entry}}"
const placeWithin = "{place, select, Line {line} Row {row} other {entry}}"
const places = "{place, select, Line {Lines} Row {Rows} other {Entries}}"
const andMore = "{more, plural, =0 {} other { and {more} more}}"
const orOthers = "{more, select, yes { or others} other {}}"
const areOf = (count: string): string => `{${count}, plural, one {is} other {are}}`
/** A count, and what it counts. */
const many = (count: string, single: string, several: string): string =>
  `{${count}, number} {${count}, plural, one {${single}} other {${several}}}`

const roles = {
  ofVms:
    "name {Name} vcpu {vCPUs} sockets {Sockets} coresPerSocket {Cores per socket} ram {RAM} gpus {Number of GPUs} gpuShare {GPU share} frameBuffer {Frame buffer} profile {vGPU or MIG profile} model {GPU models it may use} count {Number of such VMs} power {Power state} template {Template or not} folder {Folder, pool or namespace} system {Operating system} other {something else}",
  ofHosts:
    "name {Name} vcpu {CPU} sockets {Sockets} coresPerSocket {Cores per socket} ram {RAM} gpus {Number of GPUs} frameBuffer {Memory of a GPU} model {GPU model} count {Number of such hosts} power {Power state} maintenance {Maintenance} gpuRow {Number or id of a GPU} serverModel {Server model} other {something else}",
} as const
const role = `{kind, select, vms {{role, select, ${roles.ofVms}}} other {{role, select, ${roles.ofHosts}}}}`

const have = "{hosts, plural, one {has} other {have}}"
/** What hosts are short of. Where even an empty host would be, the words say so. */
const short: Readonly<Record<Lack, { readonly never: string; readonly full: string }>> = {
  model: { never: `${have} no GPU of a model it may use`, full: `${have} no GPU of a model it may use` },
  slice: {
    never: `${have} a GPU of which the dataset knows no slice that would hold it`,
    full: `${have} no slice that would hold it`,
  },
  gpus: { never: `${have} fewer GPUs than it needs`, full: `${have} fewer GPUs than it needs` },
  "frame-buffer": { never: `${have} GPUs with too little memory`, full: `${have} too little memory left on each GPU` },
  "gpu-share": { never: "cannot give it so much of one GPU", full: `${have} too little left on each GPU` },
  "one-size": {
    never: "{hosts, plural, one {holds its GPUs} other {hold their GPUs}} to another size",
    full: "{hosts, plural, one {holds its GPUs} other {hold their GPUs}} to another size of vGPU",
  },
  "mig-places": {
    never: `${have} no place for the MIG profile`,
    full: `${have} no place left where its MIG profile may start`,
  },
  vcpu: { never: `${have} too few vCPUs`, full: `${have} too few vCPUs left` },
  ram: { never: `${have} too little RAM`, full: `${have} too little RAM left` },
}
const shortOf = Object.entries(short)
  .map(([lack, { never, full }]) => `${lack}-never {${never}} ${lack}-full {${full}}`)
  .join(" ")

/** Of tables and files that are read, and of where VMs stand. */
export const reading = {
  "no-text": `There is no text to read ${ones} from.`,
  "no-such-sheet": 'There is no sheet "{sheet}"; there are {sheets, list}.',
  "unnamed-sheet": "one without a name",
  "hosts-alone": "This file holds hosts and no VMs. Give it as the table of hosts.",
  "vms-alone": "This file holds VMs and no hosts. Give it as the table of VMs.",
  "is-packed": "This is a packed file. Unpack it and give the table inside.",
  "is-protected-workbook": "This workbook is protected by a password, so nothing of it can be read. Save it without one and give that.",
  "is-old-excel": "This is a workbook of an older Excel (.xls), which cannot be read. Save it as .xlsx or CSV and give that.",
  "is-pdf": "This is a PDF, which holds no table that can be read. Give a CSV file.",
  "is-gzip": "This file is packed with gzip. Unpack it and give the CSV file inside.",
  "is-markup": "This is XML or HTML, which cannot be read. Give a table as CSV or a workbook.",
  "is-yaml": "This is YAML, which cannot be read. Ask for JSON (kubectl get … -o json) and give that.",
  "is-binary-workbook": "This is a binary Excel workbook (.xlsb), which cannot be read. Save it as .xlsx or CSV and give that.",
  "is-open-document": "This is an OpenDocument table (.ods), which cannot be read. Save it as .xlsx or CSV and give that.",
  "is-word-document": "This is a Word document, which holds no table that can be read. Give a workbook or a CSV file.",
  "is-no-workbook": "This is a packed file and no Excel workbook. Unpack it and give the table inside.",
  "json-damaged": "This is JSON that is damaged or cut off: {fault}.",
  "json-no-list": "This JSON holds no list of VMs or hosts: a list of entries with fields is expected.",
  "too-many-rows":
    "{what} holds more than {most, number} rows, so nothing of it was read. Give a part of it, a cluster or a site at a time.",
  "this-table": "This table",
  "this-json": "This JSON",
  "the-sheet": "Sheet {sheet}",
  "no-unpacking": "This browser cannot unpack workbooks. Save the sheet as CSV and give that.",
  "workbook-damaged": "This workbook is damaged: it does not hold what a workbook must. Save it again and give that.",
  "workbook-cut-off": "This workbook is cut off or damaged: its end is missing. Fetch or save it again and give that.",
  "workbook-without-rows": "This workbook holds no sheet with rows.",
  "sheet-missing": "This workbook is damaged: its sheet {sheet} is missing.",
  "sheet-damaged": "Sheet {sheet} of this workbook is damaged. Save it again and give that.",
  "file-protected": "This file is protected by a password. Save it without one and give that.",
  "packing-unknown": "This workbook is packed in a way that cannot be read. Save it again and give that.",
  "packing-damaged": "This workbook is damaged: what it packs cannot be unpacked. Save it again and give that.",
  "unpacks-to-more":
    "This file unpacks to more than {megabytes} MB, which is more than is read. Save the sheets of VMs and hosts alone, or as CSV.",
  "only-names": `Only the names of the ${ones} are known there, and no column says what they {kind, select, vms {need} other {have}}. ${place} {line} names the columns: {held}.{flavors, select, yes { What a flavor is stands in OpenStack's other list: put what “openstack flavor list --long -f csv” prints below the servers, in the same file.} other {}}`,
  "no-columns": `None of the columns is known, so no ${ones} could be read. One line must name the columns; ${placeWithin} {line} holds: {held}.`,

  "by-tool": "{tool}",
  "printed-table": "Printed table",
  "excel-workbook": "Excel workbook",
  "version-of": "version {version}",
  "columns-in-mib": "columns in MiB",
  "columns-in-mb": "columns in MB, of an older version",
  "columns-of-database": "column names of its database (-DBColumnNames)",
  "read-as-latin-1": "The file is no UTF-8; its letters are read as Latin-1 (Windows-1252).",
  "read-as-utf-16": "The file's letters are read as UTF-16.",
  "sheet-hidden": "Sheet {sheet} is hidden in the workbook.",
  "formulas-read":
    "{cells, number} {cells, plural, one {cell of the sheet holds a formula; what Excel last made of it is read} other {cells of the sheet hold formulas; what Excel last made of them is read}}.",
  "formulas-unvalued":
    "{cells, number} {cells, plural, one {cell holds a formula without its value and is} other {cells hold formulas without their values and are}} read as empty: open the workbook in Excel and save it.",
  "rows-hidden": `${many("rows", "row is", "rows are")} hidden in sheet {sheet} and read like the others.`,
  "columns-beyond": "Columns of sheet {sheet} beyond the {most, number}th are not read.",

  "containers-as-vms":
    "{count} of them {count, plural, one {is a container (lxc), read as a VM} other {are containers (lxc), read as VMs}}.",
  "devices-not-counted": `{names, list} of the {of, select, nodes {nodes} other {pods}} ${areOf("count")} not counted: which GPU that is, nothing says.`,
  "nodes-requestable": "CPU and memory of nodes are what pods may request; cores count as vCPUs, as they are.",
  "nodes-sharing":
    "{count} {count, plural, one {node shares its GPUs} other {nodes share their GPUs}} by time-slicing or MPS; the GPUs themselves are counted.",
  "nodes-cut":
    "{count} {count, plural, one {node has its GPUs} other {nodes have their GPUs}} cut by MIG; whole GPUs are counted, and cut anew as you choose.",
  "pods-need":
    "A pod needs what its containers request, or their limits where they request nothing; an init container counts where it needs more than they do together.",
  "pods-bare":
    "{count} {count, plural, one {pod requests} other {pods request}} no CPU or no memory; {count, plural, one {it counts} other {they count}} with nothing of that.",
  "pods-sharing":
    "nvidia.com/gpu.shared says that a GPU is shared, not by how many: each is counted as a whole GPU until a rule says how much it is.",
  "pods-of-instances":
    "{count} {count, plural, one {pod requests} other {pods request}} several MIG instances: each instance is placed on a GPU of its own, though one GPU may hold several.",
  "flavors-missing": "The flavors of {unknown} of {servers} servers are not in the file, so what they need is not known.",
  "flavors-unsized":
    "A flavor says how many vGPUs a server has, not how large they are: each is counted as a whole GPU until a rule says how much it is.",
  "aliases-no-gpus": "Devices by alias that name no GPU are not counted: {aliases, list}.",
  "instances-cut":
    "{count} {count, plural, one {{what, select, node {node} other {line}} has its GPUs} other {{what, select, node {nodes} other {lines}} have their GPUs}} cut by MIG; counted are the fewest whole GPUs that hold the instances, to be cut anew as you choose.",
  "nodes-again": "{count} {count, plural, one {line names} other {lines name}} a node again, for another partition; each node counts once.",
  "figures-least":
    '{count} {count, plural, one {figure ends} other {figures end}} in "+": the nodes of those lines differ, and the least of them is read.',
  "domains-left-out": "{count} control {count, plural, one {domain of a host is} other {domains of hosts are}} no VM and left out.",

  "cells-turned":
    "{count, plural, one {One cell held} other {{count} cells held}} characters that turn the direction of text; they are taken out.",
  "header-at": `${place} {line} is read as the column names; above it, {above, list} ${areOf("count")} skipped.`,
  "columns-of": "The columns are those of {layout}.",
  "counts-gpus-of-hosts": "{header} is read as the number of GPUs of each host, since each has a name and a GPU's model beside it.",
  "cores-of-sockets": "{header} is read as the cores of each socket, since sockets stand beside it.",
  "one-gpu-a-line": "Each line is one GPU; those of one model in one host are counted together.",
  "mixed-hosts": `${many("count", "host has", "hosts have")} GPUs of several models: its part of CPUs and RAM goes with each, by the number of GPUs.`,
  "columns-unused": `Columns not used: {headers, list}${andMore}.`,
  "memory-together": "GPU memory of {gpus} × {model} is given for all together; each has the dataset's {gib} GiB.",
  "model-open": `"{model}" may be {may, list}${orOthers}; shares are placed on it, slices cannot be until the table says which.`,
  "memory-by-model": "Of hosts with GPUs of several models the dataset's memory of each model counts, not the table's.",
  lacks: `{lacks, list, and} {one, select, yes {was} other {were}} not in the table of ${ones}.`,
  "lack-gpus": "GPUs",
  "lack-cpus": "{kind, select, vms {vCPUs} other {cores}}",
  "lack-ram": "RAM",
  "column-asked": `Column {header} of the ${ones}: {reason}; it is read as {unit}{example}.`,
  "under-both": ' ("{cell}" is {meant}; as {unit} it would be {other})',
  "column-of-row-numbers": `Column {header} of the ${ones} holds 1, 2, 3 … in turn: it is taken for row numbers, not for how many there are.`,
  "mark-asked": `A point in figures of the ${ones} is read as grouping thousands, since semicolons part the cells; nothing else tells.`,
  "gpus-added": `GPUs of the ${ones} are not in the table but as added for each: {added}.`,
  "work-as-ruled": `What ${many("count", one, ones)} {count, plural, one {does} other {do}} is as the rules say, and their GPUs are as the table has them.`,
  "rules-catch": `GPUs of the ${ones} as the rules say: {caught, number} of {kept, number} {kept, plural, one {${one}} other {${ones}}} ${areOf("caught")} caught by them{others, select, gone {} table {; the others are as the table has them} other {; the others {kind, select, vms {need} other {have}} none}}.`,
  "columns-passed-over": `Not used of the ${ones}, though the names speak of a GPU, CPU or memory: {headers, list}${andMore}.`,
  "rows-left-out": "Left out: {counts, list}.",
  "left-out-off": `${many("count", one, ones)} not running`,
  "left-out-templates": many("count", "template", "templates"),
  "left-out-away": `${many("count", "host", "hosts")} in maintenance or out of reach`,
  "total-at": `${place} {line} of the ${ones} is taken for a total and left out.`,
  "totals-at": `${places} {lines, list}${andMore} of the ${ones} are taken for totals and left out.`,
  "rows-unread": `${many("count", "row", "rows")} of the ${ones} could not be read.`,
  "items-cut": `Only the first {most, number} ${ones} were read; {cut, number} are left out.`,
  "names-again": `${many("count", "row", "rows")} of the ${ones} {count, plural, one {bears} other {bear}} a name that stood before; each is counted.`,

  "not-used": "Not used",
  role,
  unit: "{unit, select, percent {percent} thousandths {thousandths} cores {cores} threads {threads} vCPUs {vCPUs} GPUs {GPUs} B {B} KiB {KiB} MiB {MiB} GiB {GiB} TiB {TiB} other {something else}}",
  "as-chosen": "as you chose",
  "as-layout": "as {layout} has it",
  "other-column": `another column is read as “${role}”`,
  "counts-rows": "it counts the rows",
  "counts-runs": "counts what runs there",
  "counts-runs-not-there": "counts what runs there, not what there is",
  "names-no-profile": "its cells name no vGPU or MIG profile",
  "names-no-gpu": "its cells name no GPU: the server's model",
  "is-percentage": "a percentage, no amount",
  "by-name": "by its name",
  "cells-name-gpus": "its cells name GPUs",
  "cells-name-profiles": "its cells name vGPU or MIG profiles",
  "cells-hold-parts": "its cells hold parts of a GPU",
  "used-not-there": "what is used, not what there is",
  "name-unknown": "the name is not known",
  "beside-model": "stands beside the GPU's model of a host with a name",
  "beside-cores": "stands beside the cores of each",
  "beside-sockets": "stands beside sockets",
  "other-counts-all": "another column counts them all",
  "sockets-alone": "sockets without the cores of each say nothing of how many there are",
  "unit-by-name": "{unit} by its name",
  "unit-as-layout": "{unit}, as {layout} has it",
  "unit-in-cells": "its cells name their unit",
  "unit-of-share-unsaid": "nothing tells whether these are GPUs, percent or thousandths of one",
  "cores-or-threads": "nothing says whether these are cores or threads",
  "whole-mib-in-bytes": "whole MiB in bytes, every one of them",
  "no-figures": "it holds no figures",
  "unit-unsaid": "nothing tells the unit",
  "runs-there-now": "the host it runs on now",
  "cores-count-all": "the column of cores counts them all",
  "server-model": "the server's model",
  "counts-sockets": "counts sockets",
  "ram-of-vms": "the RAM of the VMs that run there",
  "flavor-beside": "its vCPUs and RAM stand beside it",
  "vm-or-container": "a virtual machine or a container",
  "gives-shared-gpus": "what the scheduler gives out: shared GPUs once for each that shares them",
  "how-gpus-are-cut": "how the GPUs are cut now",
  "how-many-share": "how many share a GPU now",
  "with-gpus-requested": "counted with the GPUs requested",
  "counts-threads": "counts threads where a core has several; sockets and their cores are counted",
  "cores-are-counted": "cores are counted",
  "gpu-it-stands-on": "the GPU it stands on now",
  "all-gpus-of-host": "the same figure on each line: all GPUs of the host",

  "line-is": `${place} {line}: {reason}.`,
  "aside-control-domain": "the control domain of a XenServer host, no VM",
  "aside-template": "a template, no VM that runs",
  "aside-away": "the host is in maintenance or cannot be reached",
  "aside-total": "a total of the rows above",
  "aside-measured-again": "the same GPU as a line above, measured again",
  "aside-off": "it is not running ({state})",
  "header-again": "it repeats the column names",
  "cells-off": "it has {cells} cells, {by} {side, select, fewer {fewer} other {more}} than there are columns",
  "quote-open": "a quote is opened and never closed",
  "quote-misplaced": "a quote in the wrong place makes one row of several lines",
  "nul-bytes": "it holds NUL bytes, which no text has",
  "whole-number": "{of, select, count {The count} other {The number of GPUs}} must be a whole number up to {most, number}, not {value}",
  "profile-unknown": 'the dataset knows no vGPU or MIG profile "{profile}"',
  "part-and-none": "it asks for part of a GPU and for none at once",
  "thousandths-too-many": "{thousandths} thousandths of one GPU are more than there are; give the number of GPUs in a column of its own",
  "cpus-unsaid": "it does not say how many CPUs there are",
  "sockets-unsaid": "it does not say how many sockets and cores there are",
  "ram-unsaid": "it does not say how much RAM there is",
  "gpus-differ": "it has {counted} GPUs in one column and {listed} in another",
  "gpus-without-model": "the host has GPUs, but no model is given",

  "cell-error": '"{cell}" in column {header} is an error of a formula',
  "cell-no-number": '"{cell}" in column {header} is no number',
  "cell-no-memory": '"{cell}" in column {header} is no amount of memory',
  "cell-no-unit": '"{cell}" in column {header} names no unit, while others there do',
  "cell-out-of-range": "{cell} in column {header} is out of range",
  "cell-as-it-stands": "{cell}",
  "cell-figure": "{figure}{unit, select, none {} other { {unit}}}",
  "cell-share": "{figure} GPU",
  "cell-not-readable": "not readable",
  "cell-not-stated": "not stated",
  "cell-none": "none",

  "need-unsaid": "It does not say what these VMs need.",
  "need-unread": '"{said}" is no kind of work, frame buffer, share of a GPU or vGPU type that is known.',
  "need-of-gpus": "A VM has a part of one GPU or a whole number of them up to {most}, not {amount}.",
  "gpu-unknown": 'The dataset knows no GPU "{gpu}".',
  "gpu-open": `"{model}" may be {may, list}${orOthers}: say which.`,
  "hold-unsaid": "It does not say what these hosts hold.",
  "hold-at-most": "A host holds up to {most} GPUs.",
  "choice-incomplete": '"{given}" gives no column and role, such as Memory=ram:MiB.',
  "choice-role": 'A column of {of} can be {roles, list} or ignore, not "{given}".',
  "choice-without-unit": "A column read as {role} has no unit.",
  "choice-unit": 'The unit of {role} is one of {units, list}, not "{given}".',

  slicing: "{slicing, select, shares {Shares of time and memory} vgpu {vGPU, one size per GPU} mig {MIG profiles} other {Whole GPUs}}",
  goal: "{goal, select, gpus {Most GPUs in use} vms {Most VMs placed} other {Order of the file}}",
  lack: "{lack, select, model {GPU model not allowed} slice {no slice large enough} gpus {too few GPUs in a host} frame-buffer {frame buffer too small} gpu-share {too little left on any one GPU} one-size {GPUs held to another vGPU size} mig-places {no legal MIG place free} vcpu {vCPUs used up} other {RAM used up}}",
  "no-hosts": "There are no hosts.",
  "fits-nowhere": "Fits on no host, even empty: {short, list, semicolon}.",
  "no-room-left": "No room left on any host that could hold it: {short, list, semicolon}.",
  "hosts-short": `${many("hosts", "host", "hosts")} {of, select, ${shortOf} other {cannot hold it}}`,
  "every-vm-fits": "Every VM fits: no placement can do better.",
  "gap-to-most":
    "No placement can give out more than {most, number} GPUs to these VMs; this one gives out {given, number}{less, select, none {, the most there is.} other {, {less} % less.}}{never, plural, =0 {} other { {never, number} of the VMs fit on none of the hosts, whatever else stands there.}}",
  "gap-to-most-vms":
    "No placement can hold more than {most, number} of these VMs; this one holds {given, number}{less, select, none {, the most there is.} other {, {less} % less.}}{never, plural, =0 {} other { {never, number} of the VMs fit on none of the hosts, whatever else stands there.}}",
  "hosts-name-no-gpus": `${many("vms", "VM asks", "VMs ask")} for ${many("gpus", "GPU", "GPUs")}{parts, select, yes { or parts of {gpus, plural, one {one} other {them}}} other {}}, and the table of hosts names none. Which do the hosts hold? Say it for all of them or by rule{by, select, none {} serverModel {, such as: hosts whose server model matches {pattern} hold 2x L40S} other {, such as: hosts whose name matches {pattern} hold 2x L40S}}.`,
  "vms-name-no-gpus": `The hosts hold ${many("gpus", "GPU", "GPUs")}, and the table of VMs does not say which VMs need any: say it for all of them or by rule.`,
  "nothing-to-place": "No VM could be read, so there is nothing to place.",
  "all-fit": `All ${many("vms", "VM", "VMs")} fit{by} {where}{not}.`,
  "some-fit": `{placed, number} of ${many("vms", "VM", "VMs")} fit{by}, {where}; {unplaced, number} ${areOf("unplaced")} left over{not}.`,
  "on-hosts": `on {used, number} of ${many("hosts", "host", "hosts")}`,
  "by-quantities": " by {quantities, list, and}",
  "by-name-alone": " by name alone",
  "not-counted": "; {quantities, list, and} could not be counted",
  "quantity-gpus": "{many, select, yes {GPUs} other {GPU}}",
  "quantity-vcpus": "{many, select, yes {vCPUs} other {vCPU}}",
  "quantity-ram": "RAM",
  "model-not-known": 'The dataset does not know the GPU model "{model}".',
} as const satisfies Messages<ReadingTellings>
