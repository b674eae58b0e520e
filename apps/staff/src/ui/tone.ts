import { Check, CircleAlert, Hand, Info, type LucideIcon } from 'lucide-react'

/** What a colour means. */
export type Tone = 'ok' | 'warn' | 'stop' | 'info' | 'neutral'

/** The sign that stands with each colour, so that colour never speaks alone. */
export const toneIcons: Readonly<Record<Exclude<Tone, 'neutral'>, LucideIcon>> = {
  ok: Check,
  warn: CircleAlert,
  stop: Hand,
  info: Info,
}
