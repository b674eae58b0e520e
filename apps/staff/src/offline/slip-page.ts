import type { Loan } from '../../../server/src/modules/circulation/contract.ts'

/** What a slip of the desk's own says around its lines. */
export interface SlipText {
  readonly title: string
  readonly branch: string
  readonly patron: string
  readonly date: string
  readonly foot: string
  readonly dir: string
  readonly lang: string
  readonly due: (loan: Loan) => string
}

/** A receipt as a page to print, made in the browser while the server is away. */
export function slipPage(loans: readonly Loan[], text: SlipText): string {
  const lines = loans
    .map((loan) => `<li><b>${escaped(loan.title)}</b><br>${escaped(loan.barcode)}<br>${escaped(text.due(loan))}</li>`)
    .join('')
  return `<!doctype html><html lang="${escaped(text.lang)}" dir="${escaped(text.dir)}"><head><meta charset="utf-8"><title>${escaped(text.title)}</title><style>
@page { margin: 4mm }
body { margin: 0; max-width: 76mm; font: 12px/1.4 sans-serif; color: #000 }
h1 { margin: 0; font-size: 15px } p { margin: 4px 0 } ol { margin: 8px 0; padding: 0; list-style: none } li { margin: 0 0 8px }
</style></head><body><h1>${escaped(text.branch)}</h1><p>${escaped(text.title)}<br>${escaped(text.patron)}<br>${escaped(text.date)}</p><ol>${lines}</ol><p>${escaped(text.foot)}</p></body></html>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
