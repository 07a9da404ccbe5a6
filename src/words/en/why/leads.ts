import type { LeadTellings } from "../../../engine/basics/why/leads.ts"
import type { Messages } from "../../speak.ts"

/** The first sentence of each answer to "why?", for somebody who meets its words for the first time. */
export const leads = {
  "lead-native":
    "{share, select, none {Nothing published says how fast a VM would be here.} other {Of all that a program gets done alone on the bare machine, a VM here gets about {share} done.}}",
  "lead-group":
    "The technique itself leaves a VM of {group} {efficiency} of native speed, and its neighbours leave {sharing} of that; most is lost to {costs, select, technique {the technique} other {the neighbours}}.",
  "lead-forwarded":
    "Each call that leaves the VM costs a little time, and {calls, number} a second add up: {efficiency} of native speed is left. {most, select, calls {Most goes to the calls themselves.} frames {Most goes to handing over finished frames.} transfer {Most goes to moving data.} trips {Most goes to waiting for answers.} other {Most goes to translating into another API.}}",
  "lead-software":
    "The VM’s {vcpu, number} {vcpu, plural, one {processor draws} other {processors draw}} in the GPU’s place, and {vcpu, plural, one {reaches} other {reach}} about {speed} of its speed.",
  "lead-measured":
    "Others have run the same work with and without this technique: {readings, number} published comparisons, the closest counted most, say that about {efficiency} of native speed is left.",
  "lead-emulated-card": "The whole card exists as a program, so the processor works out what a chip would have drawn.",
  "lead-turns":
    "Up to {vms, number} VMs take turns on one GPU, and each wants it {duty} of the time: now and then one waits for another, and {sharing} of its speed alone is left.",
  "lead-quota":
    "Each VM has its own turn on the GPU, {idle, select, yes {even where nobody takes the others} other {as long as it runs}}: it never gets more than that, and keeps {sharing} of its speed alone.",
  "lead-slice":
    "Each VM works on a part of the GPU that is walled off for it{turns, select, yes { and a few others, in turns} other {}}: the part is slower than the whole, and {sharing} of the speed alone is left.",
  "lead-alone": "No other VM uses this GPU, so nothing is lost to neighbours.",
  "lead-speed": "The work was measured on {reference}; {gpu} does it {times, number} times as fast, by what the work leans on most.",
  "lead-llm-rate": "For each token {model} reads its weights from the GPU’s memory, so memory sets the pace.",
  "lead-llm-memory": "{model} needs room for its weights, and for what it remembers of every conversation.",
  "lead-gpus":
    "{gpus, number} {gpus, plural, one {GPU gives} other {GPUs give}} each of the {vms, number} VMs its memory and the speed you ask for{proven, select, yes {; nobody can place them on fewer} other {}}.",
  "lead-gpus-group":
    "{vms, number} of these VMs fit on one GPU: {binds, select, frame-buffer {another would find no room in its memory} instances-per-gpu {it can be cut into no more parts} performance {with another, each would be slower than you allow} one-vm-per-gpu {it belongs to one VM alone} slots {the host has no slot for more boards} power {the host cannot feed more boards} ram {the host has no more RAM} vcpu {the host has no more vCPUs} anti-affinity {a host may hold no more of them} encoders {it cannot encode for another} other {there are no more of them}}.",
  "lead-nothing-placed": "No GPU and host here can carry these VMs, so there is nothing to count.",
  "lead-hosts":
    "{hosts, number} {hosts, plural, one {host has} other {hosts have}} the slots, processors and memory that the VMs need{spare, plural, =0 {} one {, and one more stands by for a failure} other {, and {spare} more stand by for failures}}.",
  "lead-cost":
    "All that is bought and paid over {years, number} {years, plural, one {year} other {years}} is added up: machines, licences, electricity, upkeep.",
  "lead-plan-cost":
    "{parts, plural, one {The plan has one part, which} other {Each of the plan’s {parts, number} parts}} stands on machines of its own and has a bill of its own; together these are what the plan costs.",
  "lead-nothing-priced": "Nothing could be placed, so there is nothing to pay for.",
  "lead-bought":
    "{part, select, gpus {GPUs are bought by the board} hosts {Hosts are bought whole} other {Each host needs its part of the network}}, and again when their life is over before the years planned are.",
  "lead-maintenance": "Keeping hardware in repair costs a part of its price each year.",
  "lead-licence": "Somebody asks for money for each unit counted below: a user, a GPU, a processor core.",
  "lead-energy":
    "{of, select, gpus {GPUs draw} other {Hosts draw}} some power while they idle and more while they work, and the building adds its cooling.",
  "lead-space": "Room in a datacenter is let by the power that it feeds.",
  "lead-staff": "Somebody looks after hosts and VMs, and one person can look after so many.",
  "lead-interest": "Money spent today could have earned interest; that counts as a cost.",
  "lead-moving":
    "{level, select, live {A running VM can move to another host: its memory is copied while it works, then it stands still for a moment.} live-with-conditions {A running VM can move to another host if what is listed holds; it stands still for a moment.} suspend-only {The VM must be put to sleep, carried over and woken: its user waits.} cold-only {The VM is tied to its GPU: it must be shut down here and started there.} none {There is no VM to move.} other {Nobody says whether its VMs can be moved.}}",
  "lead-ordinary-pause": "Nothing of the VM lives in a GPU, so it pauses no longer than any other VM.",
  "lead-pause":
    "At the end of a move the VM stands still while what its GPU remembers, up to {gib, number} GiB, crosses the network of {gbps, number} Gbit/s.",
  "lead-worst-pause": "The same pause as its makers saw it at worst, with the GPU’s memory full.",
  "lead-drain":
    "To work on a host, its {vms, number} VMs must leave it first{stops, select, yes {; none of them can while it runs} other {, and each takes the time to copy its memory}}.",
  "lead-failure":
    "{lose, plural, one {One VM loses its} other {{lose, number} VMs lose their}} session{keep, plural, =0 {, and every user what was not saved} one {; one VM on another host runs on} other {; {keep, number} VMs on other hosts run on}}.",
  "lead-needs":
    "{feasible, select, yes {Nothing that you ask for rules it out.} other {{reasons, plural, one {One thing} other {{reasons} things}} that you ask for {reasons, plural, one {rules} other {rule}} it out.}}",
} as const satisfies Messages<LeadTellings>
