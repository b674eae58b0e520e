import { useState } from 'react'
import type { CheckInOutcome, Loan } from '../../../../server/src/modules/circulation/contract.ts'
import type { Receipt } from '../../../../server/src/modules/fees/contract.ts'
import { useFormat, useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { dueWords } from './short-loan.ts'
import styles from './slips.module.css'

/** The slip that a patron takes home: what is due, and when. Of the card only the end is printed. */
export function LoanSlip({ card, loans }: { readonly card: string | null; readonly loans: readonly Loan[] }) {
  const { slips } = useWords()
  const format = useFormat()
  return (
    <div className={styles.slip}>
      <Head />
      {card !== null && (
        <p>
          {slips.card} … {card.slice(-4)}
        </p>
      )}
      <ul className={styles.lines}>
        {loans.map((loan) => (
          <li key={loan.id}>
            <p>{loan.title}</p>
            <p className={styles.line}>
              <Barcode value={loan.barcode} />
              <span className={styles.due}>
                {slips.due} {dueWords(format, loan)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <p>{slips.count(loans.length)}</p>
      <p>{slips.thanks}</p>
    </div>
  )
}

/** The slip that goes into an item: for whom it is kept, or where it is sent. The name is shortened, as shelves are public. */
export function RouteSlip({ outcome }: { readonly outcome: CheckInOutcome }) {
  const { slips } = useWords()
  const format = useFormat()
  const { branch } = useSession()
  const { hold, destination, item } = outcome
  return (
    <div className={styles.slip}>
      <Head />
      <p className={styles.huge}>{destination ? slips.transit : slips.hold}</p>
      {destination && (
        <p className={styles.total}>
          {slips.to}: {destination.name}
        </p>
      )}
      {hold && (
        <p className={styles.total}>
          {slips.for}: {hold.patronName} {hold.card !== null && `(… ${hold.card.slice(-4)})`}
        </p>
      )}
      {hold?.shelfUntil != null && (
        <p>
          {slips.until}: {format.day(hold.shelfUntil)}
        </p>
      )}
      <div className={styles.lines}>
        <p>{item.title}</p>
        <p>{item.callNumber}</p>
        <Barcode value={item.barcode} />
      </div>
      <p>
        {slips.from}: {branch.name}
      </p>
    </div>
  )
}

/** A receipt for the hand of the patron; one that was printed before says that it is a copy. */
export function ReceiptSlip({ receipt, copy = false }: { readonly receipt: Receipt; readonly copy?: boolean }) {
  const { slips, account } = useWords()
  const format = useFormat()
  return (
    <div className={styles.slip}>
      <Head at={receipt.at} branchName={receipt.branch} />
      {copy && <p className={styles.huge}>{account.copy}</p>}
      <p className={styles.total}>
        {receipt.kind === 'refund' ? account.refundOf(receipt.number) : `${slips.receipt} ${receipt.number}`}
      </p>
      <ul className={styles.lines}>
        {receipt.lines.map((line, i) => (
          <li key={i} className={styles.line}>
            <span>{line.description}</span>
            <span>{format.money(line.amount)}</span>
          </li>
        ))}
      </ul>
      <p className={`${styles.line} ${styles.total}`}>
        <span>{receipt.kind === 'refund' ? account.givenBack : slips.paid}</span>
        <span>{format.money(receipt.amount)}</span>
      </p>
      {receipt.tendered && (
        <p className={styles.line}>
          <span>{slips.tendered}</span>
          <span>{format.money(receipt.tendered)}</span>
        </p>
      )}
      {receipt.change && (
        <p className={styles.line}>
          <span>{slips.change}</span>
          <span>{format.money(receipt.change)}</span>
        </p>
      )}
      {receipt.patron && (
        <p className={styles.line}>
          <span>{slips.remaining}</span>
          <span>{format.money(receipt.remaining)}</span>
        </p>
      )}
      <p>{slips.thanks}</p>
    </div>
  )
}

function Head({ at, branchName }: { readonly at?: string; readonly branchName?: string }) {
  const format = useFormat()
  const { library, branch } = useSession()
  const [now] = useState(() => new Date())
  const moment = at ?? now
  return (
    <div>
      <p className={styles.library}>{library.name}</p>
      <p>
        {branchName ?? branch.name}, {format.day(moment)} {format.time(moment)}
      </p>
    </div>
  )
}
