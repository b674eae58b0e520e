import type { Availability } from '../../../modules/circulation/contract.ts'
import { html, type Html } from '../../../platform/html.ts'
import { discovering } from '../messages/discover/words.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

type Copy = Availability['items'][number]

/** Every copy with its place, branch by branch; the branch of the reader comes first. */
export function copiesTable(visit: Visit, { items }: Availability, near: number | undefined, bib: number): Html {
  const { say } = visit
  const shown = new Set(visit.branches.map((branch) => branch.id))
  const copies = items.filter((item) => shown.has(item.branch) && item.status !== 'withdrawn')
  if (copies.length === 0) return html`<p class="quiet">${say.title.noCopies}</p>`
  const branches = [...Map.groupBy(copies, (copy) => copy.branch)].toSorted(
    ([a, ofA], [b, ofB]) =>
      Number(b === near) - Number(a === near) ||
      (ofA[0]?.branchName ?? '').localeCompare(ofB[0]?.branchName ?? '', visit.library.locale),
  )
  const parts = copies.some((copy) => copy.part !== null)
  const way = discovering(say).words.where.ask
  return html`<table class="copies">
    <caption class="unseen">
      ${say.title.copies}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say.title.shelf}</th>
        <th scope="col">${say.title.callNumber}</th>
        ${parts ? html`<th scope="col">${say.title.part}</th>` : ''}
        <th scope="col">${say.title.status}</th>
      </tr>
    </thead>
    ${branches.map(([, own]) => branchRows(visit, own, parts))}
  </table>
  <p class="way"><a href="/title/${bib}/where" rel="nofollow">${icon('place')}${way}</a></p>`
}

function branchRows({ say, write }: Visit, copies: readonly Copy[], parts: boolean): Html {
  const available = copies.filter((copy) => copy.status === 'available').length
  return html`<tbody>
    <tr class="branch">
      <th scope="rowgroup" colspan="${parts ? 4 : 3}">
        ${copies[0]?.branchName ?? ''} <span>${say.title.branchCopies(available, copies.length)}</span>
      </th>
    </tr>
    ${alike(copies).map(
      ({ copy, count }) =>
        html`<tr>
          <td data-label="${say.title.shelf}">${copy.location ?? ''}</td>
          <td data-label="${say.title.callNumber}" class="call-number"><bdi>${copy.callNumber}</bdi></td>
          ${parts ? html`<td data-label="${say.title.part}">${copy.part ?? ''}</td>` : ''}
          <td data-label="${say.title.status}" class="${copy.status === 'available' ? 'ok' : 'warn'}">
            <span class="state"
              >${icon(copy.status === 'available' ? 'check' : 'clock')}<span
                >${stateWords(say, write, copy)}${count > 1 ? html` <small>× ${count}</small>` : ''}</span
              ></span
            >
          </td>
        </tr>`,
    )}
  </tbody>`
}

function stateWords(say: Visit['say'], write: Visit['write'], copy: Copy): string {
  const state = say.availability.statuses[copy.status] ?? copy.status
  const due = copy.status === 'on-loan' && copy.due !== null ? Temporal.Instant.from(copy.due) : undefined
  const back = due && write.daysTo(due) >= 0 ? `, ${say.availability.due(write.dayOf(due))}` : ''
  return `${state}${back}${copy.status === 'available' && !copy.lendable ? `, ${say.availability.inLibraryOnly}` : ''}`
}

/** Copies that differ in nothing a reader sees are one row. */
function alike(copies: readonly Copy[]): readonly { readonly copy: Copy; readonly count: number }[] {
  const groups = Map.groupBy(copies, (copy) =>
    JSON.stringify([copy.location, copy.callNumber, copy.part, copy.status, copy.due, copy.lendable]),
  )
  return [...groups.values()].flatMap((group) => (group[0] ? [{ copy: group[0], count: group.length }] : []))
}
