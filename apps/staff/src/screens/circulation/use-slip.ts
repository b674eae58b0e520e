import { GetSlip, MailReceipt, type SlipKind } from '../../../../server/src/modules/circulation/contract-slips.ts'
import { useDesk } from '../../desk-context.ts'
import { printPage } from '../../print-page.ts'
import { sentenceFor } from '../../problem.ts'

/** Slips of the server's making, on the printer of this computer; what fails is said. */
export function useSlip() {
  const { call, words, sounds, announce } = useDesk()
  const failed = (error: unknown) => {
    sounds.play('stop')
    announce(sentenceFor(error, words.problems), 'now')
  }
  return {
    async print(
      kind: SlipKind,
      of: { readonly loans?: readonly number[]; readonly checkIn?: number; readonly transit?: number },
    ) {
      try {
        const { loans, ...query } = of
        const { html } = await call(GetSlip, {
          params: { kind },
          query: { ...query, ...(loans && { loans: loans.join(',') }) },
        })
        await printPage(html, document)
      } catch (error) {
        failed(error)
      }
    },
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
