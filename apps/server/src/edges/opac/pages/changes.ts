import {
  changedHeadings,
  publicProject,
  publicProjects,
  type ChangedHeading,
} from '../../../modules/heading-changes/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { countingIn } from '../messages/counting.ts'
import { changeWordsIn, type ChangeWords } from '../messages/changes/words.ts'
import type { Page } from '../page.ts'
import { saidOf } from '../parts/changed-note.ts'
import type { Visit } from '../visit.ts'

type Query = Readonly<Record<string, unknown>>
const perPage = 50

/** `/changes`: projects that change headings, and the open list of what they changed. */
export async function changesPage(visit: Visit, query: Query): Promise<Page> {
  const { w, say } = visit
  const words = changeWordsIn(say.lang)
  const projects = await publicProjects(w)
  return {
    title: words.title,
    place: 'search',
    canonical: '/changes',
    body: html`<div class="wrap changes-page">
      <h1>${words.title}</h1>
      <p class="quiet">${words.intro}</p>
      ${
        projects.length === 0
          ? ''
          : html`<ul class="course-list">
              ${projects.map(
                ({ id, title, reason, titles }) =>
                  html`<li class="card">
                    <h2><a href="/changes/${id}"><bdi>${title}</bdi></a></h2>
                    ${reason === '' ? '' : html`<p><bdi>${firstParagraph(reason)}</bdi></p>`}
                    <p class="quiet">${words.titles(countingIn(visit.say.lang), titles)}</p>
                  </li>`,
              )}
            </ul>`
      }
      ${await changedList(visit, words, { offset: offsetOf(query), address: '/changes' })}
    </div>`,
  }
}

/** `/changes/:id`: one project. Undefined where there is none that the public may see. */
export async function changeProjectPage(visit: Visit, id: number, query: Query): Promise<Page | undefined> {
  const { w, say } = visit
  const project = await publicProject(w, id)
  if (!project) return undefined
  const words = changeWordsIn(say.lang)
  const rules = project.rules.filter(({ enabled, how }) => enabled && how === 'exact').slice(0, 500)
  return {
    title: project.title,
    place: 'search',
    canonical: `/changes/${id}`,
    body: html`<div class="wrap changes-page">
      <p class="quiet"><a href="/changes">${words.all}</a></p>
      <h1><bdi>${project.title}</bdi></h1>
      ${part(words.why, project.reason)} ${part(words.sources, project.sources)} ${part(words.contact, project.contact)}
      ${
        rules.length === 0
          ? ''
          : html`<h2>${words.rules}</h2>
              <ul class="change-rules">
                ${rules.map((rule) => html`<li><bdi>${saidOf(words, rule)}</bdi> ${rule.reason === '' ? '' : html`<bdi class="quiet">${rule.reason}</bdi>`}</li>`)}
              </ul>`
      }
      ${await changedList(visit, words, { project: id, offset: offsetOf(query), address: `/changes/${id}` })}
    </div>`,
  }
}

interface Listed {
  readonly project?: number
  readonly offset: number
  readonly address: string
}

async function changedList(visit: Visit, words: ChangeWords, { project, offset, address }: Listed): Promise<Html> {
  const { total, rows } = await changedHeadings(visit.w, { project, offset, limit: perPage })
  const only = project === undefined ? '' : `?project=${project}`
  return html`<h2>${words.list}</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">${words.none}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${words.list}">
              <table class="changes">
                <thead>
                  <tr>
                    ${words.columns.map((column) => html`<th scope="col">${column}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${rows.map((row) => changeRow(visit, row))}
                </tbody>
              </table>
            </div>
            <p class="quiet">
              ${offset > 0 ? html`<a href="${address}?offset=${Math.max(0, offset - perPage)}">${words.newer}</a>` : ''}
              ${offset + perPage < total ? html`<a href="${address}?offset=${offset + perPage}">${words.older}</a>` : ''}
            </p>`
    }
    <p>${words.download}: <a href="/changes.csv${only}">CSV</a> · <a href="/changes.json${only}">JSON</a></p>`
}

function changeRow({ write }: Visit, { bib, title, action, from, to, at }: ChangedHeading): Html {
  return html`<tr>
    <td><a href="/title/${bib}"><bdi>${title}</bdi></a></td>
    <td><bdi>${action === 'add' ? '' : from}</bdi></td>
    <td><bdi>${to}</bdi></td>
    <td class="when">${write.dayOf(Temporal.Instant.from(at))}</td>
  </tr>`
}

function part(label: string, text: string): Html | '' {
  if (text.trim() === '') return ''
  return html`<h2>${label}</h2>
    ${text.split(/\n\s*\n/).map((paragraph) => html`<p class="prose"><bdi>${paragraph}</bdi></p>`)}`
}

function firstParagraph(text: string): string {
  const [first = ''] = text.split(/\n\s*\n/)
  return first.length > 300 ? `${first.slice(0, 299)}…` : first
}

function offsetOf(query: Query): number {
  const { offset } = query
  return typeof offset === 'string' && /^\d{1,7}$/.test(offset) ? Number(offset) : 0
}
