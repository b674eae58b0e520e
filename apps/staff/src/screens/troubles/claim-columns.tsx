import type { ReactNode } from 'react'
import type { Claim } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'

/** The columns of claims: what to look for and where; settled ones with what came of them. */
export function claimColumns(
  words: Words,
  settled: boolean,
  actions: (claim: Claim) => ReactNode,
): readonly Column<Claim>[] {
  const { troubles } = words
  const said: Column<Claim> = {
    id: 'said',
    title: troubles.said,
    width: '124px',
    room: 'wide',
    cell: (claim) => <Pill tone="warn">{words.claimKinds[claim.kind]}</Pill>,
    text: (claim) => words.claimKinds[claim.kind],
    sortBy: (claim) => claim.kind,
  }
  const outcome: Column<Claim> = {
    id: 'outcome',
    title: troubles.outcome,
    width: '210px',
    cell: (claim) =>
      claim.resolution !== null && (
        <TwoLines second={[claim.resolvedBy, claim.resolutionNote].filter(Boolean).join(' · ')}>
          {words.claimOutcomes[claim.resolution]}
        </TwoLines>
      ),
    text: (claim) => (claim.resolution === null ? undefined : words.claimOutcomes[claim.resolution]),
    sortBy: (claim) => claim.resolution ?? undefined,
  }
  return [
    {
      id: 'title',
      title: troubles.book,
      cell: (claim) => (
        <TwoLines
          second={[claim.location, claim.callNumber, claim.barcode].filter(Boolean).join(' · ')}
          cover={{ title: claim.title, author: claim.author ?? undefined }}
        >
          <Link href={`/catalogue/${claim.bib}`} look="quiet">
            {claim.title}
          </Link>
        </TwoLines>
      ),
      text: (claim) => claim.title,
      sortBy: (claim) => claim.title,
    },
    {
      id: 'shelf',
      title: troubles.callNumber,
      optional: true,
      cell: (claim) => claim.callNumber,
      text: (claim) => claim.callNumber,
    },
    {
      id: 'barcode',
      title: troubles.barcode,
      optional: true,
      cell: (claim) => claim.barcode,
      text: (claim) => claim.barcode,
    },
    {
      id: 'patron',
      title: troubles.patron,
      width: '16%',
      room: 'wide',
      cell: (claim) =>
        claim.patron !== null && (
          <Link href={`/patrons/${claim.patron}?tab=loans`} look="quiet">
            <bdi>{claim.patronName}</bdi>
          </Link>
        ),
      text: (claim) => claim.patronName ?? undefined,
      sortBy: (claim) => claim.patronName ?? undefined,
    },
    ...(settled ? [outcome] : [said]),
    {
      id: 'since',
      title: troubles.saidOn,
      width: '100px',
      align: 'end',
      room: 'some',
      cell: (claim) => <When value={claim.at} as="day" />,
      text: (claim) => claim.at,
      sortBy: (claim) => claim.at,
    },
    {
      id: 'looked',
      title: troubles.looked,
      width: '110px',
      room: 'wide',
      cell: (claim) => troubles.lookedTimes(claim.searches.length),
      text: (claim) => claim.searches.length,
      sortBy: (claim) => claim.searches.length,
    },
    ...(settled
      ? []
      : [{ id: 'actions', title: troubles.claimActions, width: '140px', align: 'end' as const, cell: actions }]),
  ]
}
