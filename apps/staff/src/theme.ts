import type { Preferences } from './preferences.ts'

/** Shows the chosen theme and density on a page; `public/theme.js` does the same before the first paint. */
export function showPreferences(page: Document, { theme, density }: Preferences): void {
  const root = page.documentElement
  if (theme === 'system') root.removeAttribute('data-theme')
  else root.setAttribute('data-theme', theme)
  root.setAttribute('data-density', density)
}

/** The direction in which a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-Arab|ps|sd|syr|ug|ur|yi)\b/i.test(locale) ? 'rtl' : 'ltr'
}
