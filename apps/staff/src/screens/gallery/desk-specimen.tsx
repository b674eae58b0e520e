import { Banknote, BellRing, CalendarClock, PackageCheck, Receipt } from 'lucide-react'
import { Avatar } from '../../ui/avatar.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { Stats } from '../../ui/stats.tsx'
import { WhyPanel } from '../../ui/why-panel.tsx'
import styles from './desk-specimen.module.css'
import { SpecimenShell } from './specimen-shell.tsx'
import { whyDue } from './specimens.ts'
import { VisitPanel } from './visit-panel.tsx'

/** The desk as the picture of the look draws it: who, what, why. */
export function DeskSpecimen() {
  return (
    <SpecimenShell>
      <h1 className="visually-hidden">Desk</h1>
      <div className={styles.desk}>
        <Panel
          fill
          footer={
            <>
              <Button icon={Banknote} keys="F8">
                Pay
              </Button>
              <Button icon={Receipt} keys="F9">
                Slip
              </Button>
            </>
          }
        >
          <div className={styles.who}>
            <div className={styles.name}>
              <Avatar name="Jordan Reyes" />
              <div>
                <h2 className={styles.title}>Jordan Reyes</h2>
                <Barcode value="21234000041573" />
              </div>
            </div>
            <div className={styles.pills}>
              <Pill>Adult</Pill>
              <Pill>Elm Street</Pill>
              <Pill tone="ok">Good standing</Pill>
            </div>
            <Stats
              stats={[
                { label: 'on loan', value: '7' },
                { label: 'holds ready', value: '2' },
                { label: 'owed', value: '$3.40' },
              ]}
            />
            <Banner tone="ok" icon={PackageCheck} title="Two holds are on shelf R.">
              The Left Hand of Darkness; a Nintendo Switch.
            </Banner>
            <Banner tone="warn" icon={CalendarClock} title="Card ends in 9 days.">
              Loans past 3 Dec are cut short. <Link href="/gallery">Renew now</Link>
            </Banner>
            <KeyValues
              facts={[
                { label: 'DVDs', value: '2 of 5' },
                { label: 'Devices', value: '0 of 1' },
                { label: 'Household', value: '3 people' },
                { label: 'Notices', value: 'E-mail, English' },
                { label: 'History', value: 'Not kept' },
              ]}
            />
          </div>
        </Panel>
        <div className={styles.what}>
          <ScanField label="Scan an item" action="Check out" keys="F2" onScan={() => undefined} />
          <VisitPanel fill />
        </div>
        <div className={styles.why}>
          <WhyPanel title="Why due 15 Dec?" reasons={whyDue} />
          <Panel title="At this desk" icon={BellRing}>
            <KeyValues
              facts={[
                { label: 'Queue for the desk', value: '3 people' },
                { label: 'Out since 9:00', value: '212' },
                { label: 'Till', value: '$146.20' },
              ]}
            />
          </Panel>
        </div>
      </div>
    </SpecimenShell>
  )
}
