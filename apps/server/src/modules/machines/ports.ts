import { definePort } from '../../platform/port.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Refusal } from '../../platform/refusal.ts'
import type { MachineAccount } from './machine-account.ts'

/** Plays a line as a machine; the edge that speaks the protocol answers. Gives the session that the line belongs to. */
export const playLine =
  definePort<
    (
      platform: Platform,
      machine: MachineAccount,
      line: string,
      session: string | undefined,
    ) => Promise<{ readonly session: string } | Refusal>
  >('machines.play-line')
