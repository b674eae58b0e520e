import { FileUp } from 'lucide-react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from './button.tsx'

interface FileButtonProps {
  readonly label: string
  /** Endings that are offered: `.xsl`. */
  readonly endings?: readonly string[]
  readonly onFile: (file: File) => void
  readonly isDisabled?: boolean
}

/** A small button that asks for one file. */
export function FileButton({ label, endings, onFile, isDisabled }: FileButtonProps) {
  return (
    <FileTrigger
      {...(endings && { acceptedFileTypes: [...endings] })}
      onSelect={(files) => {
        const [file] = files ?? []
        if (file) onFile(file)
      }}
    >
      <Button tone="quiet" size="small" icon={FileUp} isDisabled={isDisabled === true}>
        {label}
      </Button>
    </FileTrigger>
  )
}
