import { useQueryClient } from '@tanstack/react-query'
import { FileDown, IdCard, ImagePlus, Merge, Printer, Trash2, Truck, UserX } from 'lucide-react'
import { useId, useState } from 'react'
import { LoseCard } from '../../../../server/src/modules/patrons/contract-cards.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { printPage } from '../../print-page.ts'
import type { MenuGroup } from '../../ui/menu.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { patronKey } from './patron-queries.ts'
import { sendPhoto } from './send-photo.ts'

/** What else is done with a patron's record: cards, photo, home delivery, merging, data, leaving. */
export function useMoreLines(patron: Patron) {
  const { call, words, announce, sounds } = useDesk()
  const session = useSession()
  const goTo = useGoTo()
  const queries = useQueryClient()
  const [deleting, setDeleting] = useState(false)
  const [problem, setProblem] = useState<string>()
  const file = useId()
  const { people } = words
  const writes = may(session, 'patrons:write')
  const refresh = () => queries.invalidateQueries({ queryKey: patronKey(patron.id) })
  const tryTo = async (work: () => Promise<unknown>, said?: string) => {
    try {
      setProblem(undefined)
      await work()
      await refresh()
      if (said !== undefined) announce(said)
    } catch (error) {
      sounds.play('stop')
      setProblem(sentenceFor(error, words.problems))
    }
  }
  const print = (kind: 'cards' | 'labels') =>
    void tryTo(async () => {
      const answer = await fetch(`/api/v1/patron-sheets?patrons=${patron.id}&kind=${kind}`)
      await printPage(await answer.text(), document)
    })
  const { card } = patron
  const groups: readonly MenuGroup[] = [
    {
      id: 'cards',
      lines: [
        ...(writes && card !== null
          ? [
              {
                id: 'lost',
                label: people.loseCard,
                icon: UserX,
                run: () =>
                  void tryTo(() => call(LoseCard, { params: { id: patron.id, barcode: card } }), people.loseCard),
              },
            ]
          : []),
        ...(card === null
          ? []
          : [
              { id: 'print-card', label: people.printCard, icon: Printer, run: () => print('cards') },
              { id: 'print-label', label: people.printLabel, icon: IdCard, run: () => print('labels') },
            ]),
        ...(writes
          ? [
              {
                id: 'photo',
                label: people.choosePhoto,
                icon: ImagePlus,
                run: () => document.getElementById(file)?.click(),
              },
            ]
          : []),
      ],
    },
    {
      id: 'record',
      lines: [
        ...(writes && !patron.housebound
          ? [
              {
                id: 'delivery',
                label: people.setUpDelivery,
                icon: Truck,
                run: () => goTo(`/patrons/${patron.id}?tab=details&delivery=1`),
              },
            ]
          : []),
        ...(may(session, 'patrons:merge')
          ? [{ id: 'merge', label: people.merge, icon: Merge, run: () => goTo(`/patrons/${patron.id}/merge`) }]
          : []),
        ...(may(session, 'patrons:export')
          ? [
              {
                id: 'export',
                label: people.exportData,
                icon: FileDown,
                run: () => window.location.assign(`/api/v1/patrons/${patron.id}/export.csv`),
              },
            ]
          : []),
        ...(may(session, 'patrons:delete') && patron.deleted === null
          ? [{ id: 'delete', label: people.deletePatron, icon: Trash2, danger: true, run: () => setDeleting(true) }]
          : []),
      ],
    },
  ].filter(({ lines }) => lines.length > 0)
  const input = (
    <input
      id={file}
      type="file"
      hidden
      accept="image/jpeg,image/png,image/webp"
      capture="user"
      aria-label={people.choosePhoto}
      onChange={({ currentTarget }) => {
        const [chosen] = currentTarget.files ?? []
        currentTarget.value = ''
        if (chosen) void tryTo(() => sendPhoto(patron.id, chosen, session.csrf, words.problems), people.photo)
      }}
    />
  )
  return { groups, input, problem, deleting, closeDeleting: () => setDeleting(false) }
}
