import { getBib } from '../../../modules/catalog/index.ts'
import { shelfGlances } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Page } from '../../opac/page.ts'
import { eAccessWordsIn } from '../../opac/messages/e-access/words.ts'
import { interlibraryWordsIn } from '../../opac/messages/interlibrary/words.ts'
import { isOnline } from '../../opac/parts/availability-lines.ts'
import { hitRow } from '../../opac/parts/hit-row.ts'
import { icon } from '../../opac/parts/icons.ts'
import { ownStates } from '../../opac/parts/own-state.ts'
import { plainSearch, searchAddress } from '../../opac/search-address.ts'
import type { Visit } from '../../opac/visit.ts'
import { runSentence } from '../../opac/parts/e-access.ts'
import { signInAddress } from '../../opac/session-actions.ts'
import type { FoundTitles } from './find-titles.ts'
import { isThere, type OnlineWay } from './online-ways.ts'
import type { Wanted } from './read-request.ts'
import { openUrlWords, type OpenUrlWords } from './words.ts'

/** The page of choices for what an OpenURL asks for: what the library has, what is online, and what to do when it has nothing. */
export async function openUrlPage(
  visit: Visit,
  wanted: Wanted,
  found: FoundTitles,
  ways: readonly OnlineWay[],
): Promise<Page> {
  const words = openUrlWords(visit.say.lang)
  const isEmpty =
    wanted.title === '' && wanted.isbn === '' && wanted.doi === '' && wanted.issns.length === 0 && wanted.part === ''
  return {
    title: words.title,
    place: 'search',
    hidden: true,
    body: html`<div class="wrap readers-page">
      <h1>${words.title}</h1>
      ${isEmpty ? html`<p class="band warn">${icon('info')}<span>${words.empty}</span></p>` : wantedCard(words, wanted)}
      ${ways.length === 0 ? '' : online(visit, ways)}
      ${found.hits.length === 0 ? '' : await holdings(visit, words, found, ways)}
      ${wanted.doi === '' ? '' : atPublisher(words, wanted.doi)}
      ${isEmpty || found.hits.length > 0 || isThere(ways) ? '' : nothing(words, wanted)}
      ${isEmpty || isThere(ways) ? '' : fromElsewhere(visit, wanted)}
    </div>`,
  }
}

function wantedCard(words: OpenUrlWords, wanted: Wanted): Html {
  const name = wanted.title || wanted.isbn || wanted.issns[0] || wanted.doi
  const places = [
    [words.volume, wanted.volume],
    [words.issue, wanted.issue],
    [words.pages, wanted.pages],
  ].flatMap(([label, value]) => (value === '' ? [] : [`${label} ${value}`]))
  const lines = [wanted.author, [...places, wanted.year].filter((text) => text !== '').join(', ')]
  return html`<section class="card" aria-labelledby="wanted">
    <h2 id="wanted">${words.wanted}</h2>
    <p><b><bdi>${wanted.part === '' ? name : wanted.title === '' ? wanted.part : words.inPart(wanted.part, wanted.title)}</bdi></b></p>
    ${lines.filter((line) => line !== '').map((line) => html`<p class="quiet"><bdi>${line}</bdi></p>`)}
  </section>`
}

async function holdings(
  visit: Visit,
  words: OpenUrlWords,
  { hits, sure }: FoundTitles,
  ways: readonly OnlineWay[],
): Promise<Html> {
  const ids = hits.map(({ id }) => id)
  const [glances, own, online] = await Promise.all([
    shelfGlances(visit.w, ids),
    ownStates(visit),
    sure && ways.length === 0
      ? onlineLinks(
          visit,
          words,
          hits.filter(({ format }) => isOnline(format)).map(({ id }) => id),
        )
      : '',
  ])
  return html`<section aria-labelledby="held">
    <h2 id="held">${sure ? words.have : words.perhaps}</h2>
    ${online}
    <ol class="hits">
      ${hits.map((hit, place) => hitRow(visit, hit, place, { words: [], glances, near: [], own, level: 3 }))}
    </ol>
  </section>`
}

async function onlineLinks({ w }: Visit, words: OpenUrlWords, bibs: readonly number[]): Promise<Html> {
  const titles = await Promise.all(bibs.map((bib) => getBib(w, bib)))
  const links = titles
    .flatMap((bib) => (isRefusal(bib) ? [] : bib.links))
    .filter(({ url }) => /^https?:\/\//i.test(url))
  return html`${links.map(({ url }) => html`<p><a class="button primary" href="${url}" rel="noreferrer">${icon('globe')}${words.online}</a></p>`)}`
}

function atPublisher(words: OpenUrlWords, doi: string): Html {
  const address = `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`
  return html`<section>
    <p><a class="button" href="${address}" rel="noreferrer">${icon('globe')}${words.doi}</a></p>
    <p class="quiet">${words.doiHint}</p>
  </section>`
}

function nothing(words: OpenUrlWords, wanted: Wanted): Html {
  const title = wanted.title || wanted.part
  const suggestion = new URLSearchParams({ title: title || wanted.isbn })
  return html`<section>
    <p class="band warn">${icon('info')}<span>${words.none}</span></p>
    <p class="button-row">
      <a class="button" href="/account/suggestions?${suggestion.toString()}" rel="nofollow">${words.suggest}</a>
      ${title === '' ? '' : html`<a class="button" href="${searchAddress(plainSearch(title))}" rel="nofollow">${words.search}</a>`}
    </p>
  </section>`
}

/** Where it can be read online, and where it cannot, with the reason. */
function online({ say }: Visit, ways: readonly OnlineWay[]): Html {
  const words = eAccessWordsIn(say.lang)
  return html`<section class="card" aria-labelledby="online">
    <h2 id="online">${words.online}</h2>
    <ul class="e-ways">
      ${ways.map(({ way, covered }) => {
        const told =
          covered.is === 'no'
            ? words.lacks[covered.because](way.collection)
            : covered.is === 'yes'
              ? words.has(way.collection)
              : words.mayHave(way.collection)
        return html`<li>
          ${
            covered.is === 'no'
              ? ''
              : html`<a class="button ${covered.is === 'yes' ? 'primary' : ''}" href="${way.url}" rel="noopener noreferrer nofollow">${icon('globe')}<span>${words.open(way.collection)}</span></a>`
          }
          <p>${told}</p>
          ${way.runs.map((run) => html`<p class="quiet">${runSentence(say.lang, run)}</p>`)}
        </li>`
      })}
    </ul>
  </section>`
}

/** What is not here may be asked for from another library, with what the link says filled in. */
function fromElsewhere({ say, patron }: Visit, wanted: Wanted): Html {
  const words = interlibraryWordsIn(say.lang)
  const { kind, title, part, author, isbn, issns, doi, year, volume, issue, pages } = wanted
  const given = { kind, title, part, author, number: isbn || (issns[0] ?? ''), doi, year, volume, issue, pages }
  const query = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))
  const address = `/account/interlibrary?${query.toString()}`
  return html`<section>
    <p><a class="button" href="${patron ? address : signInAddress(address)}" rel="nofollow">${words.title}</a></p>
    <p class="quiet">${words.intro}</p>
  </section>`
}
