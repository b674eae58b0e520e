import { html, type Html } from '../../../platform/html.ts'
import { advancedWordsIn } from '../messages/advanced/words.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

/**
 * The search box; without script a plain form, with it a list of suggestions below. `advanced` is where its lines and limits
 * are filled in; false where a link leads there already.
 */
export function searchForm(
  { say }: Pick<Visit, 'say'>,
  q: string,
  fields: readonly (readonly [string, string])[] = [],
  advanced: string | false = '/search/advanced',
): Html {
  return html`<form class="search-form" action="/search" method="get" role="search" data-suggest="${JSON.stringify(say.search.suggestions)}">
    ${icon('search', 'search-icon')}
    <label class="unseen" for="q">${say.search.label}</label>
    <input
      id="q"
      name="q"
      type="search"
      value="${q}"
      placeholder="${say.search.placeholder}"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      maxlength="500"
      enterkeyhint="search"
    />
    ${hiddenFields(fields)}
    <button class="button primary" type="submit">${say.search.submit}</button>
  </form>
  ${advanced === false ? '' : html`<p class="search-more"><a href="${advanced}" rel="nofollow">${advancedWordsIn(say.lang).link}</a></p>`}`
}

/** Values that a form carries along unseen. */
export function hiddenFields(fields: readonly (readonly [string, string])[]): readonly Html[] {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)
}
