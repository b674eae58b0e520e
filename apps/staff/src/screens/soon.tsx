import { useLocation } from '@tanstack/react-router'
import { useWords } from '../desk-context.ts'
import { sections } from '../shell/sections.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Panel } from '../ui/panel.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Search } from 'lucide-react'

/** Stands where a section has its place but no screen yet. */
export function SoonScreen() {
  const words = useWords()
  const { pathname } = useLocation()
  const section = sections.find(({ to }) => pathname.startsWith(to))
  const name = section ? words.sections[section.id] : words.app.name
  return (
    <>
      <PageHeader title={name} />
      <Panel>
        <EmptyState icon={section?.icon ?? Search} title={words.app.soonTitle(name)}>
          {words.app.soonText}
        </EmptyState>
      </Panel>
    </>
  )
}
