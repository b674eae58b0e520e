import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { CornerDownLeft } from 'lucide-react'
import { Suspense, lazy, useEffect, useState } from 'react'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { loansQuery, patronKey, patronQuery } from '../patrons/patron-queries.ts'
import { AskingPanel } from './asking-panel.tsx'
import styles from './desk.module.css'
import { PatronPanel } from './patron-panel.tsx'
import { LendingTermsBar } from './lending-terms.tsx'
import { TodayPanel } from './today-panel.tsx'
import { useCheckOut } from './use-check-out.ts'
import { useDueSlips } from './use-due-slips.ts'
import { useGoTo } from './use-go-to.ts'
import { useSlip } from './use-slip.ts'
import { loansOf } from './visit.ts'
import { VisitFooter } from './visit-footer.tsx'
import { VisitPanel } from './visit-panel.tsx'
import { VisitWhy } from './visit-why.tsx'

const PayDialog = lazy(async () => ({ default: (await import('../fees/pay-dialog.tsx')).PayDialog }))

/** Check-out, for those who may lend; others, such as pages, begin at check-in. */
export function CheckOutScreen() {
  const session = useSession()
  if (!may(session, 'circulation:check-out')) return <Navigate to="/desk/check-in" replace />
  return <CheckOut />
}

/** Who is at the desk, what they take, and why it is due when it is. */
function CheckOut() {
  const { call, words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const goTo = useGoTo()
  const desk = useCheckOut()
  const { patron, visit } = desk
  const [paying, setPaying] = useState(false)
  const slips = useSlip()
  const details = useQuery({ ...patronQuery(call, patron ?? 0), enabled: patron !== undefined })
  const loans = useQuery({ ...loansQuery(call, patron ?? 0), enabled: patron !== undefined })
  // F3 is pressed with the next item already under the scanner: the other screen is there before it is wanted.
  useEffect(() => void import('./check-in.tsx'), [])
  useLiveRefresh(['loan', 'hold', 'payment'], [patronKey(patron ?? 0)])
  useDueSlips(
    patron,
    loansOf(visit).map(({ id }) => id),
    (lent) => void slips.printByItself('check-out', { loans: lent }),
  )
  const selected = visit.find((row) => row.key === desk.chosen) ?? visit[0]
  // What this visit has lent, else all that the patron has.
  const listed = () => {
    const lent = loansOf(visit)
    return (lent.length > 0 ? lent : (loans.data ?? [])).map(({ id }) => id)
  }
  return (
    <div className={styles.desk}>
      <h1 className="visually-hidden">{words.desk.title}</h1>
      {patron === undefined ? (
        <AskingPanel asking={desk.asking} onChoose={desk.welcome} />
      ) : (
        <PatronPanel
          id={patron}
          footer={
            <VisitFooter
              patron={patron}
              canPrint={loansOf(visit).length > 0 || (loans.data?.length ?? 0) > 0}
              onPay={() => setPaying(true)}
              onSlip={() => void slips.print('check-out', { loans: listed() })}
              onMail={() => void slips.mail(listed())}
            />
          }
        />
      )}
      <div className={styles.what}>
        <ScanField
          label={patron === undefined ? words.desk.scanCard : words.desk.scanItem}
          action={patron === undefined ? words.desk.findPatron : words.desk.checkOut}
          keys="F2"
          onScan={desk.scan}
          tone={desk.tone}
        />
        {patron !== undefined && <LendingTermsBar desk={desk} patron={details.data} />}
        <VisitPanel desk={desk} selected={selected} />
      </div>
      <div className={styles.why}>
        <VisitWhy row={selected} />
        <TodayPanel
          guide="lend-at-the-desk"
          action={
            may(session, 'circulation:check-in') && (
              <Button
                icon={CornerDownLeft}
                keys="F3"
                onPress={() => goTo(`/desk/check-in${patron === undefined ? '' : `?patron=${patron}`}`)}
              >
                {words.desk.toCheckIn}
              </Button>
            )
          }
        />
      </div>
      {patron !== undefined && (
        <Suspense>
          <PayDialog
            patron={patron}
            isOpen={paying || address.text('pay') !== undefined}
            onClose={() => {
              setPaying(false)
              address.set({ pay: undefined }, 'replace')
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
