import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { DeskContext, type Desk } from './desk-context.ts'
import { createFormat } from './format.ts'
import { listenForShortcuts } from './key-dispatch.ts'
import { keepPreferences } from './preferences.ts'
import type { Services } from './services.ts'
import { directionOf, showPreferences } from './theme.ts'
import { Announcer } from './ui/announcer.tsx'

interface DeskProviderProps {
  readonly services: Services
  /** Of the library, once it is known; of the browser before. */
  readonly locale: string
  readonly timeZone: string
  readonly children: ReactNode
}

/** Gives every screen and component what it needs: words, formats, shortcuts, sounds, the server. */
export function DeskProvider({ services, locale, timeZone, children }: DeskProviderProps) {
  const { words, shortcuts, sounds, announcements, mac } = services
  const [preferences, setPreferences] = useState(services.preferences)
  const { singleKeys } = preferences

  useEffect(() => {
    showPreferences(document, preferences)
    keepPreferences(localStorage, preferences)
    sounds.setMuted(!preferences.sound)
  }, [preferences, sounds])
  useEffect(
    () => listenForShortcuts(document, shortcuts, { mac, singleKeys: () => singleKeys }),
    [shortcuts, mac, singleKeys],
  )

  useEffect(() => {
    document.documentElement.lang = words.app.language
    document.documentElement.dir = directionOf(words.app.language)
  }, [words])

  const desk = useMemo<Desk>(
    () => ({
      ...services,
      format: createFormat({ locale, timeZone }, words.days),
      announce: announcements.say,
      preferences,
      setPreferences: (change) => setPreferences((now) => ({ ...now, ...change })),
    }),
    [services, words, announcements, locale, timeZone, preferences],
  )
  return (
    <DeskContext value={desk}>
      <I18nProvider locale={locale}>
        {children}
        <Announcer announcements={announcements} />
      </I18nProvider>
    </DeskContext>
  )
}
