import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Session } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { ownAccount } from './account.ts'
import { alterPatron } from './change-patron.ts'
import type { AccountView, ChangeAccount } from './contract-account.ts'
import { lockPatron } from './store.ts'
import { contactChanges } from './settings.ts'
import type { PatronsTables } from './tables.ts'

type AccountChange = NonNullable<(typeof ChangeAccount)['types']>['body']

const signInFirst = () => refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })

/** Changes what patrons may change themselves; contact details wait for staff where the library wants that. */
export async function changeAccount(
  w: Work,
  change: AccountChange,
  session: Session | undefined,
): Promise<AccountView | Refusal> {
  const row = w.actor.kind === 'patron' ? await lockPatron(w, w.actor.id) : undefined
  if (!row) return signInFirst()
  const { email, phone, address, preferredName, language, keepHistory } = change
  const wanted = Object.fromEntries(
    Object.entries({ email, phone, address })
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(
        ([name, value]) =>
          value !== undefined && value !== row[name === 'email' ? 'email' : name === 'phone' ? 'phone' : 'address'],
      ),
  )
  const preferences = {
    ...(preferredName !== undefined && { preferredName }),
    ...(language !== undefined && { language }),
    ...(keepHistory !== undefined && { keepHistory }),
  }
  const how = await readSetting(w, contactChanges, row.branch_id)
  if (Object.keys(wanted).length > 0 && how === 'off')
    return refuse({
      code: 'contact-changes-off',
      message: 'Contact details cannot be changed here. Please tell us at the desk.',
    })
  const problem = emailProblem(wanted['email'])
  if (problem) return problem
  const atOnce = how === 'at-once' ? { ...wanted, ...preferences } : preferences
  if (Object.keys(atOnce).length > 0) {
    const done = await alterPatron(w, row.id, atOnce, 'patron')
    if (isRefusal(done)) return done
  }
  if (how === 'approval' && Object.keys(wanted).length > 0) await askForChange(w, row.id, wanted)
  return ownAccount(w, session)
}

function emailProblem(email: string | undefined): Refusal | undefined {
  return email === undefined || email === '' || /^[^\s@]+@[^\s@]+$/.test(email)
    ? undefined
    : refuse({ code: 'invalid-email', field: 'email', message: `"${email}" is not an e-mail address.` })
}

async function askForChange(
  w: Work,
  patron: number,
  wanted: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  await sql`insert into patrons.request (patron_id, kind, wanted, at) values (${patron}, 'contact', ${jsonb(wanted)}, ${w.now})
    on conflict (patron_id, kind) where state = 'waiting' do update set wanted = patrons.request.wanted || excluded.wanted, at = excluded.at`.execute(
    w.db,
  )
  await w.audit({ action: 'patron.ask-change', subject: `patron:${patron}`, detail: { fields: Object.keys(wanted) } })
  w.afterCommit(() => w.platform.live.tell('patron-request', { patron }))
}

/** Asks the library to close the account and to erase what it knows. */
export async function askErasure(
  w: Work,
  note: string | undefined,
  session: Session | undefined,
): Promise<AccountView | Refusal> {
  if (w.actor.kind !== 'patron') return signInFirst()
  const { id } = w.actor
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.request')
    .values({ patron_id: id, kind: 'erasure', note: note ?? '', at: w.now })
    .onConflict((clash) => clash.doNothing())
    .execute()
  await w.audit({ action: 'patron.ask-erasure', subject: `patron:${id}` })
  w.afterCommit(() => w.platform.live.tell('patron-request', { patron: id }))
  return ownAccount(w, session)
}
