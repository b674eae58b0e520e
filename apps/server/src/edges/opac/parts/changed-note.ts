import { changedHeadings, type ChangedHeading } from '../../../modules/heading-changes/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { changeWordsIn, type ChangeWords } from '../messages/changes/words.ts'
import type { Visit } from '../visit.ts'

/** Why the headings of a title are not what they were, where a public project changed them. */
export async function changedNote({ w, say }: Visit, bib: number): Promise<Html | ''> {
  const { rows } = await changedHeadings(w, { bib, limit: 20 })
  if (rows.length === 0) return ''
  const words = changeWordsIn(say.lang)
  const byProject = Map.groupBy(rows, ({ project }) => project)
  return html`<aside class="changed-note" aria-label="${words.note}">
    <h3>${words.note}</h3>
    ${[...byProject].map(
      ([project, changes]) =>
        html`<ul>
            ${changes.map((change) => html`<li><bdi>${saidOf(words, change)}</bdi> ${change.reason === '' ? '' : html`<bdi>${change.reason}</bdi>`}</li>`)}
          </ul>
          <p>
            <a href="/changes/${project}"><bdi>${changes[0]?.projectTitle ?? ''}</bdi>: ${words.why.toLowerCase()}</a>
          </p>`,
    )}
  </aside>`
}

/** What was done to a heading, in a sentence. */
export function saidOf(
  words: ChangeWords,
  { action, from, to }: Pick<ChangedHeading, 'action' | 'from' | 'to'>,
): string {
  if (action === 'remove') return words.removed(from)
  return action === 'add' ? words.added(from, to) : words.replaced(from, to)
}
