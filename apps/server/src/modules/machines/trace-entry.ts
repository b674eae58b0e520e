import type { Why } from './contract.ts'
import type { TraceTone } from './contract.ts'

/** One entry of the trace as the line writes it; lines of text without passwords. */
export interface NewTrace {
  readonly at: Temporal.Instant
  readonly machine: number | null
  readonly session: string
  readonly address: string
  readonly emulated: boolean
  readonly tone: TraceTone
  readonly text: string
  /** Two digits of the request, or nothing. */
  readonly code: string
  readonly request: string | null
  readonly answer: string | null
  readonly problem: string | null
  readonly why: readonly Why[]
  readonly patron: number | null
  readonly item: number | null
  readonly milliseconds: number
}
