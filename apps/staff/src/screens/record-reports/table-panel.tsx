import { Download } from 'lucide-react'
import { useState } from 'react'
import type { RecordReport } from '../../../../server/src/modules/record-reports/contract.ts'
import { useWords } from '../../desk-context.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './record-reports.module.css'

const usual = '001, Title=245$ab, Author=100$a, ISBN=020$a, Subjects=650$a'

/** A table of the records of a report as a file: which places become its columns. */
export function TablePanel({ report }: { readonly report: RecordReport }) {
  const { reports } = useWords()
  const [columns, setColumns] = useState(usual)
  const [rows, setRows] = useState('')
  const asked = new URLSearchParams({ columns, ...(rows.trim() !== '' && { rows: rows.trim() }) })
  return (
    <Panel
      title={reports.fileTable}
      footer={
        <ButtonLink icon={Download} download href={`/api/v1/record-reports/${report.id}/table?${asked.toString()}`}>
          {reports.download}
        </ButtonLink>
      }
    >
      <div className={styles.form}>
        <TextField label={reports.columns} hint={reports.columnsHint} mono value={columns} onChange={setColumns} />
        <TextField label={reports.rows} hint={reports.rowsHint} mono value={rows} onChange={setRows} />
      </div>
    </Panel>
  )
}
