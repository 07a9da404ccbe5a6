import type { RepairTellings } from "../../scenario/repairs.ts"
import type { Messages } from "../speak.ts"
import { hostMeanings, overrideMeanings, type Meaning } from "./fields.ts"

const kind =
  "{kind, select, language-model {language model} gpu {GPU} priced {GPU, host or licence} instance-type {instance type} guest-system {guest system} api {API} isolation {level of isolation} migration {kind of migration} workload {workload} product {product} host {host} hypervisor {hypervisor} vendor {vendor} technique {technique} requirement {requirement} scheduler {scheduler} cost {cost} currency {currency} view {view} other {thing}}"
const instead =
  "{instead, select, one {1 is used} one-taken {one is taken} left-out {it is left out} goal-left-out {that goal is left out} default {the default is used} other {the default is used; {instead} leaves it out}}"
const fieldNames = (fields: Readonly<Record<string, Meaning>>): string =>
  `{key, select, ${Object.entries(fields)
    .map(([key, { doc }]) => `${key} {${doc}}`)
    .join(" ")} other {a figure}}`

export const repairs = {
  near: "{last, select, none {{more, plural, =0 {.} other {; did you mean {first, list} or one of {more} more?}}} other {; did you mean {first, plural, =0 {} other {{first, list} or }}{last}?}}",
  "there-are": "; there are {all, list}.",
  figure: "{apart, select, yes {{value, number}} other {{value}}}",

  "of-override": fieldNames(overrideMeanings),
  "of-host": fieldNames(hostMeanings),
  "of-entry": "{entry} in {key}",
  "of-count": "the number of VMs of the group {group}",
  "of-later-year": "VMs of a later year",
  "of-value": "the value of {host} in {key}",
  "of-boards": "boards of {gpu} in {key}",
  "owner-group": "the group {group}",
  "owner-host": "the host",

  "read-as": `The ${kind} {written} was read as {meant, list, and}.`,
  "names-nothing": `{raw} names no ${kind}, so it is left out.`,
  "may-be": `The ${kind} {written} may be {may, list, or}, so {raw} is left out; name one of them.`,
  "not-here": `There is no ${kind} {written} here, so {raw} is left out{near}`,
  "not-here-restricts": `There is no ${kind} {written} here, and what {key} restricts stays restricted{near}`,
  "not-here-requirement": "There is no requirement {written} here, so nothing is known to meet it{near}",
  "not-here-api": "There is no API {written} here, so nothing is known to have it{near}",
  "not-here-host": "There is no host {written} here, so nothing can be placed on it{near}",
  "not-here-model": "There is no language model {written} here, so the workload's own figures are used{near}",
  "not-here-goal": "There is no goal {written} here, so it is left out{near}",
  "not-here-key": "{written} is not a key known here{near} It is kept in the link but changes nothing.",
  "no-key": "{raw} has no key before it. It is kept in the link but changes nothing.",
  "not-here-guest": "{written} is not a guest system known here; the workload's own is used.",
  "not-here-format": "{written} is no number format known here ({formats, list}); the standard one is used.",
  "not-here-part": "{part} of {owner} is not known here and is left out.",
  "names-no-api": "{written} names no API known here and is left out.",
  "keeps-unknown": "{key} keeps {most} unknown words at most; the rest are left out, and what it asks for stands.",
  "no-number": `No value is given for {of}; ${instead}.`,
  "not-a-number": `{written} for {of} is not a number that can be read; ${instead}.`,
  "out-of-range": "{written} for {of} is out of range ({least} to {most}); {used} is used.",
  "number-read-as": "{written} for {of} was read as {value}.",

  "no-value": "{key} has no value.",
  "key-twice": "{key} stands more than once; the last usable value counts.",
  again: "{key} names {written} more than once; it counts once.",
  "id-twice": "{id} stands twice in {key}; the last value counts.",
  "part-twice": "{part} is given twice for {owner}; the last one counts.",
  "names-already": "{written} is left out: {key} names something already.",
  "names-beside": "{written} is left out: {key} names something beside it.",
  "restricts-nothing": `{key} restricts nothing: any ${kind} is allowed.`,
  "neither-1-nor-0": "{written} for {key} is neither 1 nor 0.",
  "no-currency": "{written} for {key} is not a code of three letters{near}",
  "two-isolations": "{key} names two levels of isolation; the stricter one counts.",
  "behind-host": "What follows {key} is left out: only a custom host can be described.",
  "plan-no-places": "{part} names no places of groups, as 1_2: does, or one twice, so {plan} is left out.",
  "plan-part-empty": "A part of {plan} names nothing, so it is left out.",
  "pins-at-most": "{most} pinned {what, select, plans {plans} other {options}} are compared at most; the rest are left out.",
  "owned-none": "Of {host} there are none by {key}, so that kind is left out.",
  "owned-two-models": "{host} in {key} names two GPU models; the last counts.",
  "owned-at-most": "{most} kinds of hosts that are there count at most; the rest are left out.",
  "value-cut": "{key} is longer than {most} characters and was cut.",
  "value-too-long": "{key} is longer than {most, number} characters and is left out.",
  "no-packed-lesson": "{key} holds characters that no packed lesson has, and is left out.",
  "would-unfold": "{key} would unfold to more than {megabytes} MB and was not opened.",
  "groups-damaged": "{key} is damaged or cut short: {read, plural, =0 {none} other {only the first {read}}} of its groups could be read.",
  "scenarios-damaged":
    "{key} is damaged or cut short: {read, plural, =0 {none} other {only the first {read}}} of its scenarios could be read.",
  "beside-name-cut": "The name was cut to {most} characters, or turned the direction of text.",
  "beside-at-most": "{most} scenarios stand beside another at most; the rest are left out and stay in the link.",

  "no-group": "{key} names no group.",
  "no-figure": "{key} names no figure.",
  "later-years-at-most": "A group has figures for {most} later years at most; the rest are left out.",
  "text-turned": "Characters that turn the direction of text were taken out of what was read.",
  "name-turned": "The name {name} held characters that turn the direction of text; they were taken out.",
  "name-cut": "The name {name} is longer than {most} characters and was cut.",
  "groups-at-most": "A scenario holds {most} groups at most; {beyond} more {beyond, plural, one {is} other {are}} left out.",
  "standard-groups": "No group of VMs could be read, so the standard one is shown: 200 knowledge workers.",

  "goal-of-all": "A goal about {about} is about all groups together; {written} is left out.",
  "goal-closed":
    "A goal that {about} be {side, select, least {more} other {less}} than {value} was read as at {side, select, least {least} other {most}} {next}.",
  "goal-no-side": "{written} in {key} says neither least nor most, so it is left out.",
  "no-goal": "{written} in {key} names no goal and is left out.",
  "goals-at-most": "{most} goals count at most; the rest are left out.",
  "goal-twice": "{key} names {goal} twice; the last one counts.",

  "more-repairs": "{count} more repairs of this link are not listed.",
  "parts-dropped": "{count} parts of this link that can't be used were dropped, for there are too many to keep.",
  "link-too-long": "The link is longer than {most, number} characters; the rest was not read.",
  "behind-link": "{written} behind the link was left out.",
  "in-beside": "In {name, select, none {scenario {place} beside} other {{name}}}: {repair}",

  "file-no-object": "{path} in the file is not an object; the defaults are used.",
  "file-not-here": "{path} in the file is not known here and is left out.",
  "file-form": "{path} in the file has a form that can't be read; the default is used.",
  "file-rules": "{path} in the file holds rules that can't be read; they are left out.",
  "file-neither": "The file is neither a scenario file nor a link, so nothing was loaded.",
  "file-no-format": "The file is no scenario file: it does not say {field}: {format}.",
  "file-later": "The file was written by a later version of this page; what is known here was read.",
} as const satisfies Messages<RepairTellings>
