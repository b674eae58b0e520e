/** `auto` follows the device. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The cookie that keeps the choice; readable by nobody but the server, kept for a year. */
export const themeCookie = 'carrel_theme'

/** Reads a theme from a cookie or a form; anything else follows the device. */
export function themeOf(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? 'auto'
}
