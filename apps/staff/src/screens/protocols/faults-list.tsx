import { useQuery } from '@tanstack/react-query'
import { ListProtocolFaults } from '../../../../server/src/modules/protocols/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { When } from '../../ui/formatted.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import styles from './protocols.module.css'

/** The last requests that could not be answered, with their bytes as numbers and as text. */
export function FaultsList({ name }: { readonly name: string }) {
  const { words, call } = useDesk()
  const { protocols } = words
  const list = useQuery({
    queryKey: ['protocols', name, 'faults'],
    queryFn: ({ signal }) => call(ListProtocolFaults, { params: { name } }, signal),
  })
  if (list.isError) return <Banner tone="stop" live title={sentenceFor(list.error, words.problems)} />
  if (!list.data) return <SkeletonRows rows={3} />
  if (list.data.rows.length === 0) return <p>{protocols.noFaults}</p>
  return (
    <ul className={styles.faults}>
      {list.data.rows.map(({ id, at, address, operation, message, text, hex, size }) => (
        <li key={id}>
          <p>
            <strong>{message}</strong>
          </p>
          <p className={styles.quiet}>
            <When value={at} /> · {operation} · {address} · {protocols.bytes(size)}
          </p>
          {text !== '' && (
            <details>
              <summary>{protocols.showBytes}</summary>
              <pre>{text}</pre>
              <pre>{hex.replaceAll(/(..)/g, '$1 ').trim()}</pre>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
