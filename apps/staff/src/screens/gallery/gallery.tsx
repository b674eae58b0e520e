import { useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useDesk } from '../../desk-context.ts'
import { Brand } from '../../shell/brand.tsx'
import { Link } from '../../ui/link.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ActionsPart } from './actions-part.tsx'
import { CoversPart } from './covers-part.tsx'
import { DeskPart } from './desk-part.tsx'
import { FactsPart } from './facts-part.tsx'
import { FieldsPart } from './fields-part.tsx'
import styles from './gallery.module.css'
import { ListsPart } from './lists-part.tsx'
import { LookPart } from './look-part.tsx'
import { StatesPart } from './states-part.tsx'

const themes = [
  { id: 'system', label: 'System' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const
const densities = [
  { id: 'comfortable', label: 'Comfortable' },
  { id: 'dense', label: 'Dense' },
] as const
const directions = [
  { id: 'ltr', label: 'Left to right' },
  { id: 'rtl', label: 'Right to left' },
] as const

/** Every component in every state, in both themes, densities and directions. */
export function GalleryScreen() {
  const { preferences, setPreferences, format } = useDesk()
  const [direction, setDirection] = useState<'ltr' | 'rtl'>('ltr')
  return (
    <I18nProvider locale={direction === 'rtl' ? 'ar-EG' : format.settings.locale}>
      <div dir={direction} className={styles.gallery}>
        <header className={styles.header}>
          <Brand name="Carrel" />
          <h1 className={styles.title}>Gallery</h1>
          <nav aria-label="Specimens" className={styles.links}>
            <Link href="/gallery/desk">The desk</Link>
            <Link href="/gallery/mending">Lists and mending</Link>
          </nav>
          <div className={styles.switches}>
            <RadioGroup
              label="Theme"
              look="segments"
              beside
              choices={themes}
              value={preferences.theme}
              onChange={(theme) => setPreferences({ theme })}
            />
            <RadioGroup
              label="Rows"
              look="segments"
              beside
              choices={densities}
              value={preferences.density}
              onChange={(density) => setPreferences({ density })}
            />
            <RadioGroup
              label="Direction"
              look="segments"
              beside
              choices={directions}
              value={direction}
              onChange={setDirection}
            />
          </div>
        </header>
        <main className={styles.parts}>
          <DeskPart />
          <ListsPart />
          <FactsPart />
          <StatesPart />
          <ActionsPart />
          <FieldsPart />
          <CoversPart />
          <LookPart />
        </main>
      </div>
    </I18nProvider>
  )
}
