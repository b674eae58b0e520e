import { barsPath, firstBars } from '@carrel/barcodes'
import { formatBarcode } from '@carrel/identifiers'
import { sql } from 'kysely'
import { html, raw, type Html } from '../../platform/html.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'

/** What is printed: cards of plastic-card size, labels for cards, or address labels. */
export type SheetKind = 'cards' | 'labels' | 'addresses'

/** A sheet to be printed. */
export interface SheetRequest {
  readonly patrons: readonly number[]
  readonly kind: SheetKind
  readonly symbology: 'code128' | 'codabar'
  /** Places of the first sheet that are used up already. */
  readonly skip: number
}

interface Person {
  readonly id: number
  readonly name: string
  readonly card: string | null
  readonly expires: Temporal.PlainDate | null
  readonly address: string
  readonly photo: boolean
}

/** A page of cards or labels of several patrons, ready for the printer of the desk; one patron who has no card is left out. */
export async function cardSheet(w: Work, request: SheetRequest): Promise<Html> {
  const { rows } = await sql<Person>`
    select p.id, p.name, c.barcode as card, p.expires, p.address, exists (select from patrons.photo f where f.patron_id = p.id) as photo
    from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active'
    where p.id = any(${request.patrons}::bigint[]) and p.deleted_at is null
    order by array_position(${request.patrons}::bigint[], p.id)`.execute(w.db)
  const { name: library, locale } = await libraryOf(w)
  const fitting = rows.filter((row) => (request.kind === 'addresses' ? row.address !== '' : row.card !== null))
  const blanks = Array.from({ length: request.skip }, () => html`<li class="blank"></li>`)
  const items = fitting.map((person) =>
    request.kind === 'addresses' ? addressLabel(person) : cardFace(person, library, locale, request),
  )
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${titles[request.kind]}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body class="${request.kind}">
        <ul>
          ${blanks} ${items}
        </ul>
      </body>
    </html>`
}

const titles: Readonly<Record<SheetKind, string>> = {
  cards: 'Library cards',
  labels: 'Card labels',
  addresses: 'Address labels',
}

function addressLabel({ name, address }: Person): Html {
  return html`<li>
    <p class="name">${name}</p>
    ${address.split('\n').map((line) => html`<p>${line}</p>`)}
  </li>`
}

function cardFace(person: Person, library: string, locale: string, { kind, symbology }: SheetRequest): Html {
  const card = person.card ?? ''
  return html`<li>
    <p class="library">${library}</p>
    ${kind === 'cards' && person.photo ? html`<img alt="" src="/api/v1/patrons/${person.id}/photo" />` : ''}
    <p class="name">${person.name}</p>
    ${barcodeSvg(card, symbology)}
    <p class="number">${formatBarcode(card)}</p>
    ${
      kind === 'cards' && person.expires
        ? html`<p class="until">${person.expires.toLocaleString(locale, { dateStyle: 'medium' })}</p>`
        : ''
    }
  </li>`
}

const quietZone = 10

/** A number as bars that every scanner of a library reads, with the quiet zones around them; Code 128 where Codabar has no signs for it. */
export function barcodeSvg(text: string, symbology: 'code128' | 'codabar'): Html {
  // Codabar would take letters at both ends for its own.
  const isCodabar = symbology === 'codabar' && /^[^A-D]/i.test(text)
  const bars = firstBars([...(isCodabar ? (['codabar'] as const) : []), 'code128'], text)
  if (!bars) return html``
  const box = `${-quietZone} 0 ${bars.width + 2 * quietZone} 1`
  return raw(
    `<svg class="bars" viewBox="${box}" preserveAspectRatio="none" shape-rendering="crispEdges" role="img" aria-label="${text.replaceAll(/[^\w .-]/g, '')}"><path d="${barsPath(bars)}"/></svg>`,
  )
}

// Cards in the size of ISO/IEC 7810 ID-1; labels in three columns of seven or eight on A4 and Letter.
const style = `
@page { margin: 8mm }
* { box-sizing: border-box; margin: 0 }
body { font: 9pt/1.25 "IBM Plex Sans", system-ui, sans-serif; color: #000; background: #fff }
ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 4mm }
li { position: relative; break-inside: avoid; overflow: hidden; padding: 4mm }
.cards li { width: 85.6mm; height: 54mm; border: .2mm solid #999; border-radius: 3mm; display: flex; flex-direction: column }
.labels li { width: 60mm; height: 34mm; text-align: center }
.addresses li { width: 62mm; height: 34mm }
.blank { visibility: hidden }
.library { font-size: 8pt; letter-spacing: .02em }
.name { font-weight: 600; font-size: 11pt; overflow-wrap: anywhere }
.labels .name { font-size: 9pt; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.bars { display: block; width: 100%; height: 14mm; margin-top: auto }
.labels .bars { height: 11mm; margin-top: 1mm }
.number { font-family: "IBM Plex Mono", ui-monospace, monospace; text-align: center; letter-spacing: .05em }
.until { position: absolute; top: 4mm; right: 4mm; font-size: 8pt }
.cards img { position: absolute; top: 9mm; right: 4mm; width: 16mm; height: 20mm; object-fit: cover; border-radius: 1mm }
.addresses p { overflow-wrap: anywhere }
@media print { .cards li { border-color: transparent } }
`
