import { kinds, listNotices, noticePreferences, putNoticePreferences } from '../../../modules/notifications/index.ts'
import type { NoticePreference } from '../../../modules/notifications/contract.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { statusOf } from '../../../platform/problem.ts'
import { withWork } from '../../../platform/work.ts'
import type { FormFields } from '../form-data.ts'
import { leaveNotice } from '../notice.ts'
import { sendPage, type Page } from '../page.ts'
import { actionForm, refusalBand } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import type { SignedIn, Visit } from '../visit.ts'

const optional = kinds.filter((kind) => kind.optional)
const ways = ['rule', 'email', 'sms', 'print'] as const

/** `/account/notices`: what the patron wants to be told and how, and what they were told. */
export async function tellingPage(visit: Visit, patron: SignedIn, band: Html | '' = ''): Promise<Page> {
  const { w, say, write } = visit
  const preferences = await noticePreferences(w, patron.id)
  const rows = isRefusal(preferences) ? [] : preferences.rows
  const bad = isRefusal(preferences) ? [] : preferences.undeliverable
  const past = await listNotices(w, { patron: patron.id, limit: 30 })
  const general = rows.find((row) => row.kind === '*')
  const way = general?.channels?.[0] ?? 'rule'
  const refuses = (kind: string) => rows.some((row) => row.kind === kind && row.channels?.length === 0)
  // One message may have told several things.
  const told = [
    ...new Map(past.rows.flatMap(({ messages }) => messages.slice(0, 1)).map((one) => [one.id, one])).values(),
  ]
  return {
    title: say.telling.title,
    hidden: true,
    place: 'account',
    search: false,
    body: html`<div class="wrap account">
      <p><a href="/account">${say.people.back}</a></p>
      <h1>${say.telling.title}</h1>
      ${band}
      ${bad.map(({ address }) => html`<p class="band warn">${icon('alert')}<span>${say.telling.bad(address)}</span></p>`)}
      <div class="account-columns">
        <section class="card">
          <p>${say.telling.intro}</p>
          ${actionForm(
            visit,
            '/account/notices',
            html`<div class="field">
                <label for="way">${say.telling.way}</label>
                <select id="way" name="way">
                  ${ways.map(
                    (one) =>
                      html`<option value="${one}" ${one === way ? html`selected` : ''}>${say.telling.ways[one]}</option>`,
                  )}
                </select>
              </div>
              <fieldset class="choices">
                <legend>${say.telling.want}</legend>
                ${optional.map(
                  (kind) =>
                    html`<label class="choice"
                      ><input
                        type="checkbox"
                        name="kind"
                        value="${kind.code}"
                        ${refuses(kind.code) ? '' : html`checked`}
                      />
                      ${say.telling.kinds[kind.code] ?? kind.code}</label
                    >`,
                )}
              </fieldset>
              <p class="choices">
                <label class="choice"
                  ><input type="checkbox" name="digest" value="yes" ${general?.digest === true ? html`checked` : ''} />
                  ${say.telling.digest}</label
                >
              </p>
              <button class="button primary" type="submit">${say.telling.save}</button>`,
          )}
        </section>
        <section class="account-side">
          <h2>${say.telling.past}</h2>
          ${
            told.length === 0
              ? html`<p class="quiet">${say.telling.none}</p>`
              : told.map(
                  (message) =>
                    html`<details>
                      <summary>
                        ${write.dayOf(Temporal.Instant.from(message.createdAt))}:
                        ${message.subject === '' ? say.telling.ways[message.channel] : message.subject}
                      </summary>
                      <p class="as-written">${message.text}</p>
                    </details>`,
                )
          }
        </section>
      </div>
    </div>`,
  }
}

/** Saves what the patron has chosen and goes back to it; a refusal comes with every reason. */
export async function saveTelling(visit: Visit, patron: SignedIn, form: FormFields) {
  const { say } = visit
  const wanted = new Set(form.getAll('kind'))
  const way = ways.find((one) => one === form.get('way')) ?? 'rule'
  const rows: NoticePreference[] = [
    { kind: '*', channels: way === 'rule' ? null : [way], digest: form.get('digest') === 'yes' },
    ...optional
      .filter((kind) => !wanted.has(kind.code))
      .map((kind): NoticePreference => ({ kind: kind.code, channels: [], digest: false })),
  ]
  const saved = await withWork(visit.site.platform, visit.w.actor, (w) => putNoticePreferences(w, patron.id, rows))
  if (isRefusal(saved)) {
    const page = await tellingPage(visit, patron, refusalBand(visit, say.account.refused, saved.blocks))
    return sendPage(visit, { ...page, status: statusOf(saved.blocks) })
  }
  leaveNotice(visit.reply, 'details-saved')
  return visit.reply.redirect('/account/notices', 303)
}

function plain(title: string, text: string, more: Html | ''): Page {
  return {
    title,
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <div class="card">
        <h1>${title}</h1>
        <p>${text}</p>
        ${more}
      </div>
    </div>`,
  }
}

/** Asks before notices of a kind end by the link in a mail. */
export function endPage(visit: Visit, token: string): Page {
  const { say } = visit
  return plain(
    say.telling.endTitle,
    say.telling.endText,
    html`<form action="/notices/unsubscribe/${token}" method="post">
      <button class="button primary" type="submit">${say.telling.end}</button>
    </form>`,
  )
}

/** After notices of a kind have ended. */
export function endedPage({ say }: Visit): Page {
  return plain(say.telling.ended, say.telling.endedText, '')
}
