import { Link2, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BrowseView } from './browse-view.tsx'
import { FilesView } from './files-view.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { RecordsView } from './records-view.tsx'
import { ReportsView } from './reports-view.tsx'
import { VocabulariesView } from './vocabularies-view.tsx'

/** Headings with their references, authority records, what wants work, and where the records come from. */
export function AuthoritiesScreen() {
  const { authorities, headingLinking } = useWords()
  const [isLinking, setLinking] = useState(false)
  const session = useSession()
  const address = useAddress()
  const view = address.oneOf('view', ['headings', 'records', 'reports', 'files', 'vocabularies'])
  return (
    <>
      <PageHeader
        title={authorities.title}
        guide={view === 'files' || view === 'vocabularies' ? 'authority-files' : 'authorities'}
        actions={
          <>
            {may(session, 'catalog:batch') && (
              <Button icon={Link2} onPress={() => setLinking(true)}>
                {headingLinking.open}
              </Button>
            )}
            {may(session, 'authorities:write') && (
              <ButtonLink href="/authorities/new" icon={Plus}>
                {authorities.newRecord}
              </ButtonLink>
            )}
          </>
        }
      >
        {authorities.intro}
      </PageHeader>
      <Tabs
        label={authorities.views}
        value={view}
        onChange={(next) =>
          address.set({
            view: next === 'headings' ? undefined : next,
            from: undefined,
            after: undefined,
            before: undefined,
            offset: undefined,
          })
        }
        pages={[
          { id: 'headings', label: authorities.browse, content: <BrowseView /> },
          { id: 'records', label: authorities.records, content: <RecordsView /> },
          { id: 'reports', label: authorities.reports, content: <ReportsView /> },
          { id: 'files', label: authorities.files, content: <FilesView /> },
          { id: 'vocabularies', label: authorities.vocabularies, content: <VocabulariesView /> },
        ]}
      />
      {isLinking && <LinkDialog onClose={() => setLinking(false)} />}
    </>
  )
}
