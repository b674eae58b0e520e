import { bibMarcView, getBib } from '../../../modules/catalog/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { citedWork } from '../citing/cited-work.ts'
import { bibtexOf, risOf } from '../citing/files.ts'
import { citationStyles, referenceTo, styleNames } from '../citing/styles.ts'
import type { CitedWork, Reference } from '../citing/work.ts'
import { discovering } from '../messages/discover/words.ts'
import { origin, type Page } from '../page.ts'
import { icon } from '../parts/icons.ts'
import { tidyTitle } from '../parts/title-heading.ts'
import type { Visit } from '../visit.ts'

/** A file that programs for references read. */
export interface ReferenceFile {
  readonly type: string
  readonly name: string
  readonly text: string
}

/** `/title/:id/cite`: the title in the usual styles, its files, its address to share, and printing. Undefined when there is no such title. */
export async function citePage(visit: Visit, id: number): Promise<Page | undefined> {
  const { w, say } = visit
  const work = await workOf(w, id)
  if (!work) return undefined
  const { words } = discovering(say)
  const title = tidyTitle(work.title)
  const address = `${origin(visit)}/title/${id}`
  const mail = `mailto:?${new URLSearchParams({ subject: title, body: address }).toString().replaceAll('+', '%20')}`
  return {
    title: words.cite.title(title),
    canonical: `/title/${id}`,
    hidden: true,
    place: 'search',
    body: html`<div class="wrap cite-page">
      <p><a class="back" href="/title/${id}">${icon('left')}${say.title.backToTitle}</a></p>
      <h1>${words.cite.title(title)}</h1>
      <dl class="citations" data-copied="${words.cite.copied}">
        ${citationStyles.map(
          (style) =>
            html`<div>
              <dt>${styleNames[style]}</dt>
              <dd id="cite-${style}" dir="auto">${shown(referenceTo(work, style))}</dd>
              <dd>
                <button class="button small" type="button" data-copy="cite-${style}" aria-label="${words.cite.copy}: ${styleNames[style]}">
                  ${icon('copy')}<span>${words.cite.copy}</span>
                </button>
              </dd>
            </div>`,
        )}
      </dl>
      <p class="quiet">${words.cite.check}</p>
      <section aria-labelledby="files">
        <h2 id="files">${words.cite.files}</h2>
        <p class="button-row">
          <a class="button" href="/title/${id}/cite.ris" download>RIS</a>
          <a class="button" href="/title/${id}/cite.bib" download>BibTeX</a>
        </p>
      </section>
      <section aria-labelledby="share">
        <h2 id="share">${words.cite.share}</h2>
        <p class="share-address" data-copied="${words.cite.copied}">
          <a id="share-address" href="/title/${id}" dir="ltr">${address}</a>
          <button class="button small" type="button" data-copy="share-address" aria-label="${words.cite.copy}: ${address}">${icon('copy')}<span>${words.cite.copy}</span></button>
        </p>
        <p class="quiet">${words.cite.shareHint}</p>
        <p class="button-row">
          <a class="button" href="${mail}">${icon('mail')}${words.cite.mail}</a>
          <button class="button" type="button" data-print>${icon('print')}${words.cite.print}</button>
        </p>
      </section>
    </div>`,
  }
}

/** `/title/:id/cite.ris` and `/title/:id/cite.bib`. Undefined when there is no such title. */
export async function referenceFile(visit: Visit, id: number, form: 'ris' | 'bib'): Promise<ReferenceFile | undefined> {
  const work = await workOf(visit.w, id)
  if (!work) return undefined
  const page = `${origin(visit)}/title/${id}`
  return form === 'ris'
    ? { type: 'application/x-research-info-systems; charset=utf-8', name: `title-${id}.ris`, text: risOf(work, page) }
    : { type: 'application/x-bibtex; charset=utf-8', name: `title-${id}.bib`, text: bibtexOf(work, id, page) }
}

async function workOf(w: Work, id: number): Promise<CitedWork | undefined> {
  const [bib, marc] = await Promise.all([getBib(w, id), bibMarcView(w, id)])
  return isRefusal(bib) || isRefusal(marc) ? undefined : citedWork(bib, marc.fields)
}

function shown(reference: Reference): readonly Html[] {
  const joined: (string | { readonly italic: string })[] = []
  for (const part of reference) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined.splice(-1, 1, last + part)
    else joined.push(part)
  }
  return joined.map((part) =>
    typeof part === 'string' ? html`<bdi>${part}</bdi>` : html`<i><bdi>${part.italic}</bdi></i>`,
  )
}
