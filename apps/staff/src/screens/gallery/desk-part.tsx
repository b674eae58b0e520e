import { useState } from 'react'
import { ScanField } from '../../ui/scan-field.tsx'
import { Part, Specimen } from './part.tsx'
import { VisitPanel } from './visit-panel.tsx'

/** The parts of the desk: the field and the rows that answer it. */
export function DeskPart() {
  const [last, setLast] = useState('')
  return (
    <Part title="The desk">
      <Specimen name="ScanField" look="wide">
        <ScanField label="Scan an item" action="Check out" keys="F2" keepFocus={false} onScan={setLast} />
        <p role="status">{last !== '' && `Scanned: ${last}`}</p>
      </Specimen>
      <Specimen name="OutcomeRow" look="wide">
        <VisitPanel />
      </Specimen>
    </Part>
  )
}
