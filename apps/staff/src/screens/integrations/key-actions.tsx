import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { EndOldToken, RevokeApiKey, RotateApiKey, type ApiKeyView } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { OverlapDialog } from './overlap-dialog.tsx'

interface KeyActionsProps {
  readonly apiKey: ApiKeyView
  /** Called with a new token, which is to be shown once. */
  readonly onToken: (token: string) => void
}

/** A new token for a key, and its end. */
export function KeyActions({ apiKey, onToken }: KeyActionsProps) {
  const { words, call } = useDesk()
  const { integrations } = words
  const goTo = useGoTo()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<'rotate' | 'end'>()
  const params = { id: apiKey.id }
  const refresh = () => queries.invalidateQueries({ queryKey: ['api-keys'] })
  const rotate = useMutation({
    mutationFn: (overlapDays: number) => call(RotateApiKey, { params, body: { overlapDays } }),
    onSuccess: async ({ token }) => {
      onToken(token)
      setAsked(undefined)
      await refresh()
    },
  })
  const end = useMutation({
    mutationFn: () => call(RevokeApiKey, { params }),
    onSuccess: async () => {
      await refresh()
      goTo('/integrations/keys')
    },
  })
  const endOld = useMutation({ mutationFn: () => call(EndOldToken, { params }), onSettled: refresh })
  const close = () => setAsked(undefined)
  return (
    <>
      {apiKey.previousUntil !== null && (
        <Button isPending={endOld.isPending} onPress={() => endOld.mutate()}>
          {integrations.endOld}
        </Button>
      )}
      <Button icon={RefreshCw} onPress={() => setAsked('rotate')}>
        {integrations.rotate}
      </Button>
      <Button tone="danger" onPress={() => setAsked('end')}>
        {integrations.end}
      </Button>
      {asked === 'rotate' && (
        <OverlapDialog
          title={integrations.rotateTitle}
          text={integrations.rotateText}
          submit={integrations.rotateDo}
          isPending={rotate.isPending}
          error={rotate.error}
          onSubmit={(days) => rotate.mutate(days)}
          onClose={close}
        />
      )}
      {asked === 'end' && (
        <ConfirmDialog
          title={integrations.endTitle}
          text={integrations.endText(apiKey.name)}
          submit={integrations.endDo}
          isPending={end.isPending}
          error={end.error}
          onSubmit={() => end.mutate()}
          onClose={close}
        />
      )}
    </>
  )
}
