import { kioskAtCode } from '../../../modules/kiosks/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { actionForm, refusalBand } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import type { Visit } from '../visit.ts'

function plain(title: string, body: Html): Page {
  return {
    title,
    hidden: true,
    place: 'account',
    search: false,
    body: html`<div class="wrap narrow-page"><div class="card">
      <h1>${title}</h1>
      ${body}
    </div></div>`,
  }
}

/** `/account/self-check`: type the code that a self-check shows. */
export function codePage(visit: Visit, blocks: readonly Block[] = []): Page {
  const { selfCheck } = visit.say
  return plain(
    selfCheck.title,
    html`${blocks.length > 0 ? refusalBand(visit, selfCheck.refused, blocks) : ''}
      <p>${selfCheck.intro}</p>
      ${actionForm(
        visit,
        '/account/self-check',
        html`<div class="field">
            <label for="code">${selfCheck.code}</label>
            <input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required />
          </div>
          <button class="button primary" type="submit">${selfCheck.goOn}</button>`,
      )}`,
  )
}

/** Asks whether the patron stands at that very self-check: who follows a link that a stranger sent stops here. */
export async function confirmPage(visit: Visit, code: string): Promise<Page> {
  const { selfCheck } = visit.say
  const found = await kioskAtCode(visit.w, code)
  if (isRefusal(found)) return codePage(visit, found.blocks)
  return plain(
    selfCheck.title,
    html`<p>${selfCheck.ask}</p>
      <p><b>${found.kiosk}</b><br />${found.branchName}</p>
      <p>${selfCheck.warning}</p>
      ${actionForm(
        visit,
        '/account/self-check',
        html`<input type="hidden" name="code" value="${code}" /><input type="hidden" name="sure" value="yes" />
          <button class="button primary" type="submit">${selfCheck.confirm}</button>`,
      )}
      <p><a href="/account">${selfCheck.cancel}</a></p>`,
  )
}

/** After the self-check was told. */
export function confirmedPage(visit: Visit, kiosk: string): Page {
  const { selfCheck } = visit.say
  return plain(
    selfCheck.title,
    html`<p class="band ok" role="status">${icon('check')} ${selfCheck.done(kiosk)}</p>
      <p><a class="button" href="/account">${selfCheck.back}</a></p>`,
  )
}
