import { useQuery } from '@tanstack/react-query'
import { ListProtocols } from '../../../../server/src/modules/protocols/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import styles from './protocols.module.css'
import { ProtocolPanel } from './protocol-panel.tsx'

/** By which protocols programs outside reach the catalogue: who may, how much, and what came in. */
export function ProtocolsPage() {
  const { words, call } = useDesk()
  const list = useQuery({
    queryKey: ['protocols'],
    queryFn: ({ signal }) => call(ListProtocols, {}, signal),
    refetchInterval: 30_000,
  })
  if (list.isError) return <Banner tone="stop" live title={sentenceFor(list.error, words.problems)} />
  if (!list.data) return <SkeletonRows rows={12} />
  return (
    <div className={styles.stack}>
      {list.data.rows.map((protocol) => (
        <ProtocolPanel key={protocol.name} protocol={protocol} />
      ))}
      <Panel title={words.protocols.elsewhere}>
        <div className={styles.about}>
          <p>{words.protocols.elsewhereText}</p>
          <ul className={styles.links}>
            <li>
              <Link href="/machines/trace">{words.protocols.sip2}</Link>
            </li>
            <li>
              <Link href="/resource-sharing">{words.protocols.ncip}</Link>
            </li>
          </ul>
        </div>
      </Panel>
    </div>
  )
}
