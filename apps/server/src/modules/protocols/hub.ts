import type { Platform } from '../../platform/platform.ts'
import type { Allowance } from '../../platform/rate-limit.ts'
import type { ProtocolName } from './protocol-list.ts'

/** Something that came in by a protocol. */
export interface Traffic {
  readonly protocol: ProtocolName
  /** Where from. */
  readonly address: string
  /** What was asked, such as `search` or `ListRecords`. */
  readonly operation: string
  /** `failed`: it could not be read or answered, and is kept with its bytes; `refused`: it was turned away. */
  readonly outcome: 'answered' | 'refused' | 'failed'
  /** What was wrong. */
  readonly message?: string
  /** The request as it came, at least its beginning. */
  readonly request?: Uint8Array | string
  /** Bytes of the whole request, where `request` is only its beginning. */
  readonly size?: number
}

/** A request that could not be answered, as it waits to be written. */
export interface NewFault {
  readonly protocol: string
  readonly at: string
  readonly address: string
  readonly operation: string
  readonly message: string
  readonly request: string
  readonly size: number
}

interface Count {
  requests: number
  refused: number
  failed: number
}

/** What a process holds of its protocols: what is not written yet, allowances of addresses, and where it listens. */
export interface Hub {
  counts: Map<string, Count>
  faults: NewFault[]
  readonly allowances: Map<string, Allowance>
  readonly listening: { base?: string; z3950?: { readonly host: string; readonly port: number } }
}

const name = 'protocols.hub'

/** The hub of a process. */
export function hubOf(platform: Platform): Hub {
  const known = platform.services.get(name)
  if (known !== undefined) return known as Hub
  const hub: Hub = { counts: new Map(), faults: [], allowances: new Map(), listening: {} }
  platform.services.set(name, hub)
  return hub
}

const mostBytes = 4096
// A peer that storms with faults fills neither the memory nor the table.
const mostFaults = 100

/** Counts what came in, and keeps what could not be answered with its first bytes; both are written a moment later. */
export function noteTraffic(platform: Platform, traffic: Traffic): void {
  const hub = hubOf(platform)
  const { protocol, address, operation, outcome, message = '', request = '' } = traffic
  const now = platform.clock.now()
  const hour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()
  const key = `${protocol}\n${hour}`
  const count = hub.counts.get(key) ?? { requests: 0, refused: 0, failed: 0 }
  count.requests += 1
  if (outcome !== 'answered') count[outcome] += 1
  hub.counts.set(key, count)
  if (outcome !== 'failed' || hub.faults.length >= mostFaults) return
  const bytes = typeof request === 'string' ? Buffer.from(request) : Buffer.from(request)
  hub.faults.push({
    protocol,
    at: now.toString(),
    address: address.slice(0, 100),
    operation: keepable(operation, 100),
    message: keepable(message, 500),
    request: bytes.subarray(0, mostBytes).toString('hex'),
    size: traffic.size ?? bytes.length,
  })
}

// PostgreSQL keeps no NUL, and half a surrogate pair is none of its letters.
function keepable(text: string, length: number): string {
  return text
    .slice(0, length)
    .replaceAll(/[\u0000-\u001F\u007F]+/g, ' ')
    .toWellFormed()
}

/** Remembers where this process listens, for the button that tries a protocol. */
export function noteListening(platform: Platform, where: Hub['listening']): void {
  Object.assign(hubOf(platform).listening, where)
}
