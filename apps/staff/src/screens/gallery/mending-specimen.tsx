import { History } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FieldDiff } from '../../ui/field-diff.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ShareList } from '../../ui/share-list.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './mending-specimen.module.css'
import { SpecimenShell } from './specimen-shell.tsx'
import { qualityKinds } from './specimens.ts'

const changes = [
  { record: 'ocn1422…817', title: 'A Psalm for the Wild-Built', from: 'www.overdrive.com/media/5551', note: 'Borrow' },
  { record: 'ocn1398…204', title: 'Les Misérables', from: 'overdrive.com/media/2210', note: 'Emprunter' },
  { record: 'ocn1405…551', title: 'Đất rừng phương Nam', from: 'www.overdrive.com/media/9031' },
  { record: 'ocn1411…090', title: '吾輩は猫である', from: 'www.overdrive.com/media/7710' },
  { record: 'ocn1420…333', title: 'The Overstory', from: 'ftp.vendor.example/ovst', odd: true },
]

/** Lists and mending as the picture of the look draws them: what is wrong by kind, then the change itself. */
export function MendingSpecimen() {
  const [kind, setKind] = useState('scheme')
  return (
    <SpecimenShell>
      <PageHeader
        title="Quality"
        aside={<Pill tone="warn">43 flagged since yesterday</Pill>}
        actions={<Button icon={History}>Earlier fixes</Button>}
      >
        Vendor load OverDrive-2026-11, by night import
      </PageHeader>
      <div className={styles.mending}>
        <Panel title="By rule" flush fill>
          <ShareList label="By rule" shares={qualityKinds} value={kind} onChange={setKind} />
        </Panel>
        <Panel
          title="856 $u without a scheme"
          aside={<Pill>31 records</Pill>}
          actions={
            <span className={styles.saved}>
              Saved as <Link href="/gallery">Proxy links</Link>
            </span>
          }
          flush
          fill
          footer={
            <>
              <p className={styles.effect}>
                <strong>31</strong> changes in 31 records, nothing else touched. Undo stays possible.
              </p>
              <Button tone="plain">Skip the odd one</Button>
              <Button>Export diff</Button>
              <Button tone="primary" keys="Mod+Enter">
                Apply 31 changes
              </Button>
            </>
          }
        >
          <div className={styles.pattern}>
            <TextField label="Field" beside mono defaultValue="856 4# $u" />
            <TextField label="Where" beside mono defaultValue="^(?!https?://)" />
            <TextField label="Find" beside mono defaultValue="^(www\.)?(.+)$" />
            <TextField label="Put" beside mono defaultValue="https://$1$2" />
          </div>
          <ul>
            {changes.map(({ record, title, from, note, odd }) => (
              <li key={record} className={styles.change}>
                <div className={styles.record}>
                  <p>{record}</p>
                  <bdi>{title}</bdi>
                </div>
                <FieldDiff
                  tag="856"
                  indicators="40"
                  parts={[
                    { is: 'code', text: '$u' },
                    { is: 'removed', text: from },
                    { is: 'added', text: `https://${from}` },
                    ...(note === undefined
                      ? []
                      : ([
                          { is: 'code', text: '$z' },
                          { is: 'same', text: note },
                        ] as const)),
                  ]}
                />
                {odd && <Pill tone="warn">looks unlike the others</Pill>}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </SpecimenShell>
  )
}
