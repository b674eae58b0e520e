/** A value as it stands in a search filter, so that it is nothing but a value (RFC 4515, section 3). */
function escapeFilterValue(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[\\*()\0]/g, (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** A value as it stands in a distinguished name (RFC 4514, section 2.4). */
export function escapeDnValue(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[\\",+<>;=#]/g, String.raw`\$&`)
    .replaceAll('\0', String.raw`\00`)
    .replace(/^ /, String.raw`\ `)
    .replace(/ $/, String.raw`\ `)
}

/** A filter with its marks filled in. */
export function filledFilter(filter: string, marks: Readonly<Record<string, string>>): string {
  return filled(filter, marks, escapeFilterValue)
}

/** A name with its marks filled in; one like `{user}@town.example` is no distinguished name and takes what was typed as it is. */
export function filledName(template: string, user: string): string {
  return filled(template, { user }, template.includes('=') ? escapeDnValue : (value) => value)
}

function filled(text: string, marks: Readonly<Record<string, string>>, escape: (value: string) => string): string {
  // In one pass, so that a mark inside a value stays what it is.
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(marks, name) ? escape(marks[name] ?? '') : whole,
  )
}
