import { html, type Html } from '../../../platform/html.ts'
import { saveAddress } from '../kept-search.ts'
import { readerWords } from '../reader-answers.ts'
import { searchAddress, type Search } from '../search-address.ts'
import { signInAddress } from '../session-actions.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

/** Below results: keeping the search, following it, and wishing for what is not among them. */
export function searchLinks(visit: Visit, search: Search): Html {
  return keepLinks(visit, search, search.q === '' ? '' : wishLink(visit, search.q, 'small'))
}

/** Keeping a search, and following it. */
export function keepLinks(visit: Visit, search: Search, more: Html | '' = ''): Html {
  const { searches } = readerWords(visit)
  const feed = searchAddress({ ...search, sort: undefined, page: 1 }).replace('/search', '/search.rss')
  return html`<p class="button-row keep-search">
    <a class="button small" href="${saveAddress(visit.patron !== undefined, search)}" rel="nofollow">${icon('bookmark')}${searches.save}</a>
    <a class="button small" href="${feed}" rel="nofollow">${searches.feed}</a>
    ${more}
  </p>`
}

/** What is not there may be wished for, in the words that were searched for; people who are not signed in sign in first. */
export function wishLink(visit: Visit, words: string, look: 'small' | 'primary'): Html {
  const address = `/account/suggestions?${new URLSearchParams({ title: words }).toString()}`
  return html`<a class="button ${look}" href="${visit.patron ? address : signInAddress(address)}" rel="nofollow">${readerWords(visit).suggest.title}</a>`
}

/** On a title: putting it on a list. */
export function listLink(visit: Visit, bib: number): Html {
  return html`<a href="/title/${bib}/list" rel="nofollow">${icon('bookmark')}${readerWords(visit).lists.add}</a>`
}
