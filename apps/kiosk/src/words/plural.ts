type Forms = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>

/** Says a count in the forms of a language; `#` stands for the number. */
export function plural(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const write = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language)
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', write.format(count))
}
