import type { MarcView } from '../../../../server/src/modules/catalog/contract.ts'
import type { Static } from 'typebox'

type Fields = Pick<Static<typeof MarcView>, 'leader' | 'fields'>

/** Who uses a template, and where. */
export interface TemplateUser {
  readonly user: string
  readonly branch: string
}

/**
 * A template with its placeholders filled in: `{date}` is 2026-11-24, `{yymmdd}` 261124 as 008 begins, `{year}` 2026, `{user}`
 * and `{branch}` who uses it and where.
 */
export function filledIn<T extends Fields>(template: T, { user, branch }: TemplateUser, now = new Date()): T {
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const values: Readonly<Record<string, string>> = {
    date,
    yymmdd: date.slice(2).replaceAll('-', ''),
    year: date.slice(0, 4),
    user,
    branch,
  }
  const put = (text: string) =>
    text.replaceAll(/\{(date|yymmdd|year|user|branch)\}/g, (whole, name: string) => values[name] ?? whole)
  return {
    ...template,
    fields: template.fields.map((field) => ({
      ...field,
      ...(field.value !== undefined && { value: put(field.value) }),
      ...(field.subfields && { subfields: field.subfields.map(({ code, value }) => ({ code, value: put(value) })) }),
    })),
  }
}

function two(figure: number): string {
  return String(figure).padStart(2, '0')
}
