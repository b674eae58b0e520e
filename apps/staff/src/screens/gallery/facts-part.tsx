import { BellRing, History } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { FieldDiff } from '../../ui/field-diff.tsx'
import { Figure, Money, When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ShareList } from '../../ui/share-list.tsx'
import { Stats } from '../../ui/stats.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { WhyPanel } from '../../ui/why-panel.tsx'
import { Part, Specimen } from './part.tsx'
import { qualityKinds, whyDue } from './specimens.ts'

/** Panels and what stands in them. */
export function FactsPart() {
  const [page, setPage] = useState<'loans' | 'holds' | 'money'>('loans')
  const [kind, setKind] = useState('scheme')
  return (
    <Part title="What is known">
      <Specimen name="PageHeader" look="wide">
        <PageHeader
          title="Quality"
          crumbs={[
            { label: 'Catalogue', href: '/catalogue' },
            { label: 'Elm County', href: '/gallery' },
          ]}
          aside={<Pill tone="warn">43 flagged since yesterday</Pill>}
          actions={<Button icon={History}>Earlier fixes</Button>}
        >
          Vendor load OverDrive-2026-11, by night import
        </PageHeader>
      </Specimen>
      <Specimen name="Panel, KeyValues" look="stack">
        <Panel title="At this desk" icon={BellRing} aside={<Pill>Open</Pill>}>
          <KeyValues
            facts={[
              { label: 'Queue for the desk', value: '3 people' },
              { label: 'Out since 9:00', value: <Figure value={212} /> },
              { label: 'Till', value: <Money value={{ amount: 14_620, currency: 'USD' }} /> },
            ]}
          />
        </Panel>
        <Panel title="Item" level={3}>
          <KeyValues
            look="columns"
            facts={[
              { label: 'Barcode', value: <Barcode value="31234008712209" size="m" /> },
              { label: 'Call number', value: '305.597 KIM' },
              { label: 'Due', value: <When value="2026-12-15" /> },
            ]}
          />
        </Panel>
      </Specimen>
      <Specimen name="WhyPanel" look="stack">
        <WhyPanel title="Why due 15 Dec?" reasons={whyDue} />
      </Specimen>
      <Specimen name="Stats, Avatar" look="stack">
        <Stats
          stats={[
            { label: 'on loan', value: '7' },
            { label: 'holds ready', value: '2' },
            { label: 'owed', value: '$3.40' },
          ]}
        />
        <Stats
          stats={[
            { label: 'overdue', value: '12', tone: 'stop' },
            { label: 'owed', value: '$104.00', tone: 'warn' },
          ]}
        />
        <span style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
          <Avatar name="Jordan Reyes" />
          <Avatar name="李 小龍" />
          <Avatar name="Maya Osei" size="small" />
        </span>
      </Specimen>
      <Specimen name="Tabs" look="stack">
        <Tabs
          label="Patron"
          value={page}
          onChange={setPage}
          pages={[
            { id: 'loans', label: 'Loans', count: 7, content: <p>Seven things on loan.</p> },
            { id: 'holds', label: 'Holds', count: 2, content: <p>Two holds.</p> },
            { id: 'money', label: 'Money', content: <p>Nothing owed.</p> },
          ]}
        />
      </Specimen>
      <Specimen name="ShareList" look="stack">
        <Panel title="By rule" flush>
          <ShareList label="By rule" shares={qualityKinds} value={kind} onChange={setKind} />
        </Panel>
      </Specimen>
      <Specimen name="FieldDiff" look="stack">
        <FieldDiff
          tag="856"
          indicators="40"
          parts={[
            { is: 'code', text: '$u' },
            { is: 'removed', text: 'www.overdrive.com/media/5551' },
            { is: 'added', text: 'https://www.overdrive.com/media/5551' },
            { is: 'code', text: '$z' },
            { is: 'same', text: 'Borrow' },
          ]}
        />
        <FieldDiff
          tag="245"
          indicators="10"
          parts={[
            { is: 'code', text: '$a' },
            { is: 'removed', text: 'الأيام /' },
            { is: 'added', text: 'الأيام' },
          ]}
        />
      </Specimen>
    </Part>
  )
}
