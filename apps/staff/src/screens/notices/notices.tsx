import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SidePages } from '../../ui/side-pages.tsx'
import { AddressesPage } from './addresses-page.tsx'
import { GatewayPage } from './gateway-page.tsx'
import { LettersPage } from './letters-page.tsx'
import { noticePages, type NoticePage } from './pages.ts'
import { RulesPage } from './rules-page.tsx'
import { SentPage } from './sent-page.tsx'
import { TextsPage } from './texts-page.tsx'

const contents: Readonly<Record<NoticePage, ComponentType>> = {
  sent: SentPage,
  letters: LettersPage,
  addresses: AddressesPage,
  rules: RulesPage,
  texts: TextsPage,
  gateway: GatewayPage,
}

/** What patrons are told: what was sent, when, in which words, and by which way. */
export function NoticesScreen() {
  const { notices } = useWords()
  const { permissions } = useSession()
  const { page: asked } = useParams({ from: '/signed-in/notices/$page' })
  const pages = noticePages.filter(({ permission }) => permission === undefined || permissions.includes(permission))
  const page = pages.find(({ id }) => id === asked)
  if (!page) return <MissingScreen />
  const Content = contents[page.id]
  const intros: Readonly<Record<NoticePage, string>> = {
    sent: notices.sentText,
    letters: notices.lettersText,
    addresses: notices.addressesText,
    rules: notices.rulesText,
    texts: notices.textsText,
    gateway: notices.gatewayText,
  }
  return (
    <>
      <PageHeader
        title={notices[page.id]}
        crumbs={[{ label: notices.title, href: '/notices/sent' }]}
        guide={page.id === 'rules' || page.id === 'texts' ? 'set-up-notices' : 'what-patrons-were-told'}
      >
        {intros[page.id]}
      </PageHeader>
      <SidePages
        label={notices.pages}
        current={page.id}
        pages={pages.map(({ id }) => ({ id, label: notices[id], href: `/notices/${id}` }))}
      >
        <Content />
      </SidePages>
    </>
  )
}
