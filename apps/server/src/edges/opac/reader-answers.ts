import { html, type Html } from '../../platform/html.ts'
import { isRefusal, type Block, type Refusal } from '../../platform/refusal.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { readerWordsIn, type ReaderWords } from './messages/readers/words.ts'
import { leaveNotice, type Notice } from './notice.ts'
import { sendPage, type Page } from './page.ts'
import { notFoundPage } from './pages/errors.ts'
import { refusalBand } from './parts/forms.ts'
import type { Visit } from './visit.ts'

/** The words of a visit about what readers add. */
export const readerWords = ({ say }: Pick<Visit, 'say'>): ReaderWords => readerWordsIn(say.lang)

/** Does something as the one who visits, in one transaction. */
export function act<T>({ site, w }: Visit, action: (w: Work) => Promise<T>): Promise<T | Refusal> {
  return withWork(site.platform, w.actor, action)
}

/** Why something was not done, in the words for readers; nothing when there is no reason. */
export function refusedBand(visit: Visit, blocks: readonly Block[] = []): Html | '' {
  if (blocks.length === 0) return ''
  const known: Readonly<Record<string, string>> = readerWords(visit).refusals
  const inWords = blocks.map((block) => ({ ...block, message: known[block.code] ?? block.message }))
  return refusalBand(visit, visit.say.account.refused, inWords)
}

/** After success on to a page with a notice; after a refusal the page of the form again with every reason. */
export async function answer(
  visit: Visit,
  outcome: unknown,
  done: { readonly notice: Notice['code']; readonly value?: number | string; readonly to: string },
  again: (blocks: readonly Block[]) => Promise<Page | undefined>,
) {
  if (isRefusal(outcome)) {
    const page = await again(outcome.blocks)
    return sendPage(visit, page ? { ...page, status: page.status ?? 409 } : notFoundPage(visit))
  }
  leaveNotice(visit.reply, done.notice, done.value)
  return visit.reply.redirect(done.to, 303)
}

/** A field with a label above it. */
export function field(
  name: string,
  label: string,
  value: string,
  more: { readonly lines?: number; readonly max: number; readonly hint?: string; readonly needed?: boolean },
): Html {
  const hint = more.hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${more.hint}</p>`
  const described = more.hint === undefined ? '' : html` aria-describedby="${name}-hint"`
  const needed = more.needed === true ? html` required` : ''
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${
      more.lines === undefined
        ? html`<input id="${name}" name="${name}" value="${value}" maxlength="${more.max}" autocomplete="off"${needed}${described} />`
        : html`<textarea id="${name}" name="${name}" rows="${more.lines}" maxlength="${more.max}"${needed}${described}>
${value}</textarea
          >`
    }
    ${hint}
  </div>`
}

/** A choice among a few, one below the other. */
export function choice<T extends string>(
  name: string,
  label: string,
  options: Readonly<Record<T, string>>,
  chosen: string,
): Html {
  return html`<fieldset class="choices">
    <legend>${label}</legend>
    ${Object.entries<string>(options).map(
      ([value, text]) =>
        html`<label><input type="radio" name="${name}" value="${value}" ${value === chosen ? html`checked` : ''} /> <span>${text}</span></label>`,
    )}
  </fieldset>`
}
