import type { RentTellings } from "../../engine/basics/tellings.ts"
import type { Messages } from "../speak.ts"

export const rent = {
  "rent-includes": "The rent includes the instance's vCPUs, RAM, power and hosting.",
  "rent-leaves-out": "Not included: licences for virtual GPUs, guest systems and desktops, storage, traffic out of the cloud, and people.",
  "rent-of-users":
    "An instance serves as many users as the software on it allows; that a rented GPU may be divided as this option divides it is not said.",
  "rent-stands-in":
    "No provider in the dataset rents out {gpu}. {other} stands in: of those of the same maker with enough memory it is the nearest in speed and memory ({faster} the FP32 rate, {larger} the memory).",
} as const satisfies Messages<RentTellings>
