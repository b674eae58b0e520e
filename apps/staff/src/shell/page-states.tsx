import type { ErrorComponentProps } from '@tanstack/react-router'
import { SearchX, TriangleAlert } from 'lucide-react'
import { useWords } from '../desk-context.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { EmptyState } from '../ui/states.tsx'

/** An address that names nothing. */
export function MissingScreen() {
  const { app } = useWords()
  return (
    <EmptyState
      icon={SearchX}
      title={app.notFoundTitle}
      action={
        <Link href="/desk" look="strong">
          {app.toDesk}
        </Link>
      }
    >
      {app.notFoundText}
    </EmptyState>
  )
}

/** A screen that stopped by a mistake of ours. */
export function BrokenScreen({ reset }: ErrorComponentProps) {
  const { app } = useWords()
  return (
    <EmptyState icon={TriangleAlert} title={app.brokenTitle} action={<Button onPress={reset}>{app.reload}</Button>}>
      {app.brokenText}
    </EmptyState>
  )
}
