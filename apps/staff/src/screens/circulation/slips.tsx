import { useState } from 'react'
import type { Receipt } from '../../../../server/src/modules/fees/contract.ts'
import { useFormat, useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import styles from './slips.module.css'

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
