import type { ListTrace, TraceTone } from '../../../../server/src/modules/machines/contract.ts'
import type { Address } from '../../address.ts'
import type { FormatSettings } from '../../format.ts'
import type { Tone } from '../../ui/tone.ts'

type TraceQuery = NonNullable<(typeof ListTrace)['types']>['query']

/** What the trace is narrowed to, as the address says it. */
export function traceFilter(address: Address): TraceQuery {
  const machine = address.number('machine')
  const before = address.number('before')
  const message = address.text('message')
  const text = address.text('text')
  const session = address.text('session')
  const tone = address.oneOf('tone', ['all', 'refused', 'fault'])
  return {
    ...(machine !== undefined && { machine }),
    ...(before !== undefined && { before }),
    ...(message !== undefined && /^\d\d$/.test(message) && { message }),
    ...(text !== undefined && text !== '' && { text }),
    ...(session !== undefined && { session }),
    ...(tone !== 'all' && { tone }),
  }
}

const tones: Readonly<Record<TraceTone, Tone>> = {
  ok: 'ok',
  refused: 'stop',
  repeat: 'info',
  fault: 'warn',
  line: 'neutral',
}

/** The colour of how an exchange ended. */
export function toneOfTrace(tone: TraceTone): Tone {
  return tones[tone]
}

/** Writes moments to the second, as one compares them with the clock of a machine. */
export function clockTo({ locale, timeZone }: FormatSettings): (moment: string) => string {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone })
  return (moment) => format.format(new Date(moment))
}
