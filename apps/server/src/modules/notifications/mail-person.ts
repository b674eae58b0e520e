import { queueMail } from '../../platform/mail.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf } from '../org/index.ts'
import type { PersonalMail } from '../patrons/index.ts'
import { addressees, type Addressee } from './notice-facts.ts'
import { isAsked, noticePolicy } from './notice-policy.ts'
import type { RawFacts } from './rules/words-of-facts.ts'
import { noticeSettings } from './settings.ts'
import { tell } from './tell.ts'
import { mailOf, writeNotice } from './write-notice.ts'

const causes: Readonly<Record<PersonalMail['kind'], string>> = {
  welcome: 'The registration was accepted',
  'password-reset': 'Someone asked for a new PIN',
  'email-confirmation': 'The e-mail address is new',
  registration: 'Someone signed up',
}

/** Writes a mail to one person about their registration, PIN or card, in their language and the library's words. */
export async function answerMailPerson(w: Work, mail: PersonalMail): Promise<void> {
  const more: RawFacts = {
    ...(mail.link !== undefined && { link: mail.link }),
    ...(mail.expires !== undefined && { expires: mail.expires }),
  }
  if (mail.patron === null) return toStranger(w, mail, more)
  const patron = (await addressees(w, [mail.patron])).get(mail.patron)
  if (!patron) return
  await tell(w, {
    kind: mail.kind,
    patron: patron.id,
    branch: patron.branch_id,
    the: { patronCategory: patron.category_code, itemType: null, branch: patron.branch_id },
    what: causes[mail.kind],
    facts: { to: mail.to, more },
    channels: ['email'],
    ...(mail.kind === 'welcome' && { once: `welcome:${patron.id}` }),
  })
}

/** Someone who is no patron yet has no timeline: only the mail is kept. */
async function toStranger(w: Work, mail: PersonalMail, more: RawFacts): Promise<void> {
  const { byId } = await branchesOf(w)
  const branch = byId.get(mail.branch ?? 0) ?? [...byId.values()].find((one) => one.kind === 'branch')
  if (!branch) throw new Error('There is no branch that could write a mail.')
  const stranger: Addressee = {
    id: 0,
    name: mail.name,
    given_name: mail.givenName,
    email: mail.to,
    phone: '',
    address: '',
    language: mail.language,
    active: true,
    branch_id: branch.id,
    category_code: '',
    expires: null,
    card: null,
  }
  const { site } = await noticeSettings(w, branch.id)
  const written = await writeNotice(w, {
    kind: mail.kind,
    channel: 'email',
    patron: stranger,
    branch,
    step: 1,
    steps: 1,
    items: [],
    more,
    account: site === '' ? '' : `${site}/account`,
    unsubscribe: '',
    known: new Map(),
  })
  const { patron: _, ...message } = mailOf('email', mail.to, written, 0, '')
  await queueMail(w, message)
}

/** Welcomes a new patron, where the rules want it; once, however they came. */
export async function welcome(w: Work, id: number): Promise<void> {
  if (!isAsked(await noticePolicy(w), 'welcome')) return
  const patron = (await addressees(w, [id])).get(id)
  if (!patron) return
  await tell(w, {
    kind: 'welcome',
    patron: id,
    branch: patron.branch_id,
    the: { patronCategory: patron.category_code, itemType: null, branch: patron.branch_id },
    what: 'The patron was registered',
    once: `welcome:${id}`,
    facts: { more: patron.expires === null ? {} : { expires: patron.expires.toString() } },
  })
}
