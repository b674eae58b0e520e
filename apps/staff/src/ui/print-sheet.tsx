import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import styles from './print-sheet.module.css'

/** Something to print: `print` hands it to the printer, `sheet` must stand somewhere in the page. */
export interface PrintSheet {
  readonly sheet: ReactNode
  readonly print: (content: ReactNode) => void
}

/** A slip for the printer of this computer: on paper there is only the slip, on the screen nothing of it is seen. */
export function usePrintSheet(): PrintSheet {
  const [job, setJob] = useState<{ readonly content: ReactNode; readonly number: number }>()
  const printed = useRef(0)
  useEffect(() => {
    if (job === undefined || job.number === printed.current) return
    printed.current = job.number
    window.print()
  }, [job])
  const print = useCallback(
    (content: ReactNode) => setJob((last) => ({ content, number: (last?.number ?? 0) + 1 })),
    [],
  )
  const sheet =
    job === undefined ? null : createPortal(<div className={styles.sheet}>{job.content}</div>, document.body)
  return { sheet, print }
}
