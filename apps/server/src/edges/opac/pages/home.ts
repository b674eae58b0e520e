import { setUpNeeded } from '../../../modules/org/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { newTitles } from '../new-titles.ts'
import type { Page } from '../page.ts'
import { homeListRows } from '../parts/home-lists.ts'
import { hoursLine } from '../parts/hours-line.ts'
import { formatsLabel } from '../parts/labels.ts'
import { searchForm } from '../parts/search-form.ts'
import { shelfRow } from '../parts/shelf-row.ts'
import { popularTitles } from '../popular-titles.ts'
import { facetAddress } from '../search-address.ts'
import type { Visit } from '../visit.ts'

const shownNew = 16
const shownPopular = 8
const shownBranches = 6

/** `/`: the search box, what is new, what others read, and which libraries are open. */
export async function homePage(visit: Visit): Promise<Page> {
  const { w, say, library, branches } = visit
  if (await setUpNeeded(w)) return setUpPage(visit)
  const [stock, popular, picks, hours] = await Promise.all([
    newTitles(w, shownNew),
    popularTitles(w, shownPopular),
    homeListRows(visit),
    Promise.all(
      branches.slice(0, shownBranches).map(
        async (branch) =>
          html`<li>
            <h3><a href="/branches#branch-${branch.id}">${branch.name}</a></h3>
            ${await hoursLine(visit, branch)}
          </li>`,
      ),
    ),
  ])
  const formats = stock?.formats ?? []
  return {
    title: library.name,
    description: say.home.heading,
    place: 'home',
    canonical: '/',
    search: false,
    body: html`<div class="home-top">
        <div class="wrap">
          <h1>${say.home.heading}</h1>
          ${searchForm(visit, '')}
          ${
            formats.length === 0
              ? ''
              : html`<ul class="browse" aria-label="${say.home.browse}">
                  ${formats.slice(0, 7).map(
                    (value) =>
                      html`<li>
                        <a href="${facetAddress('format', value.format)}" rel="nofollow"
                          >${formatsLabel(visit, value.format)} <span>${say.count(value.count)}</span></a
                        >
                      </li>`,
                  )}
                </ul>`
          }
        </div>
      </div>
      <div class="wrap home">
        ${stock?.total === 0 ? emptyShelves(visit) : ''}
        ${
          stock === undefined || stock.titles.length === 0
            ? ''
            : html`<section aria-labelledby="new">
                <div class="section-head">
                  <h2 id="new">${say.home.newTitles}</h2>
                  <a href="/new">${say.home.newAll}</a>
                </div>
                ${shelfRow(visit, stock.titles, { eager: true })}
              </section>`
        }
        ${picks}
        ${
          popular.length === 0
            ? ''
            : html`<section aria-labelledby="popular">
                <div class="section-head"><h2 id="popular">${say.home.popular}</h2></div>
                ${shelfRow(visit, popular)}
              </section>`
        }
        ${
          branches.length === 0
            ? ''
            : html`<section aria-labelledby="today">
                <div class="section-head">
                  <h2 id="today">${say.hours.today}</h2>
                  <a href="/branches">${say.hours.all}</a>
                </div>
                <ul class="hours-today">
                  ${hours}
                </ul>
              </section>`
        }
      </div>`,
  }
}

function emptyShelves({ say }: Visit): Html {
  return html`<div class="empty-panel">
    <p><b>${say.home.empty}</b></p>
    <p>${say.home.emptyText}</p>
  </div>`
}

function setUpPage({ say }: Visit): Page {
  return {
    title: say.home.setUp,
    place: 'home',
    hidden: true,
    search: false,
    body: html`<div class="wrap empty">
      <h1>${say.home.setUp}</h1>
      <p>${say.home.setUpText}</p>
      <p><a class="button primary" href="/staff">${say.home.setUpLink}</a></p>
    </div>`,
  }
}
