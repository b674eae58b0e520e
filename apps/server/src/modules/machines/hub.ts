import { randomUUID } from 'node:crypto'
import type { Platform } from '../../platform/platform.ts'
import type { MachineAccount } from './machine-account.ts'
import type { NewTrace } from './trace-entry.ts'

/** A line that is open in this process, or an emulation. */
export interface OpenLine {
  readonly id: string
  readonly address: string
  readonly tls: boolean
  readonly emulated: boolean
  readonly since: Temporal.Instant
  machine: MachineAccount | undefined
  lastMessage: Temporal.Instant | undefined
  messages: number
  faults: number
  /** Messages in the current minute of the process, and in the one before. */
  minute: { number: number; count: number; before: number }
  /** Ends it. */
  readonly hangUp: () => void
}

/** Where a process listens for machines. */
export interface Listener {
  readonly port: number
  readonly tlsPort: number | null
  readonly most: number
}

/** What a process holds of its machines: lines that are open, and what is to be written of them. */
export interface Hub {
  readonly process: string
  readonly lines: Map<string, OpenLine>
  /** Entries of the trace that are not written yet. */
  waiting: NewTrace[]
  /** By machine, how many entries since the last writing; the rest is counted only. */
  readonly kept: Map<number, number>
  readonly passedOver: Map<number, number>
  /** Machines that said something since the last writing. */
  readonly heard: Map<number, Temporal.Instant>
  /** Lines that ended since the last writing. */
  readonly ended: Set<string>
  listener: Listener | undefined
  /** The writing that goes on, if one does. */
  writing: Promise<void> | undefined
}

const name = 'machines.hub'

/** The hub of a process. */
export function hubOf(platform: Platform): Hub {
  const known = platform.services.get(name)
  if (known !== undefined) return known as Hub
  const hub: Hub = {
    process: randomUUID(),
    lines: new Map(),
    waiting: [],
    kept: new Map(),
    passedOver: new Map(),
    heard: new Map(),
    ended: new Set(),
    listener: undefined,
    writing: undefined,
  }
  platform.services.set(name, hub)
  return hub
}

/** Enters a line into the book of those that are open. */
export function openLine(
  platform: Platform,
  line: Pick<OpenLine, 'address' | 'tls' | 'emulated' | 'hangUp'> & { readonly machine?: MachineAccount },
): OpenLine {
  const open: OpenLine = {
    ...line,
    id: randomUUID(),
    machine: line.machine,
    since: platform.clock.now(),
    lastMessage: undefined,
    messages: 0,
    faults: 0,
    minute: { number: 0, count: 0, before: 0 },
  }
  hubOf(platform).lines.set(open.id, open)
  return open
}

/** Takes a line out of the book. */
export function closeLine(platform: Platform, line: OpenLine): void {
  const hub = hubOf(platform)
  if (hub.lines.delete(line.id)) hub.ended.add(line.id)
}

/** Counts a message of a line. */
export function countMessage(platform: Platform, line: OpenLine, isFault: boolean): void {
  const now = platform.clock.now()
  line.messages += 1
  if (isFault) line.faults += 1
  line.lastMessage = now
  const minute = Math.floor(performance.now() / 60_000)
  if (line.minute.number !== minute)
    line.minute = { number: minute, count: 0, before: line.minute.number === minute - 1 ? line.minute.count : 0 }
  line.minute.count += 1
  if (line.machine) hubOf(platform).heard.set(line.machine.id, now)
}

/** Messages of the last minute, reckoned from this one and the one before. */
export function perMinute(line: OpenLine): number {
  const minute = performance.now() / 60_000
  const { number, count, before } = line.minute
  if (number === Math.floor(minute)) return Math.round(count + before * (1 - (minute % 1)))
  return number === Math.floor(minute) - 1 ? Math.round(count * (1 - (minute % 1))) : 0
}
