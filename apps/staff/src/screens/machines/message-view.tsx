import type { ExplainedLine } from '../../../../server/src/modules/machines/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { hexRows } from './message-fields.ts'
import styles from './messages.module.css'

/** One message as it went over the line, and field by field with names and meaning; its bytes on demand. */
export function MessageView({ line }: { readonly line: ExplainedLine }) {
  const { machines } = useDesk().words
  return (
    <div className={styles.message}>
      <p className={styles.name}>
        <span className={styles.code}>{line.code}</span> {line.name}
      </p>
      <p className={styles.raw} dir="ltr">
        {line.line}
      </p>
      {line.problem !== null && <Banner tone="warn" title={line.problem} />}
      {line.missing.length > 0 && <Banner tone="info" title={machines.missing(line.missing.join(', '))} />}
      {line.parts.length > 0 && (
        <table className={styles.parts}>
          <thead>
            <tr>
              <th scope="col">{machines.field}</th>
              <th scope="col">{machines.value}</th>
            </tr>
          </thead>
          <tbody>
            {line.parts.map((part, index) => (
              <tr key={index}>
                <th scope="row">
                  <span className={styles.id}>{part.id}</span> {part.name}
                </th>
                <td>
                  <bdi className={styles.value}>{part.value.trim() === '' ? machines.blank : part.value}</bdi>
                  {part.means !== '' && <span className={styles.means}>{part.means}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details className={styles.bytes}>
        <summary>{machines.bytes}</summary>
        <p>{machines.bytesText}</p>
        <pre dir="ltr">{hexRows(line.line).join('\n')}</pre>
      </details>
    </div>
  )
}
