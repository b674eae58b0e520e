import type { SlipKind } from '../../../../server/src/modules/circulation/contract-slips.ts'
import type { PrintDocument } from '../../../../server/src/modules/printing/contract.ts'

/** What a slip is about. */
export interface SlipOf {
  readonly loans?: readonly number[]
  readonly checkIn?: number
  readonly transit?: number
}

/** A slip as a printer is asked for it. */
export function slipDocument(kind: SlipKind, { loans, checkIn, transit }: SlipOf): PrintDocument {
  const scan = checkIn === undefined ? {} : { checkIn }
  switch (kind) {
    case 'check-out':
      return { type: 'loan-slip', loans: [...(loans ?? [])] }
    case 'check-in':
      return { type: 'return-slip', checkIns: checkIn === undefined ? [] : [checkIn] }
    case 'hold':
      return { type: 'hold-slip', ...scan }
    case 'transit':
      return { type: 'transit-slip', ...scan, ...(transit !== undefined && { transit }) }
    case 'routing':
      return { type: 'routing-slip', checkIn: checkIn ?? 0 }
  }
}
