import { GetSlip, MailReceipt, type SlipKind } from '../../../../server/src/modules/circulation/contract-slips.ts'
import { usesOf } from '../../../../server/src/modules/printing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { printPage } from '../../print-page.ts'
import { sentenceFor } from '../../problem.ts'
import { usePrinting } from '../printing/use-printing.ts'
import { slipDocument, type SlipOf } from './slip-document.ts'

/** Slips of the server's making, on the printer of this desk or in the browser's window; what fails is said. */
export function useSlip() {
  const { call, words, sounds, announce, preferences } = useDesk()
  const printing = usePrinting()
  const failed = (error: unknown) => {
    sounds.play('stop')
    announce(sentenceFor(error, words.problems), 'now')
  }
  const isAutomatic = (kind: SlipKind) => printing.isAutomatic(usesOf[slipDocument(kind, {}).type])
  const print = (kind: SlipKind, of: SlipOf) =>
    printing.print(slipDocument(kind, of), async () => {
      const { loans, ...query } = of
      const { html } = await call(GetSlip, {
        params: { kind },
        query: { ...query, ...(loans && { loans: loans.join(',') }) },
      })
      await printPage(html, document)
    })
  return {
    /** Prints a slip of a kind that comes out without a key: as this computer is set, or as its user chose. */
    async printByItself(kind: SlipKind, of: SlipOf) {
      if ((kind !== 'check-out' && preferences.printSlips) || (await isAutomatic(kind))) await print(kind, of)
    },
    print,
    async mail(loans: readonly number[]) {
      try {
        const { to } = await call(MailReceipt, { body: { loans: [...loans] } })
        announce(words.work.mailed(to))
      } catch (error) {
        failed(error)
      }
    },
  }
}
