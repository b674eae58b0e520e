import type { FastifyRequest } from 'fastify'
import { html, type Html } from '../../platform/html.ts'
import { ownAddress, type FormFields } from './form-data.ts'

/** What somebody typed into a form of their own whose session had ended: it goes along until they have signed in and send it. */
export interface KeptForm {
  /** Where the form is sent. */
  readonly to: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

// PINs are typed anew, and the token belongs to the session that ended.
const notKept = new Set(['csrf', 'old', 'new', 'pin'])
// What is chosen from a list needs no showing; it goes along with what was typed.
const chosen = new Set(['kind', 'way', 'sharing', 'every', 'digest', 'startsAt', 'until'])
const prefix = 'kept.'
const ownForms = /^\/(?:account|title|reviews)\//

/** The form that came without its session; nothing where nothing was typed into it. */
export function keptForm({ url }: FastifyRequest, form: FormFields): KeptForm | undefined {
  return withWords(url, [...form])
}

/** The kept form that came along with a sign-in. */
export function keptIn(form: FormFields): KeptForm | undefined {
  const fields = [...form].filter(([name]) => name.startsWith(prefix))
  return withWords(
    ownAddress(form.get('to'), ''),
    fields.map(([name, value]) => [name.slice(prefix.length), value]),
  )
}

function withWords(to: string, given: KeptForm['fields']): KeptForm | undefined {
  const fields = given.filter(([name]) => !notKept.has(name))
  return ownForms.test(`${to}/`) && typedIn(fields).length > 0 ? { to, fields } : undefined
}

/** What was typed, not only chosen: numbers stand for branches, lists and stars. */
export function typedIn(fields: KeptForm['fields']): readonly string[] {
  return fields
    .filter(([name, value]) => !chosen.has(name) && value.trim() !== '' && !/^\d+$/.test(value))
    .map(([, value]) => value)
}

/** The fields that carry a kept form through the page of signing in. */
export function keptFields(kept: KeptForm | undefined): Html | '' {
  if (!kept) return ''
  return html`<input type="hidden" name="to" value="${kept.to}" />${hiddenFields(kept, prefix)}`
}

/** The fields of a kept form, to be sent again as they were. */
export function hiddenFields({ fields }: KeptForm, before = ''): Html {
  // A text of many lines loses nothing in a hidden field: only fields of one line that are seen drop line breaks.
  return html`${fields.map(([name, value]) => html`<input type="hidden" name="${before}${name}" value="${value}" />`)}`
}
