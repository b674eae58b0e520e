import { languageName } from './description.ts'
import { headingIndicator, headingSubfields, headingTag, parseHeading } from './headings.ts'
import { dataField, type DataField, type Subfield } from './marc-fields.ts'
import type { FieldPair } from './original-script.ts'
import { isFilm, type Role, type Work } from './work.ts'

/** Field 100 or 110, and 240 where the work is a translation. */
export function mainEntry(work: Work): FieldPair[] {
  if (work.by === undefined) return []
  const roles = mainRoles(work)
  const printed = work.script?.by
  const entry = nameField(work.by, '1', roles)
  const name: FieldPair = {
    field: entry,
    printed: printed === undefined ? undefined : { ...nameField(printed, '1', roles), ind1: entry.ind1 },
  }
  return [name, ...uniformTitle(work)]
}

/** What the person in the main entry did, from the kind of work and from whoever else had a hand in it. */
function mainRoles(work: Work): readonly Role[] {
  const others = (work.with ?? []).map(([role]) => role)
  const drawn = others.includes('artist') || others.includes('illustrator')
  const alsoHere = (work.with ?? []).filter(([, name]) => name === work.by).map(([role]) => role)
  const own: readonly Role[] =
    work.byRole !== undefined
      ? [work.byRole]
      : work.kind === 'picture-book' && !drawn
        ? ['author', 'illustrator']
        : (work.kind === 'comic' || work.kind === 'manga') && !drawn
          ? ['author', 'artist']
          : ['author']
  return [...new Set([...own, ...alsoHere])]
}

function nameField(name: string, hundreds: '1' | '7', roles: readonly Role[]): DataField {
  const heading = parseHeading(name)
  const tail = roles.map((role, index): Subfield => ['e', `${role}${index === roles.length - 1 ? '.' : ','}`])
  const body = headingSubfields(heading, 'author').slice(0, -1)
  return dataField(headingTag(heading, hundreds), `${headingIndicator(heading)} `, ...body, ...tail)
}

/** Field 240, the title of the work in its own language, for translations. */
function uniformTitle(work: Work): FieldPair[] {
  if (work.original === undefined || isFilm(work)) return []
  const language = work.from === undefined ? undefined : languageName(work.lang ?? 'eng')
  const field = (title: string): DataField =>
    dataField('240', '10', ['a', language === undefined ? title : `${title.replace(/\.$/, '')}.`], ['l', language])
  const printed = work.script?.original
  return [{ field: field(work.original), printed: printed === undefined ? undefined : field(printed) }]
}

/** Fields 700 and 710: everybody else who had a hand in it, each once with all that they did. */
export function addedNames(work: Work): FieldPair[] {
  const everyone = work.with ?? []
  const names = [...new Set(everyone.map(([, name]) => name))].filter((name) => name !== work.by)
  return names.map((name) => {
    const roles = everyone.filter(([, other]) => other === name).map(([role]) => role)
    const printed = work.script?.with?.[everyone.findIndex(([, other]) => other === name)]
    const field = nameField(name, '7', roles)
    return {
      field,
      printed:
        printed === undefined || printed === '' ? undefined : { ...nameField(printed, '7', roles), ind1: field.ind1 },
    }
  })
}
