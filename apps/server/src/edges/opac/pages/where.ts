import { getBib, type Bib } from '../../../modules/catalog/index.ts'
import { availability } from '../../../modules/circulation/index.ts'
import { shelvingLocationsOf } from '../../../modules/org/index.ts'
import { areaOf, floorPlans, type AreaOnPlan } from '../../../modules/site/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { discovering } from '../messages/discover/words.ts'
import type { Page } from '../page.ts'
import { icon } from '../parts/icons.ts'
import { tidyTitle } from '../parts/title-heading.ts'
import type { Visit } from '../visit.ts'

/** A place where copies of a title stand. */
interface Standing {
  readonly branch: number
  readonly branchName: string
  readonly location: string
  readonly floor: string
  readonly callNumber: string
  readonly isIn: boolean
  readonly onPlan: AreaOnPlan | undefined
}

/** `/title/:id/where`: the way to each place where copies of a title stand, in words and on a plan. Undefined when there is no such title. */
export async function wherePage(visit: Visit, id: number): Promise<Page | undefined> {
  const { w, say } = visit
  const bib = await getBib(w, id)
  if (isRefusal(bib)) return undefined
  const { words } = discovering(say)
  const title = words.where.title(tidyTitle(bib.title))
  const places = await placesOf(visit, bib)
  return {
    title,
    canonical: `/title/${id}`,
    hidden: true,
    place: 'search',
    body: html`<div class="wrap where-page">
      <p><a class="back" href="/title/${id}">${icon('left')}${say.title.backToTitle}</a></p>
      <h1>${title}</h1>
      ${places.length === 0 ? html`<p>${say.title.noCopies}</p>` : places.map((place, at) => way(visit, place, at))}
    </div>`,
  }
}

async function placesOf(visit: Visit, bib: Bib): Promise<readonly Standing[]> {
  const { w, branches } = visit
  const [found, plans, locations] = await Promise.all([availability(w, bib.id), floorPlans(w), shelvingLocationsOf(w)])
  if (isRefusal(found)) return []
  const items = new Map(bib.items.map((item) => [item.id, item]))
  const shown = new Set(branches.map((branch) => branch.id))
  const all = found.items
    .filter((copy) => shown.has(copy.branch) && copy.status !== 'withdrawn')
    .map((copy): Standing => {
      const location = items.get(copy.item)?.location ?? null
      const { branch, branchName, callNumber } = copy
      return {
        branch,
        branchName,
        location: copy.location ?? '',
        floor: (location === null ? undefined : locations.get(location)?.floor) ?? '',
        callNumber,
        isIn: copy.status === 'available',
        onPlan: areaOf({ branch, location, callNumber }, plans),
      }
    })
  const alike = Map.groupBy(all, (one) => JSON.stringify([one.branch, one.location, one.callNumber]))
  return [...alike.values()]
    .flatMap((ones) => ones.toSorted((a, b) => Number(b.isIn) - Number(a.isIn)).slice(0, 1))
    .toSorted((a, b) => Number(b.isIn) - Number(a.isIn) || a.branchName.localeCompare(b.branchName))
}

function way(visit: Visit, place: Standing, at: number): Html {
  const { words } = discovering(visit.say)
  const { branchName, location, floor, callNumber, isIn, onPlan } = place
  const row = (label: string, value: string) =>
    value === '' ? '' : html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`
  return html`<section class="card way-to" aria-labelledby="way-${at}">
    <h2 id="way-${at}">${branchName}</h2>
    <p>${callNumber === '' ? location : words.where.steps(location, callNumber)}</p>
    ${isIn ? '' : html`<p class="band warn">${icon('clock')} ${words.where.out}</p>`}
    <dl class="details">
      ${row(words.where.floor, onPlan?.plan.floor || floor)} ${row(words.where.area, onPlan?.area.name ?? '')}
      ${row(words.where.shelf, location)} ${row(words.where.number, callNumber)}
    </dl>
    ${onPlan ? plan(visit, branchName, onPlan) : html`<p class="quiet">${words.where.noPlan}</p>`}
  </section>`
}

/** The plan with its area marked; everything that it shows stands in words above it. */
function plan({ say }: Visit, branch: string, { plan: of, area }: AreaOnPlan): Html {
  const { words } = discovering(say)
  const part = (thousandths: number, whole: number) => Math.round((thousandths * whole) / 1000)
  const box = {
    x: part(area.x, of.width),
    y: part(area.y, of.height),
    w: part(area.width, of.width),
    h: part(area.height, of.height),
  }
  const line = Math.max(2, Math.round(Math.max(of.width, of.height) / 160))
  return html`<figure class="floor-plan">
    <svg viewBox="0 0 ${of.width} ${of.height}" role="img" aria-label="${words.where.plan(branch, of.floor)}. ${words.where.marked(area.name)}">
      <image href="${of.picture}" width="${of.width}" height="${of.height}"></image>
      <rect class="marked" x="${box.x}" y="${box.y}" width="${box.w}" height="${box.h}" rx="${2 * line}" stroke-width="${line}"></rect>
    </svg>
    <figcaption class="quiet">${words.where.marked(area.name)}</figcaption>
  </figure>`
}
