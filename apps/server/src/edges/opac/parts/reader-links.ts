import { html, type Html } from '../../../platform/html.ts'
import { saveAddress } from '../kept-search.ts'
import { readerWords } from '../reader-answers.ts'
import { searchAddress, type Search } from '../search-address.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

/** In the account: what one has added to the catalogue oneself. */
export function readerLinks(visit: Visit): Html {
  const { lists, searches, suggest, reviews } = readerWords(visit)
  return html`<p class="button-row">
    <a class="button" href="/account/lists">${lists.mine}</a>
    <a class="button" href="/account/searches">${searches.title}</a>
    <a class="button" href="/account/suggestions">${suggest.title}</a>
    <a class="button" href="/account/reviews">${reviews.mine}</a>
  </p>`
}

/** Below results: keeping the search, and following it. */
export function searchLinks(visit: Visit, search: Search): Html {
  const { searches, suggest } = readerWords(visit)
  const feed = searchAddress({ ...search, sort: undefined, page: 1 }).replace('/search', '/search.rss')
  return html`<p class="button-row keep-search">
    <a class="button small" href="${saveAddress(visit.patron !== undefined, search)}" rel="nofollow">${icon('bookmark')}${searches.save}</a>
    <a class="button small" href="${feed}" rel="nofollow">${searches.feed}</a>
    <a class="button small" href="/account/suggestions?${new URLSearchParams({ title: search.q }).toString()}" rel="nofollow">${suggest.title}</a>
  </p>`
}

/** On a title: putting it on a list. */
export function listLink(visit: Visit, bib: number): Html {
  return html`<a href="/title/${bib}/list" rel="nofollow">${icon('bookmark')}${readerWords(visit).lists.add}</a>`
}
