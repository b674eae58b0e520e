import { bibMarcView, getBib } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { icon } from '../parts/icons.ts'
import { titleText } from '../parts/title-heading.ts'
import type { Visit } from '../visit.ts'

/** Blanks of fixed fields are written as the format's own documentation writes them. */
const blanks = (text: string) => text.replaceAll(' ', '#')

/** `/title/:id/marc`: the record as cataloguers see it. */
export async function marcPage(visit: Visit, id: number): Promise<Page | undefined> {
  const { w, say } = visit
  const [bib, marc] = await Promise.all([getBib(w, id), bibMarcView(w, id)])
  if (isRefusal(bib) || isRefusal(marc)) return undefined
  const line = (tag: string, indicators: string, content: Html | string) =>
    html`<tr>
      <th scope="row">${tag}</th>
      <td class="indicators">${blanks(indicators)}</td>
      <td><bdi>${content}</bdi></td>
    </tr>`
  return {
    title: say.title.marcTitle(bib.title),
    canonical: `/title/${id}`,
    hidden: true,
    place: 'search',
    body: html`<div class="wrap marc-page">
      <p><a class="back" href="/title/${id}">${icon('left')}${say.title.backToTitle}</a></p>
      <h1>${titleText(bib)}</h1>
      <div class="scroll" tabindex="0" role="region" aria-label="${say.title.marc}">
        <table class="marc">
          <thead>
            <tr>
              <th scope="col">${say.title.field}</th>
              <th scope="col"><span class="unseen">${say.title.indicators}</span></th>
              <th scope="col">${say.title.content}</th>
            </tr>
          </thead>
          <tbody>
            ${line('LDR', '', blanks(marc.leader))}
            ${marc.fields.map((field) =>
              field.subfields === undefined
                ? line(field.tag, '', blanks(field.value ?? ''))
                : line(
                    field.tag,
                    field.indicators ?? '',
                    html`${field.subfields.map(({ code, value }) => html`<b>$${code}</b> ${value} `)}`,
                  ),
            )}
          </tbody>
        </table>
      </div>
    </div>`,
  }
}
