import { useQuery } from '@tanstack/react-query'
import { GraduationCap } from 'lucide-react'
import { ListReservesOfBib } from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Link } from '../../ui/link.tsx'

/** For which courses a title is on reserve, and what that means for changes of its items. */
export function OnReserveNote({ bib }: { readonly bib: number }) {
  const { words, call } = useDesk()
  const { reserves } = words
  const { data } = useQuery({
    queryKey: ['reserves', 'bib', bib],
    queryFn: ({ signal }) => call(ListReservesOfBib, { params: { id: bib } }, signal),
  })
  if (!data || data.rows.length === 0) return null
  return (
    <Banner tone="info" icon={GraduationCap} title={reserves.onReserveFor}>
      {data.rows.map(({ course, code, name }, i) => (
        <span key={course}>
          {i > 0 && ', '}
          <Link href={`/reserves/${course}`}>{code === '' ? name : `${code} ${name}`}</Link>
        </span>
      ))}
      {data.rows.some(({ items }) => items.length > 0) && <> · {reserves.changesWait}</>}
    </Banner>
  )
}
