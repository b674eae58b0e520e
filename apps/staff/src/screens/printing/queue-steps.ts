import type { PrintJob } from '../../../../server/src/modules/printing/contract.ts'

export type PrintStep = 'again' | 'hold' | 'cancel' | 'done' | 'repeat'

/** What can be done with a page of a queue, the likeliest first. */
export function stepsFor({ state, canRepeat }: Pick<PrintJob, 'state' | 'canRepeat'>): readonly PrintStep[] {
  switch (state) {
    case 'waiting':
      return ['again', 'hold', 'cancel']
    case 'held':
    case 'failed':
      return ['again', 'done', 'cancel']
    case 'printed':
    case 'cancelled':
      return canRepeat ? ['repeat'] : []
    case 'printing':
      return []
  }
}

/** The colour of a state. */
export const jobTones = {
  waiting: 'info',
  printing: 'info',
  printed: 'ok',
  failed: 'stop',
  held: 'warn',
  cancelled: 'neutral',
} as const
