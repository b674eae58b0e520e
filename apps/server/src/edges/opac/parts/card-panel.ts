import type { AccountView } from '../../../modules/patrons/index.ts'
import { html, raw, type Html } from '../../../platform/html.ts'
import { barsPath, firstBars } from '@carrel/barcodes'
import type { Visit } from '../visit.ts'

const quietZone = 10

/** The library card with its barcode, to be held under the scanner of a desk or a self-check. */
export function cardPanel({ say, library }: Visit, own: AccountView, validity: string): Html | '' {
  if (own.card === null) return ''
  const bars = firstBars(['code128'], own.card)
  const width = (bars?.width ?? 0) + 2 * quietZone
  return html`<div class="library-card">
    <p class="library-card-name"><span>${library.name}</span> <bdi>${own.name}</bdi></p>
    ${
      bars
        ? raw(
            `<svg class="bars" viewBox="${-quietZone} 0 ${width} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="${barsPath(bars)}"/></svg>`,
          )
        : ''
    }
    <p class="library-card-number"><span class="unseen">${say.account.card}</span> <bdi dir="ltr">${grouped(own.card)}</bdi></p>
    <p class="library-card-valid">${validity}</p>
  </div>`
}

/** A card number in groups as on the card: 14 digits as 1, 4, 5, 4. */
function grouped(card: string): string {
  return card.replace(/^(\d)(\d{4})(\d{5})(\d{4})$/, '$1 $2 $3 $4')
}
