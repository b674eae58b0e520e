/** What templates of names and fields may hold. */
export type TemplateValues = Readonly<Record<string, string>>

/** Fills a template such as `{family}, {initials}`; what it does not know stands as nothing. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim()
}

/** The parts of a name by which templates may call a patron. */
export function nameValues(name: string, sortName: string): TemplateValues {
  const [family = name, given = ''] = sortName.split(', ')
  const initials = [given, family].map((part) => part.trim().slice(0, 1)).join('')
  return { name, family, given, initials }
}
